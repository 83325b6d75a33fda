// From what was decided to what a preview tells of it: a line for each comment and each label, as plain facts.
import type { PersonKey } from '../domain/contribution.ts';
import type { Effect } from '../domain/effect.ts';
import type { Languages } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import type { Thread } from '../domain/thread.ts';
import { reasonInShort } from '../words/reasons.ts';
import { wordsFor } from '../words/say.ts';

export type Line = Said | Asked | Labelled;

/** A comment to one person. */
export interface Said {
  readonly kind: 'welcome' | 'welcome-back' | 'nobody-free' | 'thanks' | 'regular';
  readonly person: PersonKey;
  /** As it would stand there, in Markdown. */
  readonly text: string;
}

/** The comment that asks somebody to mentor this person. */
export interface Asked {
  readonly kind: 'mentor-asked';
  readonly person: PersonKey;
  readonly mentor: PersonKey;
  readonly reasons: readonly string[];
  readonly text: string;
}

/** A label that is put on; of those that are taken off again, nothing is told. */
export interface Labelled {
  readonly kind: 'label';
  /** Whose thread it is. */
  readonly person: PersonKey;
  readonly label: string;
}

export function linesOf(
  effects: readonly Effect[],
  { author }: Pick<Thread, 'author'>,
  languages: Languages,
): Line[] {
  if (!author) return [];
  return effects.flatMap((effect): Line[] => {
    if (effect.do === 'label') return [{ kind: 'label', person: author.key, label: effect.label }];
    return effect.do === 'say' ? lineOf(effect.message, author.key, languages) : [];
  });
}

function lineOf(message: Message, author: PersonKey, languages: Languages): Line[] {
  const text = wordsFor(message, languages);
  const said = (kind: Said['kind']): Line[] => [{ kind, person: author, text }];
  switch (message.about) {
    case 'welcome':
      return said('welcome');
    case 'welcome-back':
      return said('welcome-back');
    case 'first-landing':
      return said('thanks');
    case 'became-regular':
      return said('regular');
    case 'nobody-free':
      return said('nobody-free');
    case 'ask-to-mentor': {
      const reasons = message.reasons.map(reasonInShort);
      return [
        { kind: 'mentor-asked', person: message.newcomer.key, mentor: message.whom.key, reasons, text },
      ];
    }
    // A history tells neither of acceptances nor of closings, and holds no commands.
    case 'mentorship':
    case 'check-in':
    case 'mentorship-over':
    case 'offer-made':
    case 'first-attempt-closed':
    case 'why':
    case 'help':
      return [];
  }
}
