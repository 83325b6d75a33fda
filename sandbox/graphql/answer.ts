// Answers one GraphQL request: parsed and validated against GitHub's schema, weighed, paid for, then executed.
import {
  type DocumentNode,
  execute,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';

import { type Answer, primaryLimit, Refusal } from '../rest/answers.ts';
import { type Caller, meterOf } from '../rest/auth.ts';
import type { Core } from '../state/core.ts';
import { type Cost, costOf, typed } from './cost.ts';
import { resolveField, resolveType } from './nodes.ts';
import { rootNode } from './root.ts';
import { githubSchema } from './schema.ts';

export async function answerGraphql(core: Core, caller: Caller, body: unknown): Promise<Answer> {
  const isSignedIn = caller.kind === 'installation' || caller.kind === 'user';
  if (!isSignedIn) return new Refusal(401, 'This endpoint requires you to be authenticated.').answer;
  const asked = read(body);
  if (asked === undefined)
    return new Refusal(400, 'A query attribute must be specified and must be a string.').answer;
  const { body: said, points } = await attempt(core, caller, { ...asked, schema: await githubSchema() });
  return { status: 200, body: said, points, headers: limitHeaders(core, caller) };
}

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

function read(body: unknown): Asked | undefined {
  if (typeof body !== 'object' || body === null || !('query' in body)) return undefined;
  const { query } = body;
  if (typeof query !== 'string') return undefined;
  const variables = 'variables' in body && typeof body.variables === 'object' ? { ...body.variables } : {};
  const named = 'operationName' in body && typeof body.operationName === 'string';
  return { query, variables, operationName: named ? String(body.operationName) : undefined };
}

interface Ready extends Asked {
  readonly schema: GraphQLSchema;
}

interface Said {
  readonly body: object;
  readonly points: number;
}

async function attempt(core: Core, caller: Caller, asked: Ready): Promise<Said> {
  try {
    const { document, problems } = understood(asked.schema, asked.query);
    const operation = getOperationAST(document, asked.operationName);
    for (const { message } of problems)
      core.journal.violate({ where: 'request', subject: 'graphql', problem: message });
    if (problems.length > 0) return { body: { errors: problems.map(written) }, points: 0 };
    if (operation === null || operation === undefined)
      throw new GraphQLError('An operation name is required');
    return await run(core, caller, { ...asked, document, operation });
  } catch (error) {
    if (error instanceof GraphQLError) return { body: { errors: [written(error)] }, points: 0 };
    throw error;
  }
}

async function run(
  core: Core,
  caller: Caller,
  asked: Ready & { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
): Promise<Said> {
  const { schema, document, variables, operation, operationName } = asked;
  const cost = weighed(core, asked);
  if (!core.limits.spend(meterOf(caller), 'graphql', cost.points)) {
    throw typed('RATE_LIMITED', primaryLimit(meterOf(caller)).message);
  }
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: variables,
    operationName: operationName ?? operation.name?.value ?? null,
    rootValue: rootNode(core, caller, cost),
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  for (const error of errors ?? []) {
    // What the sandbox does not play is the sandbox's fault, or a question nobody meant to ask: either way a test should know.
    if (typeof error.extensions['type'] !== 'string') {
      core.journal.violate({ where: 'answer', subject: 'graphql', problem: error.message });
    }
  }
  const body = { data, ...(errors === undefined ? {} : { errors: errors.map(written) }) };
  return { body, points: cost.points };
}

function weighed(
  core: Core,
  asked: Ready & { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
): Cost {
  try {
    return costOf(asked, asked.operation);
  } catch (error) {
    if (error instanceof GraphQLError)
      core.journal.violate({ where: 'request', subject: 'graphql', problem: error.message });
    throw error;
  }
}

// Apps ask the same few queries again and again.
const known = new Map<
  string,
  { readonly document: DocumentNode; readonly problems: readonly GraphQLError[] }
>();

function understood(schema: GraphQLSchema, query: string) {
  const there = known.get(query);
  if (there !== undefined) return there;
  const document = parse(query);
  const fresh = { document, problems: validate(schema, document) };
  known.set(query, fresh);
  return fresh;
}

/** GitHub writes an error's type beside its message, not among the extensions. */
function written(error: GraphQLError): object {
  const { message, path, locations, extensions } = error.toJSON();
  const type = extensions?.['type'];
  const place = {
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
  };
  return { ...(typeof type === 'string' ? { type } : {}), ...place, message };
}

function limitHeaders(core: Core, caller: Caller): Record<string, string> {
  const { limit, remaining, used, reset } = core.limits.budget(meterOf(caller), 'graphql');
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'graphql',
  };
}
