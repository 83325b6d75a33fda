// Objects of the GraphQL API: a type's name and a function for each field that the sandbox plays.
import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';

export type Args = Readonly<Record<string, unknown>>;
export type Fields = Readonly<Record<string, (args: Args) => unknown>>;

export interface Node {
  readonly typename: string;
  readonly fields: Fields;
}

export function node(typename: string, fields: Fields): Node {
  return { typename, fields };
}

/** Asks the object itself; a field that is in GitHub's schema and not in the sandbox says so, rather than being null. */
export const resolveField: GraphQLFieldResolver<unknown, unknown, Args> = (source, args, _context, info) => {
  const play = isNode(source) ? source.fields[info.fieldName] : undefined;
  if (play === undefined) {
    throw new GraphQLError(`The sandbox does not play ${info.parentType.name}.${info.fieldName}.`);
  }
  return play(args);
};

export const resolveType: GraphQLTypeResolver<unknown, unknown> = (source) =>
  isNode(source) ? source.typename : undefined;

function isNode(source: unknown): source is Node {
  return typeof source === 'object' && source !== null && 'typename' in source && 'fields' in source;
}

export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberArg(args: Args, name: string): number | undefined {
  const value = args[name];
  return typeof value === 'number' ? value : undefined;
}

export function objectArg(args: Args, name: string): Args {
  const value = args[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function textsArg(args: Args, name: string): string[] | undefined {
  const value = args[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}
