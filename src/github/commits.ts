// Commits on the default branch that no merged pull request explains: pushed directly, or landed by hand or by a merge robot
// that closes the pull request instead of merging it.
import { shownName } from '../domain/addresses.ts';
import { isBotName } from '../domain/bot.ts';
import type { LandedChange } from '../domain/contribution.ts';
import { commitId, landedId } from '../domain/thread-contributions.ts';
import { pullNamedIn, titleOf } from '../domain/landing-message.ts';
import type { Person } from '../domain/person.ts';
import type { KnownPull } from '../flow/ledger-ports.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { CommitShape } from './answer-shapes.ts';

/** As for clones: work that lay about for longer says nothing about how long landing takes. */
const LONGEST_OPEN = 60 * DAY;

/** Whether it landed by itself: merges bring commits that are counted for themselves. */
export function isDirect({ parents, associatedPullRequests }: CommitShape): boolean {
  return parents.totalCount < 2 && !associatedPullRequests.some(({ merged }) => merged);
}

/** The number of the pull request that a commit says it lands; null if it names none. Others' pull requests do not count. */
export function numberIn({ message }: CommitShape, repository: string): number | null {
  const named = pullNamedIn(message);
  if (!named) return null;
  return named.repository === '' || named.repository === repository.toLowerCase() ? named.number : null;
}

/**
 * The change that a direct commit is, with the people it names; null if a bot wrote it or a merged pull request is told to
 * have brought it. `pull` is the pull request that it names, if there is one.
 */
export function directChange(
  commit: CommitShape,
  number: number | null,
  pull: KnownPull | undefined,
  bots: readonly string[],
  now: Instant,
): { change: LandedChange; people: Person[] } | null {
  if (!isDirect(commit) || pull?.isMerged) return null;
  const authors = commit.authors.flatMap((author) => authorOf(author) ?? []);
  const landsTheirs = pull && authors.some(({ key }) => key === pull.author) ? pull : undefined;
  const [first] = authors;
  const author = landsTheirs ? { key: landsTheirs.author, name: landsTheirs.authorName } : first;
  if (!author || isBotName(author.name, bots) || isBotName(author.key, bots)) return null;
  const committer = personOf(commit.committer?.user ?? null, bots);
  const at = Math.min(commit.committedDate, now);
  const change: LandedChange = {
    kind: 'landed',
    id: landsTheirs && number !== null ? landedId(number) : commitId(commit.oid),
    // Whoever commits can write any date; nothing lands in the future.
    at,
    openedAt: landsTheirs?.openedAt ?? Math.min(at, Math.max(commit.authoredDate, at - LONGEST_OPEN)),
    author: author.key,
    authorName: author.name,
    reviewers: [],
    mergedBy: committer && committer.key !== author.key ? committer.key : null,
    files: [],
    nFiles: commit.changedFilesIfAvailable ?? 0,
    number: landsTheirs ? number : null,
    title: landsTheirs?.title ?? titleOf(commit.messageHeadline),
  };
  const people = [
    ...commit.authors.flatMap(({ user }) => personOf(user, bots) ?? []),
    ...(committer ? [committer] : []),
  ];
  return { change, people };
}

/**
 * Whoever GitHub cannot link to an account is known by the name in the commit, which is the same under all their addresses;
 * without a name, it is nobody's.
 */
function authorOf({ name, user }: CommitShape['authors'][number]): { key: string; name: string } | null {
  if (user?.databaseId) return { key: String(user.databaseId), name: user.login };
  if (name === null || name.trim() === '') return null;
  const shown = shownName(name);
  return { key: `name:${shown.toLowerCase()}`, name: shown };
}

function personOf(
  user: NonNullable<CommitShape['committer']>['user'],
  bots: readonly string[],
): Person | null {
  if (!user?.databaseId || isBotName(user.login, bots)) return null;
  return { key: String(user.databaseId), login: user.login, isBot: false };
}
