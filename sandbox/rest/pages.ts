// Lists in pages, with the Link header that leads from one to the next.
import type { Answer } from './answers.ts';
import type { Call } from './call.ts';

const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;

export function perPage(call: Call): number {
  const wanted = Number(call.query.get('per_page') ?? DEFAULT_PAGE);
  return Math.min(LARGEST_PAGE, Math.max(1, Number.isInteger(wanted) ? wanted : DEFAULT_PAGE));
}

/** The page of `all` that was asked for; `write` is called for what is on it only. */
export function page<Item>(
  call: Call,
  all: readonly Item[],
  write: (item: Item) => unknown,
): { readonly items: unknown[]; readonly headers: Readonly<Record<string, string>> } {
  const size = perPage(call);
  const number = Math.max(1, Number(call.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const items = all.slice((number - 1) * size, number * size).map(write);
  return { items, headers: linkHeader(call, number, last) };
}

export function listAnswer<Item>(call: Call, all: readonly Item[], write: (item: Item) => unknown): Answer {
  const { items, headers } = page(call, all, write);
  return { status: 200, body: items, headers };
}

function linkHeader(call: Call, number: number, last: number): Readonly<Record<string, string>> {
  const links: string[] = [];
  if (number > 1) links.push(link(call, 'prev', number - 1));
  if (number < last) links.push(link(call, 'next', number + 1), link(call, 'last', last));
  if (number > 1) links.push(link(call, 'first', 1));
  return links.length === 0 ? {} : { link: links.join(', ') };
}

function link(call: Call, rel: string, number: number): string {
  const url = new URL(call.url);
  url.searchParams.set('page', String(number));
  return `<${url.href}>; rel="${rel}"`;
}
