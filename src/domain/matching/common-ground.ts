// What a newcomer and a possible mentor have both named: a topic, a language. It comes before expertise that history shows, because
// both have said so themselves.
import type { PersonKey } from '../contribution.ts';
import { sharedLanguage, sharesTopic, type Preferences } from '../preference.ts';
import type { Reason, Suggestion } from './suggestion.ts';

export interface Wish {
  readonly topic: string | null;
  readonly languages: readonly string[];
}

/** The same suggestions, those with common ground first, each with that as its first reason. */
export function byCommonGround(
  suggestions: readonly Suggestion[],
  said: ReadonlyMap<PersonKey, Preferences>,
  wish: Wish,
): Suggestion[] {
  return (
    suggestions
      .map((suggestion) => ({ suggestion, common: commonGround(said.get(suggestion.key), wish) }))
      // Sorting keeps the order of equals.
      .sort((a, b) => b.common.length - a.common.length)
      .map(({ suggestion, common }) => ({ ...suggestion, reasons: [...common, ...suggestion.reasons] }))
  );
}

function commonGround(said: Preferences | undefined, { topic, languages }: Wish): Reason[] {
  if (!said) return [];
  const language = sharedLanguage(languages, said.languages);
  return [
    ...(topic !== null && sharesTopic(said.topics, topic) ? [{ fact: 'topic', topic } as const] : []),
    ...(language === null ? [] : [{ fact: 'language', language } as const]),
  ];
}
