// Where the reading of a history goes on: in which phase, after which page, and since when. Kept as a text that nobody else reads.
import { z } from 'zod';
import { HOUR } from '../domain/time.ts';
import type { HistoryPhase, HistoryStart } from '../flow/ledger-ports.ts';

/** In this order: what a commit means depends on the pull requests that are known. */
const PHASES = ['pull requests', 'issues', 'commits'] as const satisfies readonly HistoryPhase[];

/** Clocks differ, and lists lag: what changed shortly before the last reading is read again. */
const OVERLAP = HOUR;

const bookmarkShape = z.object({
  phase: z.enum(PHASES),
  cursor: z.string().nullable(),
  done: z.number().int(),
  /** null: everything is read. */
  since: z.number().nullable(),
  startedAt: z.number(),
});

export type Bookmark = z.infer<typeof bookmarkShape>;

/** Where to begin, or where to go on; a bookmark that cannot be read is as good as none. */
export function bookmarkFor(start: HistoryStart): Bookmark {
  return readBookmark(start.bookmark) ?? firstBookmark(start);
}

/** After a page; null after the last one of the last phase. */
export function bookmarkAfter(
  bookmark: Bookmark,
  page: { readonly hasMore: boolean; readonly cursor: string | null; readonly count: number },
): Bookmark | null {
  const { hasMore, cursor, count } = page;
  if (hasMore && cursor !== null) return { ...bookmark, cursor, done: bookmark.done + count };
  const phase = PHASES[PHASES.indexOf(bookmark.phase) + 1];
  return phase ? { ...bookmark, phase, cursor: null, done: 0 } : null;
}

function firstBookmark({ since, now }: HistoryStart): Bookmark {
  const from = since === null ? null : since - OVERLAP;
  return { phase: PHASES[0], cursor: null, done: 0, since: from, startedAt: now };
}

function readBookmark(bookmark: string | null): Bookmark | null {
  if (bookmark === null) return null;
  try {
    return bookmarkShape.parse(JSON.parse(bookmark));
  } catch {
    return null;
  }
}
