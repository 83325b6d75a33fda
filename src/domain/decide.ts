// From what is known to what should be done. Pure: no clock, no chance, no question to anybody.
import { pairUnanswered, searchOn } from './decisions/begin.ts';
import { endPairing, letGo, rest, resume } from './decisions/end.ts';
import { obey } from './decisions/obey.ts';
import { handOverSilently } from './decisions/reply.ts';
import { welcome } from './decisions/welcome.ts';
import type { Effect } from './effect.ts';
import type { ClosedSituation, Common, Situation } from './situation.ts';

export function decide(situation: Situation): Effect[] {
  switch (situation.about) {
    case 'nothing':
      return [];
    case 'vanished':
      return letGo(situation);
    case 'opened':
      return hush([...welcome(situation), ...resume(situation)], situation);
    case 'unanswered':
      return hush(pairUnanswered(situation), situation);
    case 'command':
      return hush(obey(situation), situation);
    case 'silent':
      return hush(handOverSilently(situation), situation);
    case 'search-due':
      return hush(searchOn(situation), situation);
    case 'over':
      return hush(endPairing(situation), situation);
    case 'closed':
      return hush([...record(situation), ...rest(situation)], situation);
  }
}

function record({ landed, people }: ClosedSituation): Effect[] {
  return landed ? [{ do: 'record', change: landed, people }] : [];
}

/** Where a project wants quiet, everything but the words still happens; a locked thread is left alone. */
function hush(effects: Effect[], { settings, thread }: Common): Effect[] {
  const silenced = new Set<Effect['do']>([
    ...(settings.quiet ? (['say'] as const) : []),
    ...(thread.isLocked ? (['say', 'label', 'unlabel', 'react'] as const) : []),
  ]);
  return effects.filter((effect) => !silenced.has(effect.do));
}
