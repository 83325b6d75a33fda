// A git clone or bare directory as a stream of landed changes. It only reads, runs nothing of the repository's, and asks no network.
import type { LandedChange } from '../domain/contribution.ts';
import { askGit } from './command.ts';
import { inOrder } from './in-order.ts';
import { isDirect, readLandings } from './landings.ts';
import type { Landing } from './landings.ts';
import { readMailmap } from './mailmap.ts';
import type { Mailmap } from './mailmap.ts';
import { inClone, openClone } from './open.ts';
import { survey } from './survey.ts';
import type { Survey } from './survey.ts';
import { toChange } from './to-change.ts';

/** How far the reading has come, in steps of the first-parent line; a clone is read twice. */
export interface CloneProgress {
  readonly phase: 'people' | 'changes';
  readonly done: number;
  readonly total: number;
}

export interface CloneListeners {
  readonly onProgress?: (progress: CloneProgress) => void;
  /** One sentence about what is missing from the answer, such as the past of a shallow clone. */
  readonly onWarning?: (sentence: string) => void;
}

/**
 * Streams the changes that landed on the default branch, oldest first. People are keyed by their GitHub login where the
 * clone shows it, else by their name; robots keep a key that ends in `[bot]`. Throws a `SourceError` where there is nothing to read.
 */
export async function* readClone(path: string, listeners: CloneListeners = {}): AsyncGenerator<LandedChange> {
  const clone = await openClone(path);
  if (clone.cutAt.size > 0) listeners.onWarning?.(shallowWarning(path));
  const total = Number(await askGit(inClone(clone, ['rev-list', '--count', '--first-parent', clone.tip])));
  const tell = (phase: CloneProgress['phase']) => (done: number) =>
    listeners.onProgress?.({ phase, done, total });

  const first = counted(readLandings(clone, 'hashes'), tell('people'));
  const surveyed = await survey(first, (signatures) => readMailmap(clone, signatures));
  const second = counted(readLandings(clone, 'files'), tell('changes'));
  yield* inOrder(gather(second, surveyed.survey, surveyed.mailmap), surveyed.survey.landingTimes);
}

// Direct commits of one pull request wait for the last of them, however far apart they are.
async function* gather(landings: AsyncIterable<Landing>, { people, lastOfPull }: Survey, mailmap: Mailmap) {
  const begun = new Map<string, [Landing, ...Landing[]]>();
  let place = 0;
  for await (const landing of landings) {
    const pull = isDirect(landing) ? landing.commit.message.pull : null;
    const soFar = pull === null ? undefined : begun.get(pull);
    const parts: [Landing, ...Landing[]] = soFar === undefined ? [landing] : [...soFar, landing];
    const isWhole = pull === null || lastOfPull.get(pull) === place;
    if (isWhole) yield toChange(parts, people, mailmap);
    if (pull !== null) begun.set(pull, parts);
    if (pull !== null && isWhole) begun.delete(pull);
    place++;
  }
}

async function* counted<Item>(
  items: AsyncIterable<Item>,
  tell: (done: number) => void,
): AsyncGenerator<Item> {
  let done = 0;
  for await (const item of items) {
    yield item;
    tell(++done);
  }
}

function shallowWarning(path: string): string {
  return `${path}: this clone is shallow, so who was here earlier is unknown; «git fetch --unshallow» completes it`;
}
