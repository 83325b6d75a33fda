// Tells a story so that people can follow it: when, who, where, what, and what Belay did.
import type { ParsedLine } from '../../../src/domain/command.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Happening } from '../../../src/domain/happening.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { ThreadRef } from '../../../src/domain/repository.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/time.ts';
import { REPOSITORIES } from './cast.ts';
import { start } from './project.ts';

export type Tell = (text: string) => void;

export function inDays(now: Instant): string {
  const hours = Math.floor(((now - start) % DAY) / HOUR);
  return `day ${Math.floor((now - start) / DAY)}, ${hours} h:`;
}

export function nameOfThread({ repository, number }: ThreadRef): string {
  return `${REPOSITORIES.find(({ id }) => id === repository)?.name ?? repository}#${number}`;
}

export function inWords(line: ParsedLine): string {
  if (line.is === 'not-understood') return '/mentor what?';
  const { verb, ...rest } = line.command;
  const said = Object.values(rest as Readonly<Record<string, unknown>>).filter((value) => value !== null);
  return [`/${verb}`, ...said.map(String)].join(' ');
}

export function nameOfHappening(happening: Happening): string {
  const where = 'thread' in happening ? ` in ${nameOfThread(happening.thread)}` : '';
  return `${happening.kind}${where}`;
}

export function deedsIn(effects: readonly Effect[]): string {
  const deeds = effects.flatMap((effect) => deedOf(effect) ?? []);
  return deeds.join(', ') || 'nothing';
}

function deedOf(effect: Effect): string | null {
  switch (effect.do) {
    case 'keep-pairing':
      return `${effect.pairing.id} ${stateOf(effect.pairing)}`;
    case 'say':
      return `says ${effect.key}${effect.mentions.length > 0 ? ` to ${effect.mentions.join(' and ')}` : ''}`;
    case 'unsay':
      return `unsays ${effect.key}`;
    case 'react':
      return effect.reaction;
    case 'label':
    case 'unlabel':
      return `${effect.do}s “${effect.label}”`;
    case 'remind':
      return `${effect.key} on ${inDays(effect.at).slice(0, -1)}`;
    case 'part':
      return `parts ${effect.newcomer} and ${effect.mentor}`;
    case 'choose':
      return effect.choice;
    case 'mark':
    case 'unmark':
      return `${effect.do}s ${effect.milestone}`;
    case 'assign':
      return `${effect.isAssigned ? 'assigns' : 'unassigns'} ${effect.person.login}`;
    default:
      return null;
  }
}

function stateOf({ state, thread }: Pairing): string {
  const who = state.is === 'asked' ? state.whom : 'mentor' in state ? state.mentor : null;
  return `is ${state.is}${who ? ` (${who.login})` : ''} in ${nameOfThread(thread)}`;
}
