// A project's past in the order in which it happened: what was opened, what landed, what else people gave.
import type { Contribution, LandedChange, OtherContribution, PersonKey } from '../domain/contribution.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';

export interface Past {
  readonly events: readonly PastEvent[];
  /** The latest name that each author used. */
  readonly names: ReadonlyMap<PersonKey, string>;
}

export type PastEvent =
  | ThreadEvent
  /** A review or an answer: nothing follows from it, but whoever gave it is a stranger no more. */
  | { readonly is: 'gave'; readonly at: Instant; readonly contribution: OtherContribution };

export type ThreadEvent =
  | { readonly is: 'opened'; readonly at: Instant; readonly thread: PastThread }
  | {
      readonly is: 'landed';
      readonly at: Instant;
      readonly thread: PastThread;
      readonly change: LandedChange;
    };

/** A pull request or an issue that a contribution tells of. */
export interface PastThread {
  /** Counted here: a change may have no number on GitHub, or share it with another one. */
  readonly number: number;
  /** Of the contribution. */
  readonly id: string;
  readonly kind: ThreadKind;
  readonly author: PersonKey;
  readonly title: string;
  readonly files: readonly string[];
  readonly openedAt: Instant;
}

/**
 * Reads everything first, because changes are told when they landed and not when they were opened. At the same instant,
 * openings come first: what landed at that very moment had not landed before. What else is the same stays in the source's order.
 */
export async function readPast(contributions: AsyncIterable<Contribution>): Promise<Past> {
  const opened: PastEvent[] = [];
  const others: PastEvent[] = [];
  const names = new Map<PersonKey, { readonly name: string; readonly at: Instant }>();
  for await (const contribution of contributions) {
    const { author, authorName, at } = contribution;
    if (at >= (names.get(author)?.at ?? -Infinity)) names.set(author, { name: authorName || author, at });
    add(contribution, opened, others);
  }
  return {
    events: opened.concat(others).sort((a, b) => a.at - b.at),
    names: new Map([...names].map(([key, { name }]) => [key, name])),
  };
}

function add(contribution: Contribution, opened: PastEvent[], others: PastEvent[]): void {
  const { kind, id, author, title, at } = contribution;
  const common = { number: opened.length + 1, id, author, title };
  switch (kind) {
    case 'landed': {
      const { files, openedAt } = contribution;
      const thread: PastThread = { ...common, kind: 'pull-request', files, openedAt };
      opened.push({ is: 'opened', at: openedAt, thread });
      others.push({ is: 'landed', at, thread, change: contribution });
      return;
    }
    case 'issue-opened':
      opened.push({ is: 'opened', at, thread: { ...common, kind: 'issue', files: [], openedAt: at } });
      return;
    default:
      others.push({ is: 'gave', at, contribution });
  }
}
