// From what is known to what should be done. Pure: no clock, no chance, no question to anybody.
import { tellAboutMe } from './decisions/about-me.ts';
import { pairUnanswered, searchOn } from './decisions/begin.ts';
import { confirmAssignment } from './decisions/bond.ts';
import { checkIn } from './decisions/check-in.ts';
import { confirmOffer } from './decisions/confirm-offer.ts';
import { endPairing, goOn, letGo, rest } from './decisions/end.ts';
import { consoleFirstAttempt, takeBackConsolation, watchClosing } from './decisions/first-attempt.ts';
import { follow } from './decisions/follow.ts';
import { obey } from './decisions/obey.ts';
import { sayHowToMentor } from './decisions/own-offer.ts';
import { recognise } from './decisions/recognise.ts';
import { recordClosing, recordNotice, recordOpening } from './decisions/record.ts';
import { goOnWithout, handOverSilently } from './decisions/reply.ts';
import { keepSilence } from './decisions/silence.ts';
import { welcomeBack } from './decisions/welcome-back.ts';
import { welcome } from './decisions/welcome.ts';
import type { Effect } from './effect.ts';
import { sameThread, type ThreadRef } from './repository.ts';
import type { ClosedSituation, OpenedSituation, Situation } from './situation.ts';

type Something = Exclude<Situation, { about: 'nothing' }>;

export function decide(situation: Situation): Effect[] {
  return situation.about === 'nothing' ? [] : hush(decided(situation), situation);
}

function decided(situation: Something): Effect[] {
  switch (situation.about) {
    case 'vanished':
      return letGo(situation);
    case 'opened':
      return greetAndGoOn(situation);
    case 'noticed':
      return [recordNotice(situation)];
    case 'unanswered':
      return pairUnanswered(situation);
    case 'command':
      return obey(situation);
    case 'about-me':
      return tellAboutMe(situation);
    case 'own-offer':
      return sayHowToMentor(situation);
    case 'offer':
      return confirmOffer(situation);
    case 'silence':
      return keepSilence(situation);
    case 'silent':
      return handOverSilently(situation);
    case 'search-due':
      return searchOn(situation);
    case 'left':
      return goOnWithout(situation);
    case 'check-in':
      return checkIn(situation);
    case 'assignment':
      return confirmAssignment(situation);
    case 'linked':
      return follow(situation);
    case 'over':
      return endPairing(situation);
    case 'closed':
      return closeKindly(situation);
  }
}

function greetAndGoOn(situation: OpenedSituation): Effect[] {
  return [
    recordOpening(situation),
    ...takeBackConsolation(situation),
    ...welcome(situation),
    ...welcomeBack(situation),
    ...goOn(situation),
    ...follow(situation),
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

/** Where a project wants quiet, everything but the words still happens; a locked thread is left alone. */
function hush(effects: Effect[], situation: Something): Effect[] {
  const locked = situation.about !== 'vanished' && situation.thread?.isLocked ? situation.thread : null;
  return effects.filter((effect) => {
    const isSilenced = effect.do === 'say' && situation.settings.quiet;
    return !isSilenced && !(locked && writesIn(locked, effect));
  });
}

/** What is done elsewhere for the same pairing is done all the same; an answer on a private page disturbs nobody. */
function writesIn(locked: ThreadRef, effect: Effect): boolean {
  switch (effect.do) {
    case 'say':
    case 'label':
    case 'unlabel':
    case 'assign':
      return sameThread(effect.thread, locked);
    case 'react':
      return effect.comment !== null;
    default:
      return false;
  }
}
