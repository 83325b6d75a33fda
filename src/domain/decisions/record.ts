// What goes into the ledger. It only ever grows by facts that stay true, so the order in which the news comes does not matter.
import type { Contribution } from '../contribution.ts';
import { answered, issueOpened, reviewed } from '../thread-contributions.ts';
import type { Effect } from '../effect.ts';
import type { ClosedSituation, NoticedSituation, OpenedSituation } from '../situation.ts';
import type { Thread } from '../thread.ts';

/** A description is as old as the last change it knows of, and so are the logins in it. */
export function recordOpening({ thread, author, now }: OpenedSituation): Effect {
  const { person } = author;
  const contributions = thread.kind === 'issue' ? [issueOpened(thread, person)] : [];
  const seenAt = Math.min(now, thread.changedAt);
  return { do: 'record', facts: { threads: [thread], contributions, people: [person], seenAt } };
}

/** A deed in a thread, and the thread as it was described with the news of it. */
export function recordNotice({ thread, author, deed, now }: NoticedSituation): Effect {
  const answeredAt = deed?.at ?? thread.answeredAt;
  return {
    do: 'record',
    facts: {
      threads: [{ ...thread, answeredAt }],
      contributions: [...openingOf(thread), ...deedOf({ thread, deed })],
      people: [author, ...(deed ? [deed.by] : [])],
      seenAt: Math.min(now, thread.changedAt),
    },
  };
}

export function recordClosing({ facts, landed, now }: ClosedSituation): Effect {
  const { thread, others, people } = facts;
  const contributions: Contribution[] = [...others, ...(landed ? [landed] : [])];
  return { do: 'record', facts: { threads: [thread], contributions, people, seenAt: now } };
}

function openingOf(thread: Thread): Contribution[] {
  return thread.kind === 'issue' && thread.author ? [issueOpened(thread, thread.author)] : [];
}

/** A word in a pull request is an answer to its author, and no contribution of its own kind. */
function deedOf({ thread, deed }: Pick<NoticedSituation, 'thread' | 'deed'>): Contribution[] {
  if (!deed) return [];
  if (deed.did === 'reviewed') return [reviewed(thread, deed.by, deed.at)];
  return thread.kind === 'issue' ? [answered(thread, deed.by, deed.at)] : [];
}
