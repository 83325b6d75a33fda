// What is known when a pairing or an offer is looked at again because its time has come, as src/flow knows it.
import { offerKey } from '../../../src/domain/comment-key.ts';
import type { AssignmentDue, CheckInDue, OfferOpen, PairingOver } from '../../../src/domain/happening.ts';
import { isBond } from '../../../src/domain/pairing.ts';
import type { Situation } from '../../../src/domain/situation.ts';
import { ACCOUNTS, mayWrite } from './cast.ts';
import type { Project } from './project.ts';
import { candidatesFor, commonOf, mentionsOf, nothing, vanishedOf } from './recall-facts.ts';

export function recallOver(over: PairingOver, project: Project): Situation {
  const common = commonOf(over.thread, project);
  if (!common) return vanishedOf(over.thread, project);
  return { ...common, about: 'over', over, pairing: project.memory.pairingOfThread(common.thread) };
}

export function recallCheckIn(due: CheckInDue, project: Project): Situation {
  const { memory, github, now } = project;
  const common = commonOf(due.thread, project);
  if (!common) return vanishedOf(due.thread, project);
  const { thread } = common;
  const pairing = memory.pairingOfThread(thread);
  const { open } = pairing;
  if (open?.id !== due.pairing || !isBond(open)) return nothing('gone');
  const { mentor } = open.state;
  if (memory.isLeftAlone(open.newcomer.key) || memory.isLeftAlone(mentor.key)) return nothing('gone');
  const { lastWords } = github.spot(thread);
  const standing = open.checkIns.count === 0 ? null : memory.standingCheckIn(open);
  const wantsAnother = standing !== null && github.thumbs.get(standing)?.has(open.newcomer.key) === true;
  return {
    ...common,
    about: 'check-in',
    due,
    pairing,
    written: memory.written(thread, now),
    mentions: mentionsOf([open.newcomer.key, mentor.key], project),
    candidates: wantsAnother ? candidatesFor(thread, pairing, open.newcomer, project) : [],
    wantsAnother,
    lastWords: {
      newcomerAt: lastWords.get(open.newcomer.key) ?? null,
      mentorAt: lastWords.get(mentor.key) ?? null,
    },
    mentor: memory.load(mentor.key, now),
  };
}

export function recallAssignment(due: AssignmentDue, project: Project): Situation {
  const { memory } = project;
  const common = commonOf(due.thread, project);
  if (!common) return vanishedOf(due.thread, project);
  const pairing = memory.pairingOfThread(common.thread);
  const { open } = pairing;
  if (open?.id !== due.pairing || !isBond(open)) return nothing('gone');
  const mentor = open.state.mentor.key;
  if (memory.isLeftAlone(open.newcomer.key) || memory.isLeftAlone(mentor)) return nothing('gone');
  const isAssigned = project.github.isAssigned(common.thread, mentor);
  const mentions = mentionsOf([open.newcomer.key, mentor], project);
  return { ...common, about: 'assignment', due, pairing, isAssigned, mentions };
}

export function recallOpenOffer({ thread, person }: OfferOpen, project: Project): Situation {
  const { memory, github } = project;
  const common = commonOf(thread, project);
  if (!common) return nothing('gone');
  const { id } = common.repository;
  const key = offerKey(id, person);
  const thumbs = memory.comments.get(key)?.stands === true ? github.thumbs.get(key) : undefined;
  const confirmedBy =
    ACCOUNTS.find((one) => thumbs?.has(one.key) && one.key !== person.key && mayWrite(one, id)) ?? null;
  const offer = memory.offer(id, person);
  return { ...common, about: 'offer', offer, confirmedBy, command: null, speakerMayConfirm: false };
}
