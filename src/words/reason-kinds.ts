// The facts that speak for a mentor, sorted into the three sentences that every language makes of them.
import type { Reason } from '../domain/matching/suggestion.ts';
import { inlineCode } from './safe.ts';

type Ground = Extract<Reason, { fact: 'topic' | 'language' }>;
export type Deed = Exclude<Reason, Ground | { fact: 'mentors' }>;

export interface SortedReasons {
  /** What both named. */
  readonly ground: readonly string[];
  readonly deeds: readonly Deed[];
  /** How many newcomers they mentor just now; null where that is no reason. */
  readonly newcomers: number | null;
}

export function sorted(reasons: readonly Reason[]): SortedReasons {
  const mentors = reasons.find((reason) => reason.fact === 'mentors');
  return {
    ground: reasons.filter(isGround).map(commonGround),
    deeds: reasons.filter(isDeed),
    newcomers: mentors?.newcomers ?? null,
  };
}

export function isGround(reason: Reason): reason is Ground {
  return reason.fact === 'topic' || reason.fact === 'language';
}

export function commonGround(reason: Ground): string {
  return inlineCode(reason.fact === 'topic' ? reason.topic : reason.language);
}

function isDeed(reason: Reason): reason is Deed {
  return !isGround(reason) && reason.fact !== 'mentors';
}
