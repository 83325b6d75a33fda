// What a query may cost before it runs: nodes and points by GitHub's published formulas.
// https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Cost {
  readonly nodes: number;
  readonly points: number;
}

const MOST_NODES = 500_000;
const LARGEST_PAGE = 100;

interface Tally {
  nodes: number;
  requests: number;
}

interface Query {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Throws GitHub's errors for pages without or beyond bounds and for too many nodes. */
export function costOf(query: Query, operation: OperationDefinitionNode): Cost {
  const root = query.schema.getRootType(operation.operation);
  const tally: Tally = { nodes: 0, requests: 0 };
  if (root !== undefined && root !== null) walk(query, operation.selectionSet, root, 1, tally);
  if (tally.nodes > MOST_NODES) {
    const message = `This query requests up to ${tally.nodes.toLocaleString('en-US')} possible nodes which exceeds the maximum limit of 500,000.`;
    throw typed('MAX_NODE_LIMIT_EXCEEDED', message);
  }
  return { nodes: tally.nodes, points: Math.max(1, Math.round(tally.requests / 100)) };
}

// `times` is how often this selection can occur: the product of the pages above it.
function walk(
  query: Query,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  times: number,
  tally: Tally,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) field(query, selection, type, times, tally);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = query.schema.getType(selection.typeCondition?.name.value ?? type.name);
      walk(query, selection.selectionSet, narrowed ?? type, times, tally);
    } else {
      const fragment = query.document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
      );
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const narrowed = query.schema.getType(fragment.typeCondition.name.value);
      walk(query, fragment.selectionSet, narrowed ?? type, times, tally);
    }
  }
}

function field(query: Query, node: FieldNode, parent: GraphQLNamedType, times: number, tally: Tally): void {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return;
  const definition = parent.getFields()[node.name.value];
  if (definition === undefined || node.selectionSet === undefined) return;
  const type = getNamedType(definition.type);
  const size = type.name.endsWith('Connection') ? pageSize(query, node) : undefined;
  if (size === undefined) {
    walk(query, node.selectionSet, type, times, tally);
    return;
  }
  tally.nodes += times * size;
  tally.requests += times;
  walk(query, node.selectionSet, type, times * size, tally);
}

function pageSize(query: Query, node: FieldNode): number {
  const name = node.name.value;
  const first = argument(query, node, 'first');
  const last = argument(query, node, 'last');
  if (first !== undefined && last !== undefined) {
    const message = `Passing both \`first\` and \`last\` to paginate the \`${name}\` connection is not supported.`;
    throw typed('AMBIGUOUS_PAGINATION', message);
  }
  const [kind, size] = first === undefined ? (['last', last] as const) : (['first', first] as const);
  if (size === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw typed('MISSING_PAGINATION_BOUNDARIES', message);
  }
  if (size > LARGEST_PAGE) {
    const message = `Requesting ${String(size)} records on the \`${name}\` connection exceeds the \`${kind}\` limit of 100 records.`;
    throw typed('EXCESSIVE_PAGINATION', message);
  }
  if (size < 1) {
    throw typed('INVALID_PAGINATION', `\`${kind}\` on the \`${name}\` connection cannot be less than 1.`);
  }
  return size;
}

function argument({ variables }: Query, node: FieldNode, name: string): number | undefined {
  const value = node.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === 'number' ? given : undefined;
}

/** An error with the `type` that GitHub writes beside its message. */
export function typed(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
