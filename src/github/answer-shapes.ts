// GitHub's GraphQL answers, translated into our shapes. What GitHub leaves out or adds is dealt with here and nowhere else.
import { z } from 'zod';
import type { LandedChange } from '../domain/contribution.ts';
import { isBotName } from '../domain/bot.ts';
import type { Person } from '../domain/person.ts';
import type { Repository } from '../domain/repository.ts';
import type { Thread } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';

const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

const actor = z
  .object({ __typename: z.string(), login: z.string(), databaseId: z.number().int().nullish() })
  .nullable();

const nodes = <T extends z.ZodType>(node: T) =>
  z
    .object({ nodes: z.array(node.nullable()).nullable() })
    .nullable()
    .transform((list) => (list?.nodes ?? []).filter((item) => item !== null) as z.output<T>[]);

const spoken = z.object({ createdAt: instant, author: actor });
const reviewed = z.object({ state: z.string(), submittedAt: instant.nullish(), author: actor });
const named = z.object({ name: z.string() });
const path = z.object({ path: z.string() });

const thread = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('Issue'),
    title: z.string(),
    createdAt: instant,
    issueState: z.enum(['OPEN', 'CLOSED']),
    locked: z.boolean(),
    author: actor,
    labels: nodes(named),
    comments: nodes(spoken),
  }),
  z.object({
    __typename: z.literal('PullRequest'),
    title: z.string(),
    createdAt: instant,
    pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
    locked: z.boolean(),
    isDraft: z.boolean(),
    author: actor,
    labels: nodes(named),
    files: nodes(path),
    reviews: nodes(reviewed),
    comments: nodes(spoken),
  }),
]);

export const threadAnswer = z.object({
  repository: z.object({ issueOrPullRequest: thread.nullable() }).nullable(),
});

const landed = z.object({
  number: z.number().int(),
  title: z.string(),
  createdAt: instant,
  mergedAt: instant.nullable(),
  changedFiles: z.number().int(),
  author: actor,
  mergedBy: actor,
  reviews: nodes(reviewed.omit({ submittedAt: true })),
  files: nodes(path),
});

export const landedAnswer = z.object({
  repository: z.object({ pullRequest: landed.nullable() }).nullable(),
});

export const historyAnswer = z.object({
  repository: z
    .object({
      pullRequests: z.object({
        pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
        nodes: z.array(landed.nullable()).nullable(),
      }),
    })
    .nullable(),
});

export const contributingAnswer = z.object({
  repository: z
    .object({ contributingGuidelines: z.object({ url: z.string().nullable() }).nullable() })
    .nullable(),
});

const status = z.object({ indicatesLimitedAvailability: z.boolean() }).nullable();
export const busyAnswer = z.record(z.string(), z.object({ login: z.string(), status }).nullable());

type Actor = z.output<typeof actor>;
type ThreadShape = z.output<typeof thread>;
export type LandedShape = z.output<typeof landed>;

/** Accounts that were deleted are kept in history under this key; they are never greeted, asked or counted. */
const GHOST = 'ghost';

export function toThread(
  shape: ThreadShape,
  repository: Repository,
  number: number,
  bots: readonly string[],
): Thread {
  const isPull = shape.__typename === 'PullRequest';
  return {
    repository: repository.id,
    number,
    kind: isPull ? 'pull-request' : 'issue',
    state: stateOf(shape),
    isLocked: shape.locked,
    author: toPerson(shape.author),
    title: shape.title,
    openedAt: shape.createdAt,
    labels: shape.labels.map(({ name }) => name),
    files: isPull ? shape.files.map((file) => file.path) : [],
    answeredAt: firstAnswer(shape, bots),
  };
}

/** A merged pull request as a landed change; null for one that did not land, or whose author is a bot. */
export function toLandedChange(shape: LandedShape): { change: LandedChange; people: Person[] } | null {
  const author = toPerson(shape.author);
  if (shape.mergedAt === null || author?.isBot === true) return null;
  const reviewers = shape.reviews
    .filter(({ state }) => state !== 'PENDING')
    .flatMap((review) => humans(toPerson(review.author)));
  const mergers = humans(toPerson(shape.mergedBy));
  const people = [...(author ? [author] : []), ...reviewers, ...mergers];
  const change: LandedChange = {
    kind: 'landed',
    id: `pr-${shape.number}`,
    at: shape.mergedAt,
    openedAt: shape.createdAt,
    author: author?.key ?? GHOST,
    authorName: author?.login ?? GHOST,
    reviewers: [...new Set(reviewers.map(({ key }) => key))],
    mergedBy: mergers[0]?.key ?? null,
    files: shape.files.map((file) => file.path),
    nFiles: shape.changedFiles,
    number: shape.number,
    title: shape.title,
  };
  return { change, people: [...new Map(people.map((person) => [person.key, person])).values()] };
}

function stateOf(shape: ThreadShape): Thread['state'] {
  if (shape.__typename === 'Issue') return shape.issueState === 'OPEN' ? 'open' : 'closed';
  if (shape.pullState === 'OPEN') return shape.isDraft ? 'draft' : 'open';
  return shape.pullState === 'MERGED' ? 'landed' : 'closed';
}

/** When the first human who is not the author commented or reviewed. */
function firstAnswer(shape: ThreadShape, bots: readonly string[]): Instant | null {
  const reviews = shape.__typename === 'PullRequest' ? shape.reviews : [];
  const answers = [
    ...shape.comments.map(({ createdAt, author }) => ({ at: createdAt, by: toPerson(author) })),
    ...reviews.map(({ submittedAt, author }) => ({ at: submittedAt ?? null, by: toPerson(author) })),
  ];
  const author = toPerson(shape.author);
  const times = answers.flatMap(({ at, by }) => {
    const isHuman = by !== null && !by.isBot && !isBotName(by.login, bots);
    return at !== null && isHuman && by.key !== author?.key ? [at] : [];
  });
  return times.length > 0 ? Math.min(...times) : null;
}

function toPerson(shape: Actor): Person | null {
  if (typeof shape?.databaseId !== 'number') return null;
  // GraphQL leaves out the "[bot]" that REST appends to a bot's login.
  return {
    key: String(shape.databaseId),
    login: shape.login,
    isBot: shape.__typename === 'Bot' || isBotName(shape.login),
  };
}

function humans(person: Person | null): Person[] {
  return person && !person.isBot ? [person] : [];
}
