// GitHub's published GraphQL schema, built when it is first needed, once for the process: it takes about a second.
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

let built: Promise<GraphQLSchema> | undefined;

export function githubSchema(): Promise<GraphQLSchema> {
  built ??= read();
  return built;
}

async function read(): Promise<GraphQLSchema> {
  const { schema } = await import('@octokit/graphql-schema');
  return buildASTSchema(parse(schema.idl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
}
