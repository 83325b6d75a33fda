// How the search for a mentor begins: by itself when nobody answers, or because the newcomer asks for one.
import { nobodyFreeKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { wanted, type Pairing, type PairingReason } from '../pairing.ts';
import type { CommandSituation, SearchDueSituation, UnansweredSituation } from '../situation.ts';
import { sameThread } from '../repository.ts';
import { isOver } from '../thread.ts';
import { finish } from './lasting-comment.ts';
import { react } from './react.ts';
import { search } from './search.ts';

/** A first-timer's pull request has waited its time. If a human has answered, all is well. */
export function pairUnanswered(situation: UnansweredSituation): Effect[] {
  const { thread, settings, pairing, author } = situation;
  const isWaiting = thread.state === 'open' && !thread.isLocked && thread.answeredAt === null;
  const maySearch = settings.mentors.enabled && settings.mentors.ask !== 'wanted';
  const isNew = author.standing === 'first-time' && pairing.count === 0 && !author.isLeftAlone;
  if (!isWaiting || !maySearch || !isNew) return [];
  const reason: PairingReason = settings.mentors.ask === 'always' ? 'opened' : 'unanswered';
  return search(situation, begin(situation, reason, null));
}

/** `/mentor wanted`: for the author of a thread who is new here, as often as they need it. */
export function want(situation: CommandSituation, topic: string | null): Effect[] {
  const { command, thread, author, pairing, settings, now } = situation;
  const isOwnThread = author !== null && author.person.key === command.by.key;
  const isNew = author?.standing === 'first-time' || author?.standing === 'newcomer';
  if (!isOwnThread || !isNew || author.isLeftAlone || isOver(thread)) return [react(situation, 'confused')];
  const done = react(situation, '+1');
  const open = pairing.open;
  if (!open) return [done, ...search(situation, begin(situation, 'asked-for', topic))];
  // Somebody is being asked, or has accepted: the one pairing goes on.
  if (open.state.is !== 'wanted') return [done];
  const unlabelThere: Effect = { do: 'unlabel', thread: open.thread, label: settings.labels.mentorWanted };
  // Nobody was free. A new search may ask as many people again, but none of those who could not.
  return [
    done,
    ...finish(open, open.thread, 'released', now),
    { do: 'unsay', thread: open.thread, key: nobodyFreeKey(open) },
    ...(sameThread(open.thread, thread) ? [] : [unlabelThere]),
    ...search(situation, begin(situation, 'asked-for', topic ?? open.topic)),
  ];
}

/** A search that was put off, because a day's messages were spent, goes on. */
export function searchOn(situation: SearchDueSituation): Effect[] {
  const { pairing, due, thread, settings } = situation;
  const open = pairing.open;
  const isStillWanted = open?.id === due.pairing && open.state.is === 'wanted';
  if (!isStillWanted || isOver(thread) || !settings.mentors.enabled) return [];
  return search(situation, open);
}

function begin(
  { thread, repository, author, pairing, now }: CommandSituation | UnansweredSituation,
  reason: PairingReason,
  topic: string | null,
): Pairing {
  if (!author) throw new Error('A pairing needs a newcomer; the callers have looked for one.');
  const of = {
    thread: { repository: thread.repository, number: thread.number },
    ownerId: repository.ownerId,
    newcomer: author.person,
    reason,
    topic,
  };
  const tried = new Set([...pairing.tried, ...(pairing.open?.tried ?? [])]);
  return wanted(of, pairing.count + 1, [...tried], now);
}
