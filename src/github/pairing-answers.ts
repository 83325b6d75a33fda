// The shapes of GitHub's answers about a pairing: who spoke last, what a pull request closes, who is assigned.
import { z } from 'zod';
import { actor, instant, nodes, spoken } from './answer-shapes.ts';

const user = z.object({ databaseId: z.number().int().nullable() });

export const lastWordsAnswer = z.object({
  repository: z
    .object({
      issueOrPullRequest: z
        .object({
          comments: nodes(spoken),
          reviews: nodes(z.object({ submittedAt: instant.nullish(), author: actor })).optional(),
          commits: nodes(
            z.object({
              commit: z.object({
                committedDate: instant,
                authors: nodes(z.object({ user: user.nullable() })),
              }),
            }),
          ).optional(),
        })
        .nullable(),
    })
    .nullable(),
});

export const closesAnswer = z.object({
  repository: z
    .object({
      databaseId: z.number().int().nullable(),
      pullRequest: z
        .object({
          closingIssuesReferences: nodes(
            z.object({
              number: z.number().int(),
              repository: z.object({ databaseId: z.number().int().nullable() }),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
});

export const assigneesAnswer = z.object({
  repository: z.object({ issueOrPullRequest: z.object({ assignees: nodes(user) }).nullable() }).nullable(),
});

export type LastWordsShape = z.output<typeof lastWordsAnswer>;
