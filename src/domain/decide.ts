// From what is known to what should be done. Pure: no clock, no chance, no question to anybody.
import { tellAboutMe } from './decisions/about-me.ts';
import { pairUnanswered, searchOn } from './decisions/begin.ts';
import { endPairing, letGo, rest, resume } from './decisions/end.ts';
import { consoleFirstAttempt, takeBackConsolation, watchClosing } from './decisions/first-attempt.ts';
import { obey } from './decisions/obey.ts';
import { recognise } from './decisions/recognise.ts';
import { recordClosing, recordNotice, recordOpening } from './decisions/record.ts';
import { goOnWithout, handOverSilently } from './decisions/reply.ts';
import { welcomeBack } from './decisions/welcome-back.ts';
import { welcome } from './decisions/welcome.ts';
import { isAboutMe } from './command.ts';
import type { Effect } from './effect.ts';
import type { AboutMeSituation, ClosedSituation, Common, OpenedSituation, Situation } from './situation.ts';

export function decide(situation: Situation): Effect[] {
  switch (situation.about) {
    case 'nothing':
      return [];
    case 'vanished':
      return letGo(situation);
    case 'opened':
      return hush(greetAndResume(situation), situation);
    case 'noticed':
      return [recordNotice(situation)];
    case 'unanswered':
      return hush(pairUnanswered(situation), situation);
    case 'command':
      return hush(obey(situation), situation);
    case 'about-me':
      return hush(answerAboutMe(situation), situation);
    case 'silent':
      return hush(handOverSilently(situation), situation);
    case 'search-due':
      return hush(searchOn(situation), situation);
    case 'left':
      return hush(goOnWithout(situation), situation);
    case 'over':
      return hush(endPairing(situation), situation);
    case 'closed':
      return hush(closeKindly(situation), situation);
  }
}

function greetAndResume(situation: OpenedSituation): Effect[] {
  return [
    recordOpening(situation),
    ...takeBackConsolation(situation),
    ...welcome(situation),
    ...welcomeBack(situation),
    ...resume(situation),
  ];
}

function closeKindly(situation: ClosedSituation): Effect[] {
  return [
    recordClosing(situation),
    ...rest(situation),
    ...recognise(situation),
    ...watchClosing(situation),
    ...consoleFirstAttempt(situation),
  ];
}

function answerAboutMe(situation: AboutMeSituation): Effect[] {
  const { line } = situation.command;
  if (line.is !== 'command' || !isAboutMe(line.command)) return [];
  return tellAboutMe(situation, line.command.verb);
}

/** Where a project wants quiet, everything but the words still happens; a locked thread is left alone. */
function hush(effects: Effect[], { settings, thread }: Common): Effect[] {
  const silenced = new Set<Effect['do']>([
    ...(settings.quiet ? (['say'] as const) : []),
    ...(thread.isLocked ? (['say', 'label', 'unlabel', 'react'] as const) : []),
  ]);
  return effects.filter((effect) => !silenced.has(effect.do));
}
