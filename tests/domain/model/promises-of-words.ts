// What Belay may say, about whom, and how often.
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Message } from '../../../src/domain/message.ts';
import { sameThread } from '../../../src/domain/repository.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ACCOUNTS } from './cast.ts';
import { nameOf, pairingOf, type Decided, type Past } from './past.ts';
import { firstOf, type Promised } from './promise.ts';

type Say = Extract<Effect, { readonly do: 'say' }>;

const saysIn = ({ effects }: Decided): Say[] => effects.filter((effect) => effect.do === 'say');

/** Everybody whose login or key is in it. */
function namedIn(message: Message): PersonKey[] {
  const text = JSON.stringify(message);
  return ACCOUNTS.filter(({ login, key }) => text.includes(login) || text.includes(`"${key}"`)).map(
    ({ key }) => key,
  );
}

export const promisesOfWords: readonly Promised[] = [
  {
    sentence: 'nobody is named as a mentor before they said yes themselves',
    inDecision: (decided, past) =>
      firstOf(saysIn(decided), ({ key, message }) => {
        const may = mayBeNamed(key, message, past);
        const wrong = namedIn(message).find((person) => !may.includes(person));
        return wrong === undefined ? null : `${key} names ${wrong}`;
      }),
  },
  {
    sentence: 'where mentors are assigned, none is named before GitHub shows it',
    inDecision: (decided, { assigned }) =>
      firstOf(saysIn(decided), ({ key, message }) => {
        const isWaiting = decided.situation.settings.mentors.assign && assigned.get(pairingOf(key)) === false;
        return message.about === 'mentorship' && isWaiting ? `${key} names them` : null;
      }),
  },
  {
    sentence: 'nobody is mentioned more often than the budget of a week allows',
    inDecision: ({ now, written, isOvertaken, situation }, past) =>
      // Two who decide at the same moment, in two threads, do not know of each other’s words.
      firstOf(isOvertaken ? [] : written, ({ key, message, mentions }) => {
        // A welcome is never held back.
        if (message.about === 'welcome') return null;
        return firstOf(mentions, (person) => {
          const times = past.mentionsOf(person).filter((at) => at > now - 7 * DAY).length;
          return times > situation.settings.budgets.mentionsAWeek
            ? `${key} is the ${times}th mention of ${person}`
            : null;
        });
      }),
  },
  {
    sentence: 'nothing in the log names anybody but the newcomer',
    inDecision: ({ effects, changes, situation }) =>
      firstOf(effects, (effect) => {
        if (effect.do !== 'note' || !OF_PAIRINGS.has(effect.note) || effect.person === null) return null;
        const { key, login } = effect.person;
        const open = 'pairing' in situation ? situation.pairing.open : null;
        const pairings = [...changes.map(({ after }) => after), ...(open ? [open] : [])];
        // A word to somebody about their own thread may be held back, too.
        const { thread } = situation.about === 'vanished' ? { thread: null } : situation;
        const author = thread?.author ?? null;
        const isTheirs = effect.note === 'held-back: budget' && author?.key === key;
        const isNewcomer = isTheirs || pairings.some(({ newcomer }) => newcomer.key === key);
        return isNewcomer ? null : `“${effect.note}” names ${login}`;
      }),
  },
  {
    sentence: 'whoever wants to be left alone is neither asked nor named any more',
    inDecision: (decided, past, { memory }) =>
      firstOf(saysIn(decided), ({ key, message, mentions, names = [] }) => {
        // Whoever asks about themselves gets an answer; and what was decided a moment before is taken back a moment later.
        if (message.about === 'why' || message.about === 'help' || decided.isOvertaken) return null;
        const all = [...namedIn(message), ...mentions, ...names];
        const wrong = all.find((person) => memory.isLeftAlone(person));
        return wrong === undefined ? null : `${key} names ${wrong}`;
      }),
    atRest: ({ memory }) =>
      firstOf(memory.standing(), ({ key, message, names }) => {
        if (message.about === 'why' || message.about === 'help') return null;
        const wrong = [...names].find((person) => memory.isLeftAlone(person));
        return wrong === undefined ? null : `${key} still names ${wrong}`;
      }),
  },
  {
    sentence: 'where Belay is to be quiet it says nothing',
    inDecision: (decided) =>
      firstOf(saysIn(decided), ({ key }) => (decided.situation.settings.quiet ? `${key} was said` : null)),
  },
  {
    sentence: 'in a locked thread nothing is written',
    inDecision: ({ effects, situation }) => {
      const thread = situation.about === 'vanished' ? null : situation.thread;
      if (!thread?.isLocked) return null;
      const isHere = (effect: Effect) =>
        'thread' in effect && effect.thread !== null && sameThread(effect.thread, thread);
      // An answer on a private page is written nowhere.
      const isPrivate = (effect: Effect) => effect.do === 'react' && effect.comment === null;
      const wrong = effects.find((effect) => WRITES.has(effect.do) && isHere(effect) && !isPrivate(effect));
      return wrong ? `${wrong.do} was done` : null;
    },
  },
  {
    sentence:
      'a thread has one check-in and one lasting comment at most, besides thanks to earlier newcomers',
    atRest: ({ memory }) => {
      const seen = new Set<string>();
      return firstOf(memory.standing(), ({ thread, message }) => {
        if (message.about !== 'mentorship' && message.about !== 'check-in') return null;
        const isThanks = message.about === 'mentorship' && message.phase.is === 'ended';
        const whose = [message.newcomer.login, ...(isThanks ? [] : ['anybody'])];
        const names = whose.map((who) => `${message.about} of ${who} in ${nameOf(thread)}`);
        const twice = names.find((name) => seen.has(name));
        for (const name of names) seen.add(name);
        return twice === undefined ? null : `a second ${twice}`;
      });
    },
  },
  {
    sentence: 'nobody is asked how it is going while the mentor talks',
    inDecision: ({ situation, written, now }) =>
      firstOf(written, ({ key, message }) => {
        if (message.about !== 'check-in' || situation.about !== 'check-in') return null;
        const { open } = situation.pairing;
        if (open?.state.is !== 'active') return `${key} was said`;
        const isAbsent = message.because.is === 'mentor-away' || message.because.is === 'mentor-stopped';
        const silentSince = Math.max(open.state.since, situation.lastWords.mentorAt ?? 0);
        const isDue = isAbsent || now - silentSince >= open.agreement.everyDays * DAY;
        return isDue ? null : `${key} came ${(now - silentSince) / DAY} days after the mentor’s word`;
      }),
  },
  {
    sentence: 'no check-in is left behind',
    atRest: ({ memory }) =>
      firstOf(memory.standing(), ({ key, message }) => {
        if (message.about !== 'check-in') return null;
        const pairing = memory.pairings.get(pairingOf(key));
        return pairing?.state.is === 'active' ? null : `${key} stands`;
      }),
  },
  {
    sentence: 'a thread hears six comments at most that nobody called for',
    inDecision: ({ written }, past, { memory }) =>
      firstOf(written, ({ key, message, thread }) => {
        if (!UNCALLED.has(message.about)) return null;
        const { inThread } = memory.written(thread, 0);
        return inThread > 6 ? `${key} is number ${inThread}` : null;
      }),
  },
  {
    sentence: 'every command is answered once, with a thumb up or a confused face',
    inDecision: ({ situation, effects, happening }) => {
      const isLocked = situation.about !== 'vanished' && situation.thread?.isLocked === true;
      if (happening.kind !== 'command-given' || isLocked) return null;
      const answers = effects.filter((effect) => effect.do === 'react');
      return answers.length === 1 ? null : `${answers.length} answers`;
    },
  },
];

const WRITES: ReadonlySet<Effect['do']> = new Set(['say', 'label', 'unlabel', 'react']);

const UNCALLED: ReadonlySet<Message['about']> = new Set(['ask-to-mentor', 'nobody-free', 'check-in']);

const OF_PAIRINGS: ReadonlySet<string> = new Set([
  'mentor-asked',
  'mentor-accepted',
  'mentor-handed-over',
  'mentor-assigned-by-maintainer',
  'nobody-free',
  'pairing-changed',
  'pairing-moved',
  'checked-in',
  'assignment-unconfirmed',
  'pairing-ended',
  'held-back: budget',
]);

/** The newcomer, the person a question goes to, a mentor who said yes, or whoever the words are about. */
function mayBeNamed(key: string, message: Message, { consents }: Past): PersonKey[] {
  const consenting = (person: PersonKey): PersonKey[] =>
    consents.has(`${pairingOf(key)}|${person}`) ? [person] : [];
  switch (message.about) {
    case 'ask-to-mentor':
      return [message.newcomer.key, message.whom.key];
    case 'mentorship':
    case 'check-in':
      return [message.newcomer.key, ...consenting(message.mentor.key)];
    case 'mentorship-over':
      return message.role === 'newcomer' ? [message.to.key] : consenting(message.to.key);
    case 'nobody-free':
    case 'help':
      return [];
    default:
      return [message.person.key];
  }
}
