// How the search for a mentor begins: by itself when nobody answers, or because the newcomer asks for one.
import { nobodyFreeKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { wanted, type Pairing, type PairingReason } from '../pairing.ts';
import type { Person } from '../person.ts';
import { sameThread } from '../repository.ts';
import type { Settings } from '../settings.ts';
import type { CommandSituation, Search, SearchDueSituation, UnansweredSituation } from '../situation.ts';
import { isOver, type Thread } from '../thread.ts';
import { DAY } from '../time.ts';
import { dissolve, release } from './finish.ts';
import { react } from './react.ts';
import { search } from './search.ts';
import { remindSearch } from './watch-pairing.ts';

/** A first-timer's pull request has waited its time. If a human has answered, all is well. */
export function pairUnanswered(situation: UnansweredSituation): Effect[] {
  const { thread, settings, pairing, author, wantsNone } = situation;
  const isWaiting = thread.state === 'open' && !thread.isLocked && thread.answeredAt === null;
  const maySearch = settings.mentors.enabled && settings.mentors.ask !== 'wanted' && !wantsNone;
  const isNew = author.standing === 'first-time' && pairing.count === 0 && !author.isLeftAlone;
  if (!isWaiting || !maySearch || !isNew || isUnwelcome(thread, settings)) return [];
  const reason: PairingReason = settings.mentors.ask === 'always' ? 'opened' : 'unanswered';
  return search(situation, begin(situation, author.person, reason, null));
}

/** `/mentor wanted`: for somebody who is new here, on their own pull request or on an issue they work on. */
export function want(situation: CommandSituation, topic: string | null): Effect[] {
  const { command, pairing, settings } = situation;
  if (!mayWant(situation)) return [react(situation, 'confused')];
  const agreed: Effect[] = [
    react(situation, '+1'),
    { do: 'unmark', person: command.by.key, milestone: 'wants-no-mentor' },
  ];
  const open = pairing.open;
  if (!open) return [...agreed, ...search(situation, begin(situation, command.by, 'asked-for', topic))];
  // Somebody is being asked, or has accepted: the one pairing goes on.
  if (open.state.is !== 'wanted') return agreed;
  return [
    ...agreed,
    ...dissolve(open, 'released', situation.now),
    { do: 'unsay', thread: open.thread, key: nobodyFreeKey(open) },
    ...unlabelElsewhere(open, situation.thread, settings),
    // Nobody was free. A new search may ask as many people again, but none of those who could not.
    ...search(situation, begin(situation, command.by, 'asked-for', topic ?? open.topic)),
  ];
}

function mayWant({ settings, thread, author, speaker, command, pairing }: CommandSituation): boolean {
  const isTheirs = thread.kind === 'issue' || author?.person.key === command.by.key;
  const isNew = speaker.standing === 'first-time' || speaker.standing === 'newcomer';
  const isFree = pairing.open === null || pairing.open.newcomer.key === command.by.key;
  return maySearch({ settings, thread }) && isTheirs && isNew && isFree && !speaker.isLeftAlone;
}

function unlabelElsewhere(open: Pairing, thread: Thread, { labels }: Settings): Effect[] {
  return sameThread(open.thread, thread)
    ? []
    : [{ do: 'unlabel', thread: open.thread, label: labels.mentorWanted }];
}

/** A search that was put off, because a day's messages were spent, goes on. */
export function searchOn(situation: SearchDueSituation): Effect[] {
  const { pairing, due, thread, settings, now } = situation;
  const open = pairing.open;
  const isStillWanted = open?.id === due.pairing && open.state.is === 'wanted';
  if (!isStillWanted || isOver(thread) || !settings.mentors.enabled) return [];
  if (!maySearch(situation) || isAnswered(open, thread)) return release(situation, open);
  // Whoever made a draft of it wants nobody's time just now.
  const isWaiting = thread.state === 'open' || isWished(open);
  return isWaiting ? search(situation, open) : [remindSearch(open, now + DAY)];
}

/** Nobody was asked yet, nobody wished for it, and a human has come by: all is well. */
function isAnswered(open: Pairing, { answeredAt }: Thread): boolean {
  return answeredAt !== null && !isWished(open);
}

/** Somebody wants it, or has been asked already: it goes on whatever became of the thread meanwhile. */
function isWished({ reason, asked }: Pairing): boolean {
  return asked > 0 || reason === 'asked-for' || reason === 'assigned';
}

/** Whether anybody may be asked here, by whatever wish. */
export function maySearch({ settings, thread }: Pick<Search, 'settings' | 'thread'>): boolean {
  return settings.mentors.enabled && !isOver(thread) && !isUnwelcome(thread, settings);
}

export function begin(
  { thread, repository, pairing, now }: Search,
  newcomer: Person,
  reason: PairingReason,
  topic: string | null,
): Pairing {
  const of = {
    thread: { repository: thread.repository, number: thread.number },
    ownerId: repository.ownerId,
    newcomer,
    reason,
    topic,
  };
  const tried = new Set([...pairing.tried, ...(pairing.open?.tried ?? [])]);
  return wanted(of, pairing.count + 1, [...tried], now);
}

/** What a maintainer called spam or a duplicate gets nobody's time by Belay's doing. */
export function isUnwelcome({ labels }: Thread, settings: Settings): boolean {
  const unwelcome = new Set(settings.labels.unwelcome.map((label) => label.toLowerCase()));
  return labels.some((label) => unwelcome.has(label.toLowerCase()));
}
