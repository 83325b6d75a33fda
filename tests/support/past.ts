// An invented past of a project, with all that makes recognising people hard: commits without a pull request, robots, people who
// come back, people who only ever review, and many who came once.
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { Chance } from '../../demo/story/chance.ts';

const YEARS = 3 * 365 * DAY;
const PEOPLE = 60;
const REVIEWERS = 6;
const FOLDERS = ['src/wick', 'src/glass', 'docs', 'tools/oil'];

/** So many changes before `until`, oldest first. The same seed gives the same past. */
export function generatedPast(changes: number, until: number, seed: number): LandedChange[] {
  const chance = new Chance(seed);
  const times = Array.from({ length: changes }, () => until - chance.between(HOUR, YEARS));
  let number = 0;
  return times
    .sort((a, b) => a - b)
    .map((at, i) => {
      const author = authorAt(chance, until - at);
      const isCommit = chance.happens(0.2);
      const [reviewer, merger] = [helperAt(chance, until - at), helperAt(chance, until - at)];
      return {
        kind: 'landed',
        id: `change-${i}`,
        // GitHub's times have no fractions.
        at: at - (at % 1000),
        openedAt: at - (at % 1000) - chance.between(1, 72) * HOUR,
        author,
        authorName: author,
        reviewers: isCommit || !chance.happens(0.7) ? [] : [reviewer],
        mergedBy: chance.happens(0.8) ? merger : author,
        files: [`${chance.pick(FOLDERS)}/part-${chance.between(0, 9)}.ts`],
        nFiles: 1,
        number: isCommit ? null : ++number,
        title: `Mend part ${i}`,
      };
    });
}

/** A few write all the time, most came once or twice, some only long ago, and one is a robot. */
function authorAt(chance: Chance, ago: number): string {
  if (chance.happens(0.05)) return 'tidy-robot[bot]';
  if (chance.happens(0.4)) return `steady-${chance.between(0, 5)}`;
  const wasLongAgo = ago > 400 * DAY;
  return `${wasLongAgo ? 'early' : 'late'}-${chance.between(0, PEOPLE)}`;
}

function helperAt(chance: Chance, ago: number): string {
  return `${ago > 380 * DAY ? 'former' : 'present'}-reviewer-${chance.between(0, REVIEWERS)}`;
}
