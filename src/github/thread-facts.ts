// From GitHub's description of a thread to what the ledger keeps of it. The same for one thread and for years of them, so that
// what was read before the App was installed and what it saw itself are one history.
import { withoutAddresses } from '../domain/addresses.ts';
import { isBotName } from '../domain/bot.ts';
import type { LandedChange, OtherContribution } from '../domain/contribution.ts';
import { answered, issueOpened, landedId, reviewed } from '../domain/thread-contributions.ts';
import { byCodePoint } from '../domain/history.ts';
import type { Person } from '../domain/person.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Closing, ThreadFacts } from '../domain/thread-facts.ts';
import type { Thread } from '../domain/thread.ts';
import { HOUR, type Instant } from '../domain/time.ts';
import type { ActorShape, PullShape, ThreadShape } from './answer-shapes.ts';

/** Who spoke so shortly before a closing spoke about it. */
const SPOKE_ABOUT_CLOSING = HOUR;

interface Spoken {
  readonly by: Person;
  readonly at: Instant;
}

/** `bots` are logins that are nobody here, although GitHub thinks they are people. */
export function toThreadFacts(
  shape: ThreadShape,
  repository: RepositoryId,
  bots: readonly string[],
): ThreadFacts {
  const author = toPerson(shape.author, bots);
  const isPull = shape.__typename === 'PullRequest';
  const isAuthor = ({ by }: Spoken) => by.key === author?.key;
  const comments = humansIn(shape.comments, bots).filter((spoken) => !isAuthor(spoken));
  const reviews = isPull ? reviewsIn(shape, bots).filter((spoken) => !isAuthor(spoken)) : [];
  const landed = isPull ? landedIn(shape, author, reviews, bots) : null;
  const merger = isPull ? humans(toPerson(shape.mergedBy, bots)) : [];
  const thread = toThread(shape, repository, author, earliest([...comments, ...reviews]));
  return {
    thread,
    landed,
    others: author === null || author.isBot ? [] : othersIn(thread, author, comments, reviews),
    closing: isPull ? closingOf(shape, author, bots) : null,
    people: unique([...humans(author), ...[...comments, ...reviews].map(({ by }) => by), ...merger]),
    authorNodeId: shape.author?.id ?? null,
  };
}

function toThread(
  shape: ThreadShape,
  repository: RepositoryId,
  author: Person | null,
  answeredAt: Instant | null,
): Thread {
  const isPull = shape.__typename === 'PullRequest';
  return {
    repository,
    number: shape.number,
    kind: isPull ? 'pull-request' : 'issue',
    state: stateOf(shape),
    isLocked: shape.locked,
    author,
    title: withoutAddresses(shape.title),
    openedAt: shape.createdAt,
    labels: shape.labels.map(({ name }) => name),
    files: isPull ? shape.files.map((file) => file.path) : [],
    answeredAt,
    changedAt: shape.updatedAt,
  };
}

function stateOf(shape: ThreadShape): Thread['state'] {
  if (shape.__typename === 'Issue') return shape.issueState === 'OPEN' ? 'open' : 'closed';
  if (shape.pullState === 'OPEN') return shape.isDraft ? 'draft' : 'open';
  return shape.pullState === 'MERGED' ? 'landed' : 'closed';
}

/** A merged pull request, or one that a commit of its author on the default branch closed. */
function landedIn(
  shape: PullShape,
  author: Person | null,
  reviews: readonly Spoken[],
  bots: readonly string[],
): LandedChange | null {
  const at = shape.mergedAt ?? closedByOwnCommit(shape, author);
  if (at === null || author?.isBot === true) return null;
  const merger = shape.mergedAt === null ? shape.timelineItems.at(-1)?.actor : shape.mergedBy;
  const [mergedBy] = humans(toPerson(merger ?? null, bots));
  return {
    kind: 'landed',
    id: landedId(shape.number),
    at,
    openedAt: shape.createdAt,
    author: author?.key ?? GHOST,
    authorName: author?.login ?? GHOST,
    reviewers: unique(reviews.map(({ by }) => by))
      .map(({ key }) => key)
      .sort(byCodePoint),
    mergedBy: mergedBy?.key ?? null,
    files: shape.files.map((file) => file.path),
    nFiles: shape.changedFiles,
    number: shape.number,
    title: withoutAddresses(shape.title),
  };
}

/** Accounts that were deleted are kept in history under this key; they are never greeted, asked or counted. */
const GHOST = 'ghost';

function closedByOwnCommit({ pullState, timelineItems }: PullShape, author: Person | null): Instant | null {
  const closer = timelineItems.at(-1)?.closer;
  if (pullState !== 'CLOSED' || closer?.__typename !== 'Commit' || !author) return null;
  const isOwn = (closer.authors ?? []).some(({ user }) => String(user?.databaseId) === author.key);
  return isOwn ? (closer.committedDate ?? null) : null;
}

function othersIn(
  thread: Thread,
  author: Person,
  comments: readonly Spoken[],
  reviews: readonly Spoken[],
): OtherContribution[] {
  if (thread.kind === 'pull-request')
    return firstOfEach(reviews).map(({ by, at }) => reviewed(thread, by, at));
  const answers = firstOfEach(comments).map(({ by, at }) => answered(thread, by, at));
  return [issueOpened(thread, author), ...answers];
}

function closingOf(shape: PullShape, author: Person | null, bots: readonly string[]): Closing | null {
  const event = shape.timelineItems.at(-1);
  const at = event?.createdAt;
  if (at === undefined) return null;
  const spoken = [...humansIn(shape.latest ?? [], bots), ...reviewsIn(shape, bots)];
  const about = spoken.filter((one) => one.at >= at - SPOKE_ABOUT_CLOSING && one.by.key !== author?.key);
  const isByCommit = event?.closer?.__typename === 'Commit';
  return {
    at,
    by: toPerson(event?.actor ?? null, bots),
    speakers: unique(about.map(({ by }) => by)),
    isByCommit,
  };
}

function reviewsIn({ reviews }: PullShape, bots: readonly string[]): Spoken[] {
  const submitted = reviews.flatMap(({ state, submittedAt, author }) =>
    state === 'PENDING' || submittedAt === null || submittedAt === undefined
      ? []
      : [{ createdAt: submittedAt, author }],
  );
  return humansIn(submitted, bots);
}

function humansIn(
  spoken: readonly { readonly createdAt: Instant; readonly author: ActorShape }[],
  bots: readonly string[],
): Spoken[] {
  return spoken.flatMap(({ createdAt, author }) =>
    humans(toPerson(author, bots)).map((by) => ({ by, at: createdAt })),
  );
}

function firstOfEach(spoken: readonly Spoken[]): Spoken[] {
  const first = new Map<string, Spoken>();
  for (const one of spoken) {
    const known = first.get(one.by.key);
    if (!known || one.at < known.at) first.set(one.by.key, one);
  }
  return [...first.values()];
}

function earliest(spoken: readonly Spoken[]): Instant | null {
  return spoken.reduce<Instant | null>((least, { at }) => (least === null ? at : Math.min(least, at)), null);
}

/** null where the account was deleted. */
export function toPerson(shape: ActorShape, bots: readonly string[] = []): Person | null {
  if (typeof shape?.databaseId !== 'number') return null;
  // GraphQL leaves out the "[bot]" that REST appends to a bot's login.
  const isBot = shape.__typename === 'Bot' || isBotName(shape.login, bots);
  return { key: String(shape.databaseId), login: shape.login, isBot };
}

function humans(person: Person | null): Person[] {
  return person && !person.isBot ? [person] : [];
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.key, person])).values()];
}
