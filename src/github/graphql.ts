// One way to ask GraphQL. GitHub answers some questions in part, and reports spent budgets with status 200; both are dealt with here.
import { GraphqlResponseError } from '@octokit/graphql';
import type { z } from 'zod';
import { GitHubTrouble } from '../flow/trouble.ts';
import { ask } from './answers.ts';
import type { Octokit } from './octokit.ts';

const RATE_LIMIT_WAIT_MS = 60_000;

/** The answer in the expected shape; null where what was asked about does not exist. */
export async function graphql<Shape extends z.ZodType>(
  octokit: Octokit,
  what: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  shape: Shape,
): Promise<z.output<Shape> | null> {
  const data = await ask(what, async () => {
    try {
      return await octokit.graphql<unknown>(query, { ...variables });
    } catch (error) {
      if (error instanceof GraphqlResponseError) return partOf(error, what);
      throw error;
    }
  });
  if (data === null) return null;
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GitHubTrouble(
    `GitHub's answer ${what} has an unknown shape: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

/** Something that is not there is an answer; anything else is trouble. */
function partOf(error: GraphqlResponseError<unknown>, what: string): unknown {
  const types = (error.errors ?? []).map(({ type }) => type as string | undefined);
  if (types.includes('RATE_LIMITED')) {
    throw new GitHubTrouble('the GraphQL budget is spent', {
      retryAfterMs: RATE_LIMIT_WAIT_MS,
      cause: error,
    });
  }
  const isMissing = types.length > 0 && types.every((type) => type === 'NOT_FOUND');
  if (isMissing) return error.data;
  throw new GitHubTrouble(`GitHub did not answer ${what}: ${error.message}`, { cause: error });
}
