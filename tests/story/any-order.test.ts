// GitHub promises no order: whatever happens to one thread may be told late, twice and the other way round. Whichever way it is
// told, the same ledger and the same comments must come of it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLine } from '../../src/history-file/write.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { visibleText } from '../support/visible.ts';
import { Theatre } from './theatre.ts';

const theatre = Theatre.open();

/** What can happen to a pull request, apart from its being opened. What is impossible just now does not happen. */
const deeds = [
  'helper comments',
  'maintainer reviews',
  'author answers',
  'title edited',
  'labelled',
  'unlabelled',
  'maintainer closes',
  'author closes',
  'reopened',
  'merged',
  'ready',
] as const;
type Deed = (typeof deeds)[number];

interface Told {
  readonly deeds: readonly Deed[];
  readonly isDraft: boolean;
  /** After which deeds what is held back is told; at the end all of it is. */
  readonly tellAfter: readonly boolean[];
  readonly shuffle: boolean;
  readonly times: number;
}

const AUTHOR = 'nia-newell';
let runs = 0;

/** Lives through it in a repository of its own, and gives everything that is left of it. */
async function live({ deeds: all, isDraft, tellAfter, shuffle, times }: Told): Promise<unknown> {
  const { world, stage } = theatre;
  const repo = await theatre.project(`order-${++runs}`, {});
  const began = theatre.now;
  stage.sandbox.hold();
  const number = world.openPullRequest({
    repo,
    author: AUTHOR,
    title: 'Trim the wick',
    files: ['a.ts'],
    draft: isDraft,
  });
  for (const [i, deed] of all.entries()) {
    // Events of the same second, too: GitHub's times are no finer.
    stage.clock.advance(i % 3 === 0 ? 0 : 7000);
    happen(deed, repo, number);
    if (tellAfter[i]) {
      stage.sandbox.release({ shuffle, times });
      await stage.quiet();
      stage.sandbox.hold();
    }
  }
  stage.sandbox.release({ shuffle, times });
  await stage.quiet();
  await stage.pass(2 * HOUR);
  // Of two descriptions of the same second nobody knows which is later; the daily reading asks.
  const { id } = world.repository(repo);
  await stage.belay.queue.send([{ name: 'history', repository: id, group: String(id) }]);
  await stage.quiet();
  return left(repo, number, began);
}

function happen(deed: Deed, repo: string, number: number): void {
  const { world } = theatre;
  const { state, pull } = world.thread(repo, number);
  const isOpen = state === 'open';
  const isMerged = pull !== null && pull.mergedAt !== null;
  const isDraft = pull?.isDraft ?? false;
  const deedsOfPeople: Readonly<Record<Deed, (() => unknown) | false>> = {
    'helper comments': () => world.comment(repo, number, 'hal-helpful', 'Have you seen the guide?'),
    'maintainer reviews': isOpen && (() => world.review(repo, number, 'mira-holm', 'COMMENTED', 'Nearly.')),
    'author answers': () => world.comment(repo, number, AUTHOR, 'Thank you!'),
    'title edited': () => {
      world.editThread(repo, number, AUTHOR, { title: `Trim the wick, ${theatre.now}` });
    },
    labelled: () => {
      world.label(repo, number, 'documentation', 'mira-holm');
    },
    unlabelled: () => {
      world.unlabel(repo, number, 'documentation', 'mira-holm');
    },
    'maintainer closes':
      isOpen &&
      (() => {
        world.close(repo, number, 'mira-holm');
      }),
    'author closes':
      isOpen &&
      (() => {
        world.close(repo, number, AUTHOR);
      }),
    reopened:
      !isOpen &&
      !isMerged &&
      (() => {
        world.reopen(repo, number, 'mira-holm');
      }),
    merged:
      isOpen &&
      (() => {
        world.merge(repo, number, 'mira-holm');
      }),
    ready:
      isOpen &&
      isDraft &&
      (() => {
        world.readyForReview(repo, number);
      }),
  };
  const act = deedsOfPeople[deed];
  if (act) act();
}

/** Times are counted from the beginning, because every run has its own. */
async function left(repo: string, number: number, began: number): Promise<unknown> {
  const { world, stage } = theatre;
  const { id } = world.repository(repo);
  const contributions = [];
  for await (const contribution of stage.belay.ledger.contributions(id))
    if (contribution.number === number)
      contributions.push(toLine({ ...contribution, at: contribution.at - began }));
  const { prisma } = stage.database;
  const where = { repositoryId: id };
  const thread = await prisma.thread.findFirst({ where: { ...where, number } });
  const milestones = await prisma.milestone.findMany({ where, orderBy: { milestone: 'asc' } });
  return {
    contributions: contributions.map((line) =>
      line.replace(/"openedAt":"[^"]*"/, '').replace(/, \d{13}/g, ''),
    ),
    thread: thread && {
      state: thread.state,
      title: thread.title.replace(/\d{13}/, (text) => String(Number(text) - began)),
      labels: [...thread.labels].sort(),
      answered: thread.answeredAt && thread.answeredAt.getTime() - began,
    },
    milestones: milestones.map(({ person, milestone }) => `${person} ${milestone}`),
    said: world
      .commentsOf(repo, number)
      .filter(({ isByApp }) => isByApp)
      .map(({ body }) => visibleText(body))
      .sort(),
    labels: world.labelsOf(repo, number).sort(),
  };
}

it('any order of any news about one thread ends in the same', { timeout: 300_000 }, async () => {
  for (const login of [AUTHOR, 'hal-helpful']) theatre.world.addUser({ login });
  const told = fc.record({
    deeds: fc.array(fc.constantFrom(...deeds), { maxLength: 7 }),
    isDraft: fc.boolean(),
    tellAfter: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    shuffle: fc.boolean(),
    times: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(told, async (how) => {
      const asTold = await live(how);
      const inOrder = await live({ ...how, tellAfter: [], shuffle: false, times: 1 });
      expect(asTold).toEqual(inOrder);
      await theatre.stage.pass(DAY);
    }),
    {
      numRuns: Number(process.env['BELAY_TEST_ORDERS'] ?? 25),
      seed: Number(process.env['BELAY_TEST_SEED'] ?? 20261123),
      endOnFailure: true,
    },
  );
});

theatre.keptToDescriptions();
