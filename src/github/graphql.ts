// One way to ask GraphQL. GitHub answers some questions in part, and reports spent budgets with status 200; both are dealt with here.
import { GraphqlResponseError } from '@octokit/graphql';
import type { z } from 'zod';
import { GitHubTrouble } from '../flow/trouble.ts';
import { ask } from './answers.ts';

const RATE_LIMIT_WAIT_MS = 60_000;

/** Sends a question with somebody's rights and gives GitHub's answer, or throws Octokit's error. */
export type Send = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

export interface Question {
  /** What is asked about, for whoever reads that it was not answered. */
  readonly what: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where part of the answer may be withheld, because it takes a permission that not everybody gives. */
  readonly mayBeWithheld?: boolean;
}

/** The answer in the expected shape; null where what was asked about does not exist. */
export async function graphql<Shape extends z.ZodType>(
  send: Send,
  { what, query, variables, mayBeWithheld = false }: Question,
  shape: Shape,
): Promise<z.output<Shape> | null> {
  const data = await ask(what, async () => {
    try {
      return await send(query, variables);
    } catch (error) {
      if (error instanceof GraphqlResponseError) return partOf(error, what, mayBeWithheld);
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
function partOf(error: GraphqlResponseError<unknown>, what: string, mayBeWithheld: boolean): unknown {
  const types = (error.errors ?? []).map(({ type }) => type as string | undefined);
  if (types.includes('RATE_LIMITED')) {
    throw new GitHubTrouble('the GraphQL budget is spent', {
      retryAfterMs: RATE_LIMIT_WAIT_MS,
      cause: error,
    });
  }
  const isAnswer = (type: string | undefined) =>
    type === 'NOT_FOUND' || (mayBeWithheld && type === 'FORBIDDEN');
  if (types.length > 0 && types.every(isAnswer)) return error.data;
  throw new GitHubTrouble(`GitHub did not answer ${what}: ${error.message}`, { cause: error });
}
