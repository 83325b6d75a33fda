// What a witness of the story remembers: who said what, who was asked, who was mentioned. It is told by people's commands and by
// what was kept, and trusts no count that the pairings keep of themselves.
import type { Command } from '../../../src/domain/command.ts';
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Happening } from '../../../src/domain/happening.ts';
import { isBond, type Pairing } from '../../../src/domain/pairing.ts';
import type { ThreadRef } from '../../../src/domain/repository.ts';
import type { CommandSituation, Situation } from '../../../src/domain/situation.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { mentorIn, type Comment } from './memory.ts';

/** A decision that was kept, and what it changed. */
export interface Decided {
  readonly now: Instant;
  readonly happening: Happening;
  readonly situation: Exclude<Situation, { about: 'nothing' }>;
  readonly effects: readonly Effect[];
  readonly changes: readonly Change[];
  /** Comments that were not there before. */
  readonly written: readonly Comment[];
  /** Something else happened between the decision and its being kept, in another thread. */
  readonly isOvertaken: boolean;
}

/** A pairing as it was, null before it began, and as it is. */
export interface Change {
  readonly before: Pairing | null;
  readonly after: Pairing;
}

export class Past {
  /** `pairing|mentor`: said yes, in their own words. */
  readonly consents = new Set<string>();
  /** `repository|newcomer|mentor`: passed or stayed silent. */
  readonly passed = new Set<string>();
  /** `newcomer|mentor`: one of them wanted to go. */
  readonly parted = new Set<string>();
  /** `repository|newcomer`: no thanks. */
  readonly declined = new Set<string>();
  /** How many people Belay itself asked, by pairing. */
  readonly asked = new Map<string, number>();
  readonly acceptances: { readonly pairing: string; readonly mentor: PersonKey; readonly at: Instant }[] = [];
  readonly pauses = new Map<string, { readonly sum: number; readonly since: Instant | null }>();
  /** Pairings that began while mentors were to be assigned, and whether GitHub showed it. */
  readonly assigned = new Map<string, boolean>();
  readonly checkIns = new Map<string, number>();
  /** When Belay heard that a thread was closed. */
  readonly closings = new Map<string, Instant>();
  readonly mentions = new Map<PersonKey, Instant[]>();

  see(decided: Decided): void {
    const { situation } = decided;
    if (situation.about === 'command') this.hear(situation, decided);
    if (situation.about === 'silent') for (const change of decided.changes) this.seeSilence(change);
    if (situation.about === 'check-in' && situation.wantsAnother)
      for (const { before } of decided.changes) if (before) this.part(before);
    if (situation.about === 'assignment' && situation.isAssigned)
      this.assigned.set(situation.due.pairing, true);
    if (situation.about === 'closed' && !situation.isLater)
      this.closings.set(nameOf(situation.thread), decided.now);
    for (const change of decided.changes) this.seeChange(change, decided);
    for (const { message, mentions, key } of decided.written) {
      for (const person of mentions) this.mentions.set(person, [...this.mentionsOf(person), decided.now]);
      if (message.about === 'check-in') count(this.checkIns, pairingOf(key));
    }
    for (const effect of decided.effects)
      if (effect.do === 'choose' && effect.choice === 'forget') this.forget(effect.person);
  }

  mentionsOf(person: PersonKey): readonly Instant[] {
    return this.mentions.get(person) ?? [];
  }

  /** When the pairing began, moved on by the time in which it was paused. */
  startOf({ id }: Pairing, now: Instant): Instant {
    const { sum = 0, since = null } = this.pauses.get(id) ?? {};
    const began = this.acceptances.find(({ pairing }) => pairing === id)?.at ?? now;
    return began + sum + (since === null ? 0 : now - since);
  }

  private hear({ command, pairing, thread }: CommandSituation, decided: Decided): void {
    const { open } = pairing;
    const verb = verbOf(decided);
    const { key } = command.by;
    if (!isObeyed(decided)) return;
    const own = `${thread.repository}|${key}`;
    if (verb === 'mentor accept' && open && mentorIn(open) === key) this.consents.add(`${open.id}|${key}`);
    if (verb === 'mentor me')
      for (const { after } of decided.changes)
        if (mentorIn(after) === key) this.consents.add(`${after.id}|${key}`);
    if (verb === 'mentor pass' && open && mentorIn(open) === key)
      this.passed.add(`${thread.repository}|${open.newcomer.key}|${key}`);
    if (verb === 'mentor wanted') this.declined.delete(own);
    if (verb === 'mentor no thanks') this.declined.add(own);
    const isParting = verb === 'mentor change' || verb === 'mentor leave' || verb === 'mentor no thanks';
    if (isParting && open) this.part(open);
  }

  private part(pairing: Pairing): void {
    const mentor = mentorIn(pairing);
    if (mentor !== null) this.parted.add(`${pairing.newcomer.key}|${mentor}`);
  }

  private seeSilence({ before }: Change): void {
    if (before?.state.is !== 'asked') return;
    this.passed.add(`${before.thread.repository}|${before.newcomer.key}|${before.state.whom.key}`);
  }

  private seeChange({ before, after }: Change, decided: Decided): void {
    const { now, situation } = decided;
    if (isNewAsk({ before, after }) && !isAssignment(decided)) count(this.asked, after.id);
    if (isBond(after) && !(before && isBond(before))) {
      this.acceptances.push({ pairing: after.id, mentor: after.state.mentor.key, at: now });
      if (situation.settings.mentors.assign) this.assigned.set(after.id, false);
    }
    const { sum = 0, since = null } = this.pauses.get(after.id) ?? {};
    if (after.state.is === 'paused' && since === null) this.pauses.set(after.id, { sum, since: now });
    if (after.state.is === 'active' && since !== null)
      this.pauses.set(after.id, { sum: sum + now - since, since: null });
  }

  /** With them goes what they wished. */
  private forget(person: PersonKey): void {
    for (const wishes of [this.parted, this.declined])
      for (const name of wishes) if (name.split('|').includes(person)) wishes.delete(name);
  }
}

export function isNewAsk({ before, after }: Change): boolean {
  const wasAsked = before?.state.is === 'asked' && before.asked === after.asked;
  return after.state.is === 'asked' && !wasAsked;
}

/** A maintainer thought of that person: it is not Belay that chose. */
export function isAssignment(decided: Decided): boolean {
  return verbOf(decided) === 'mentor assign';
}

export function verbOf({ situation }: Decided): Command['verb'] | null {
  if (situation.about !== 'command') return null;
  const { line } = situation.command;
  return line.is === 'command' ? line.command.verb : null;
}

/** In a locked thread there is no reaction; whoever is not entitled has changed nothing. */
export function isObeyed({ effects }: Decided): boolean {
  const reaction = effects.find((effect) => effect.do === 'react');
  return reaction ? reaction.reaction === '+1' : effects.length > 0;
}

export const nameOf = ({ repository, number }: ThreadRef): string => `${repository}#${number}`;

/** The pairing that a comment's key names: `check-in:7:11:1:2`. */
export const pairingOf = (key: string): string => key.split(':').slice(1, 4).join(':');

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
