// From effects to what is kept in one transaction: states, wishes about GitHub, reminders, notes. Words are made here, so that
// what was decided and what will be said can never differ.
import type { Effect, LedgerFacts } from '../domain/effect.ts';
import type { RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import type { Instant } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import { say, type Sign } from '../words/say.ts';
import type { Commit, KeyedWish, LogNote, Reminder } from './ports.ts';

interface Circumstances {
  readonly repository: RepositoryId;
  readonly at: Instant;
  readonly once: string | null;
  /** Who showed up, so that logins stay fresh: ids stay, names change. */
  readonly seen: LedgerFacts;
  readonly settings: Pick<Settings, 'dryRun' | 'languages'>;
}

export function toCommit(effects: readonly Effect[], circumstances: Circumstances, sign: Sign): Commit {
  const { repository, at, once, seen, settings } = circumstances;
  const draft = new Draft();
  const inWords: InWords = ({ message, key }) => say(message, key, sign, settings.languages);
  for (const effect of effects) add(effect, draft, inWords);
  const kept = settings.dryRun ? draft.notesOnly() : draft;
  const facts = seen.people.length > 0 ? [...kept.facts, seen] : kept.facts;
  return { repository, at, once, ...kept.parts(), facts };
}

class Draft {
  readonly marks: Commit['marks'][number][] = [];
  readonly pairings: Commit['pairings'][number][] = [];
  readonly unmarks: Commit['unmarks'][number][] = [];
  readonly facts: LedgerFacts[] = [];
  readonly choices: Commit['choices'][number][] = [];
  readonly preferences: Commit['preferences'][number][] = [];
  readonly offers: Commit['offers'][number][] = [];
  readonly partings: Commit['partings'][number][] = [];
  silence: Commit['silence'] = null;
  readonly wishes: KeyedWish[] = [];
  readonly reminders: Reminder[] = [];
  readonly forgottenReminders: string[] = [];
  readonly notes: LogNote[] = [];

  parts(): Omit<Commit, 'repository' | 'at' | 'once'> {
    const { marks, unmarks, pairings, facts, wishes, reminders, forgottenReminders, notes } = this;
    const { choices, preferences, offers, partings, silence } = this;
    return {
      ...{ marks, unmarks, pairings, facts, wishes, reminders, forgottenReminders, notes },
      ...{ choices, preferences, offers, partings, silence },
    };
  }

  /** A dry run records what it would have done, what really happened and what people chose, and changes nothing else. */
  notesOnly(): Draft {
    const dry = new Draft();
    dry.notes.push(...this.notes);
    dry.facts.push(...this.facts);
    dry.choices.push(...this.choices);
    dry.preferences.push(...this.preferences);
    dry.offers.push(...this.offers);
    dry.silence = this.silence;
    return dry;
  }
}

type InWords = (effect: Extract<Effect, { do: 'say' }>) => string;

function add(effect: Effect, draft: Draft, inWords: InWords): void {
  switch (effect.do) {
    case 'label':
    case 'unlabel':
      draft.wishes.push(labelWish(effect));
      return;
    case 'say':
      draft.wishes.push({
        key: effect.key,
        wish: { kind: 'comment', thread: effect.thread.number, body: inWords(effect) },
        mentions: effect.mentions,
        names: [...new Set([...effect.mentions, ...(effect.names ?? [])])],
      });
      return;
    case 'unsay':
      draft.wishes.push({
        key: effect.key,
        wish: { kind: 'comment', thread: effect.thread.number, body: null },
        mentions: [],
        names: [],
      });
      return;
    case 'react':
      draft.wishes.push(...reactionWish(effect));
      return;
    case 'assign':
      draft.wishes.push(assigneeWish(effect));
      return;
    case 'prefer':
      draft.preferences.push(withoutKind(effect));
      return;
    case 'offer':
    case 'confirm-offer':
      draft.offers.push({
        person: effect.person,
        at: effect.at,
        is: effect.do === 'offer' ? 'offered' : 'confirmed',
      });
      return;
    case 'part':
      draft.partings.push({ newcomer: effect.newcomer, mentor: effect.mentor });
      return;
    case 'be-silent':
      draft.silence = { isSilent: effect.isSilent, at: effect.at };
      return;
    case 'keep-pairing':
      draft.pairings.push({ pairing: effect.pairing, claim: effect.claim });
      return;
    case 'mark':
      draft.marks.push({ person: effect.person, milestone: effect.milestone });
      return;
    case 'remind':
      draft.reminders.push({ key: effect.key, at: effect.at, happening: effect.happening });
      return;
    case 'forget-reminder':
      draft.forgottenReminders.push(effect.key);
      return;
    case 'record':
      draft.facts.push(effect.facts);
      return;
    case 'choose':
      draft.choices.push({ person: effect.person, choice: effect.choice, at: effect.at });
      return;
    case 'unmark':
      draft.unmarks.push({ person: effect.person, milestone: effect.milestone });
      return;
    case 'note':
      draft.notes.push({
        thread: only(effect.thread),
        person: effect.person?.key ?? null,
        note: effect.note,
      });
      return;
    default:
      unreachable(effect);
  }
}

function labelWish(effect: Extract<Effect, { do: 'label' | 'unlabel' }>): KeyedWish {
  const { thread, label } = effect;
  return {
    key: `label:${thread.repository}:${thread.number}:${label.toLowerCase()}`,
    wish: { kind: 'label', thread: thread.number, label, present: effect.do === 'label' },
    mentions: [],
    names: [],
  };
}

function assigneeWish({ thread, person, isAssigned }: Extract<Effect, { do: 'assign' }>): KeyedWish {
  return {
    key: `assignee:${thread.repository}:${thread.number}:${person.key}`,
    wish: { kind: 'assignee', thread: thread.number, login: person.login, present: isAssigned },
    mentions: [],
    names: [],
  };
}

/** On a private page there is no comment to react to. */
function reactionWish({ thread, comment, reaction }: Extract<Effect, { do: 'react' }>): KeyedWish[] {
  if (!thread || !comment) return [];
  return [
    {
      key: `reaction:${thread.repository}:${comment.id}:${reaction}`,
      wish: { kind: 'reaction', thread: thread.number, comment: comment.id, reaction },
      mentions: [],
      names: [],
    },
  ];
}

function withoutKind({
  ownerId,
  person,
  preference,
  at,
}: Extract<Effect, { do: 'prefer' }>): Commit['preferences'][number] {
  return { ownerId, person, preference, at };
}

function only({ repository, number }: ThreadRef): ThreadRef {
  return { repository, number };
}
