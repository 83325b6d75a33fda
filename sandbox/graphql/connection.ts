// Pages of the GraphQL API, with cursors that stay true while the list grows.
import { typed } from './cost.ts';
import { type Args, type Node, node, numberArg, textArg } from './nodes.ts';

export interface Listed<Item> {
  /** `PullRequest` for a `PullRequestConnection`. */
  readonly of: string;
  readonly items: readonly Item[];
  readonly write: (item: Item) => Node;
  /** What tells items apart for good. */
  readonly key: (item: Item) => string | number;
  /** Where the whole is larger than what is known of it. */
  readonly totalCount?: number;
}

const CURSOR = 'cursor:v2:';

export function connection<Item>(listed: Listed<Item>, args: Args): Node {
  const { items, key } = listed;
  const cursor = (item: Item) => Buffer.from(`${CURSOR}${String(key(item))}`).toString('base64');
  const place = (wanted: string) => {
    const text = Buffer.from(wanted, 'base64').toString();
    const told = text.slice(CURSOR.length);
    const found = text.startsWith(CURSOR) ? items.findIndex((item) => String(key(item)) === told) : -1;
    if (found < 0)
      throw typed('INVALID_CURSOR_ARGUMENTS', `\`${wanted}\` does not appear to be a valid cursor.`);
    return found;
  };
  const after = textArg(args, 'after');
  const before = textArg(args, 'before');
  let start = after === undefined ? 0 : place(after) + 1;
  let end = before === undefined ? items.length : place(before);
  const filteredCount = end - start;
  const first = numberArg(args, 'first');
  const last = numberArg(args, 'last');
  if (first !== undefined) end = Math.min(end, start + first);
  if (last !== undefined) start = Math.max(start, end - last);
  const page = items.slice(start, end);
  const ends = { first: page.at(0), last: page.at(-1) };
  return node(`${listed.of}Connection`, {
    totalCount: () => listed.totalCount ?? items.length,
    // GitHub has these two in timelines only.
    filteredCount: () => filteredCount,
    pageCount: () => page.length,
    nodes: () => page.map(listed.write),
    edges: () => page.map((item) => edge(listed, item, cursor(item))),
    pageInfo: () =>
      node('PageInfo', {
        hasNextPage: () => end < items.length,
        hasPreviousPage: () => start > 0,
        startCursor: () => (ends.first === undefined ? null : cursor(ends.first)),
        endCursor: () => (ends.last === undefined ? null : cursor(ends.last)),
      }),
  });
}

function edge<Item>(listed: Listed<Item>, item: Item, cursor: string): Node {
  return node(`${listed.of}Edge`, { cursor: () => cursor, node: () => listed.write(item) });
}

/** For lists that are always empty here. */
export function none(of: string): (args: Args) => Node {
  const never = (): never => {
    throw new Error('An empty list has no items.');
  };
  return (args) => connection({ of, items: [], write: never, key: never }, args);
}
