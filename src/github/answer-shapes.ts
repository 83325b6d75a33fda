// The shapes of GitHub's GraphQL answers. What GitHub leaves out or adds is dealt with here and nowhere else.
import { z } from 'zod';

export const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

export const actor = z
  .object({
    __typename: z.string(),
    login: z.string(),
    databaseId: z.number().int().nullish(),
    id: z.string().optional(),
  })
  .nullable();

export const nodes = <T extends z.ZodType>(node: T) =>
  z
    .object({ nodes: z.array(node.nullable()).nullable() })
    .nullable()
    .transform((list) => (list?.nodes ?? []).filter((item) => item !== null) as z.output<T>[]);

const page = <T extends z.ZodType>(node: T) =>
  z.object({
    totalCount: z.number().int(),
    pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
    nodes: z
      .array(node.nullable())
      .nullable()
      .transform((list) => (list ?? []).filter((item) => item !== null) as z.output<T>[]),
  });

const user = z.object({ databaseId: z.number().int().nullable(), login: z.string() }).nullable();
export const spoken = z.object({ createdAt: instant, author: actor });
const named = z.object({ name: z.string() });

const closedEvent = z.object({
  createdAt: instant.optional(),
  actor: actor.optional(),
  closer: z
    .object({
      __typename: z.string(),
      committedDate: instant.optional(),
      authors: nodes(z.object({ user })).optional(),
    })
    .nullish(),
});

const issue = z.object({
  __typename: z.literal('Issue'),
  number: z.number().int(),
  title: z.string(),
  createdAt: instant,
  updatedAt: instant,
  issueState: z.enum(['OPEN', 'CLOSED']),
  locked: z.boolean(),
  author: actor,
  labels: nodes(named),
  comments: nodes(spoken),
});

const pull = z.object({
  __typename: z.literal('PullRequest'),
  number: z.number().int(),
  title: z.string(),
  createdAt: instant,
  updatedAt: instant,
  mergedAt: instant.nullable(),
  changedFiles: z.number().int(),
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  locked: z.boolean(),
  isDraft: z.boolean(),
  author: actor,
  mergedBy: actor,
  labels: nodes(named),
  files: nodes(z.object({ path: z.string() })),
  reviews: nodes(z.object({ state: z.string(), submittedAt: instant.nullish(), author: actor })),
  comments: nodes(spoken),
  latest: nodes(spoken).optional(),
  timelineItems: nodes(closedEvent),
});

const commit = z.object({
  oid: z.string(),
  message: z.string(),
  messageHeadline: z.string(),
  committedDate: instant,
  authoredDate: instant,
  changedFilesIfAvailable: z.number().int().nullable(),
  parents: z.object({ totalCount: z.number().int() }),
  authors: nodes(z.object({ name: z.string().nullable(), user })),
  committer: z.object({ user }).nullable(),
  associatedPullRequests: nodes(z.object({ merged: z.boolean() })),
});

const budget = z
  .object({
    cost: z.number().int(),
    limit: z.number().int(),
    remaining: z.number().int(),
    resetAt: instant,
  })
  .nullish();

/** A repository without a commit has no branch; one whose contents may not be read shows none. */
const branch = <T extends z.ZodRawShape>(of: T) =>
  z.object({ target: z.object(of).partial().nullable() }).nullish();

export const threadAnswer = z.object({
  repository: z
    .object({ issueOrPullRequest: z.discriminatedUnion('__typename', [issue, pull]).nullable() })
    .nullable(),
});

export const pullHistoryAnswer = z.object({
  rateLimit: budget,
  repository: z.object({ databaseId: z.number().nullable(), pullRequests: page(pull) }).nullable(),
});

export const issueHistoryAnswer = z.object({
  rateLimit: budget,
  repository: z.object({ databaseId: z.number().nullable(), issues: page(issue) }).nullable(),
});

export const commitHistoryAnswer = z.object({
  rateLimit: budget,
  repository: z
    .object({ databaseId: z.number().nullable(), defaultBranchRef: branch({ history: page(commit) }) })
    .nullable(),
});

export const landedByHandAnswer = z.object({
  repository: z
    .object({ defaultBranchRef: branch({ around: nodes(commit), theirs: nodes(commit) }) })
    .nullable(),
});

const guide = z.object({ url: z.string().nullable() }).nullable();

export const contributingAnswer = z.object({
  repository: z.object({ contributingGuidelines: guide }).nullable(),
});

export const strangerAnswer = z.object({
  repository: z
    .object({
      contributingGuidelines: guide,
      issueOrPullRequest: z
        .object({ locked: z.boolean(), author: z.object({ login: z.string() }).nullable() })
        .nullable(),
      defaultBranchRef: branch({ history: z.object({ totalCount: z.number().int() }) }),
    })
    .nullable(),
});

export const openIssuesAnswer = z.object({
  repository: z
    .object({
      issues: nodes(
        z.object({
          number: z.number().int(),
          title: z.string(),
          url: z.string(),
          updatedAt: instant,
          assignees: z.object({ totalCount: z.number().int() }),
          labels: nodes(named),
        }),
      ),
    })
    .nullable(),
});

const status = z.object({ indicatesLimitedAvailability: z.boolean() }).nullable();
export const busyAnswer = z.record(z.string(), z.object({ login: z.string(), status }).nullable());

export type ActorShape = z.output<typeof actor>;
export type IssueShape = z.output<typeof issue>;
export type PullShape = z.output<typeof pull>;
export type ThreadShape = IssueShape | PullShape;
export type CommitShape = z.output<typeof commit>;
export type BudgetShape = z.output<typeof budget>;
