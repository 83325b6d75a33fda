// Keeps what people said about themselves: how they want to mentor, who is never paired again, who wants to be left alone.
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Preference, Preferences } from '../../../src/domain/preference.ts';
import type { RepositoryId } from '../../../src/domain/repository.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { ACCOUNTS } from './cast.ts';
import { bumpLoad, takeBack, type Of } from './keep.ts';
import { mentorIn, offerName, type Memory } from './memory.ts';

export function keepAboutPeople(
  effects: readonly Effect[],
  { repository, now }: { readonly repository: RepositoryId; readonly now: Instant },
  memory: Memory,
): void {
  for (const effect of effects) {
    if (effect.do === 'prefer') keepPreference(effect, memory);
    if (effect.do === 'offer' || effect.do === 'confirm-offer') keepOffer(effect, repository, memory);
    if (effect.do === 'part') memory.partings.add(`${effect.newcomer}|${effect.mentor}`);
    if (effect.do === 'be-silent') keepSilence(effect, repository, memory);
  }
  for (const effect of effects) if (effect.do === 'choose') keepChoice(effect, now, memory);
}

/** An older word does not undo a newer one. */
function keepPreference({ person, preference, at }: Of<'prefer'>, memory: Memory): void {
  const name = `${person}:${preference.about}`;
  if (at < (memory.saidAt.get(name) ?? 0)) return;
  memory.saidAt.set(name, at);
  memory.preferences.set(person, withPreference(memory.said(person), preference));
  bumpLoad(person, memory);
}

function withPreference(said: Preferences, preference: Preference): Preferences {
  switch (preference.about) {
    case 'capacity':
      return { ...said, capacity: preference.mentees };
    case 'interval':
      return { ...said, intervalDays: preference.days };
    case 'availability':
      return { ...said, availability: preference };
    case 'topics':
      return { ...said, topics: preference.topics };
    case 'zone':
      return { ...said, zone: preference.zone };
    case 'languages':
      return { ...said, languages: preference.languages };
  }
}

function keepOffer(
  { do: what, person: key, at }: Of<'offer'> | Of<'confirm-offer'>,
  repository: RepositoryId,
  { offers }: Memory,
): void {
  const person = ACCOUNTS.find((account) => account.key === key)!;
  const isConfirmed =
    what === 'confirm-offer' || offers.get(offerName(repository, key))?.isConfirmed === true;
  offers.set(offerName(repository, key), { person, at, isConfirmed });
}

function keepSilence({ isSilent, at }: Of<'be-silent'>, repository: RepositoryId, { silence }: Memory): void {
  const isLate = at < (silence.get(repository)?.at ?? 0);
  if (!isLate) silence.set(repository, { isSilent, at });
}

function keepChoice({ person, choice, at }: Of<'choose'>, now: Instant, memory: Memory): void {
  const before = memory.choices.get(person);
  if (before && at < before.at) return;
  // Whoever was forgotten is left alone already.
  const isForgotten = before?.choice === 'forget' && choice === 'opt-out';
  memory.choices.set(person, { choice: isForgotten ? 'forget' : choice, at });
  bumpLoad(person, memory);
  if (choice === 'opt-in') return;
  withdrawAll(person, memory);
  endPairings(person, now, memory);
  if (choice === 'forget') forget(person, memory);
}

function withdrawAll(person: PersonKey, memory: Memory): void {
  for (const { key, names } of memory.standing()) if (names.has(person)) takeBack(key, memory);
}

function endPairings(person: PersonKey, now: Instant, memory: Memory): void {
  for (const pairing of memory.open()) {
    const key = `pairing-left:${pairing.id}`;
    const isTheirs = pairing.newcomer.key === person || mentorIn(pairing) === person;
    if (!isTheirs || memory.reminders.has(key)) continue;
    const happening = { kind: 'pairing-left', thread: pairing.thread, pairing: pairing.id } as const;
    memory.reminders.set(key, { at: now, happening });
  }
}

/** What they chose stays, so that they do not come back by mistake. */
function forget(person: PersonKey, memory: Memory): void {
  const isTheirs = (name: string) => name.split(/[:|]/).includes(person);
  for (const name of memory.milestones) if (isTheirs(name)) memory.milestones.delete(name);
  for (const name of memory.partings) if (isTheirs(name)) memory.partings.delete(name);
  for (const name of memory.offers.keys()) if (isTheirs(name)) memory.offers.delete(name);
  memory.preferences.delete(person);
}
