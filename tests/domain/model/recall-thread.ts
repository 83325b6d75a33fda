// What is known when a thread is opened, closed, or closes another one, as src/flow knows it.
import type {
  ClosingDue,
  ThreadClosed,
  ThreadLinked,
  ThreadOpened,
  ThreadReady,
} from '../../../src/domain/happening.ts';
import type { PairingSoFar, Recognition, Situation } from '../../../src/domain/situation.ts';
import { isOver, type Thread } from '../../../src/domain/thread.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { change, facts, opened, recognition } from '../builders.ts';
import type { Project } from './project.ts';
import { authorIn, commonOf, nothing, placeOf } from './recall-facts.ts';

export function recallOpened({ thread }: ThreadOpened, project: Project): Situation {
  return recallOpening(thread, thread.openedAt, false, project);
}

export function recallReady({ thread: ref, at }: ThreadReady, project: Project): Situation {
  const common = commonOf(ref, project);
  if (!common) return nothing('gone');
  if (isOver(common.thread)) return nothing('closed again');
  return recallOpening(common.thread, at, project.github.spot(ref).closing !== null, project);
}

function recallOpening(
  described: Thread,
  waitsSince: Instant,
  isAgain: boolean,
  project: Project,
): Situation {
  const { memory, github } = project;
  const { repository, author: person } = described;
  if (!person) return nothing('deleted account');
  if (memory.choiceOf(person.key) === 'forget') return nothing('forgotten');
  const pairing = memory.pairingSoFar(repository, person.key);
  const thread = (pairing.open && github.thread(described)) ?? described;
  return {
    ...opened(),
    ...placeOf(repository, project),
    author: authorIn(person, repository, project),
    pairing,
    written: memory.written(thread, project.now),
    thread,
    isAgain,
    waitsSince,
    closes: closesOwnIssue(thread, pairing, project),
    wasWelcomed: memory.hasMilestone(repository, person.key, 'welcomed'),
    wasWelcomedBack: true,
    isStillThere: project.github.thread(thread)?.isLocked === false,
  };
}

function closesOwnIssue(thread: Thread, { open }: PairingSoFar, { github }: Project): readonly number[] {
  const isElsewhere = open !== null && open.thread.number !== thread.number;
  return isElsewhere && thread.kind === 'pull-request' ? github.spot(thread).closes : [];
}

export function recallLinked({ thread, author }: ThreadLinked, project: Project): Situation {
  const pairing = project.memory.pairingSoFar(thread.repository, author.key);
  if (!pairing.open || pairing.open.thread.number === thread.number) return nothing('gone');
  const common = commonOf(thread, project);
  if (!common) return nothing('gone');
  return { ...common, about: 'linked', pairing, closes: project.github.spot(thread).closes };
}

export function recallClosed(happening: ThreadClosed | ClosingDue, project: Project): Situation {
  const { memory, github } = project;
  const common = commonOf(happening.thread, project);
  if (!common) return nothing('gone');
  const { thread } = common;
  if (!isOver(thread)) return nothing('opened again');
  const { closing, hasLandedByHand } = github.spot(thread);
  const isLater = happening.kind === 'closing-due';
  const hasLanded = thread.state === 'landed' || (isLater && hasLandedByHand);
  const landed =
    hasLanded && thread.author
      ? change({ author: thread.author.key, number: thread.number, at: closing?.at ?? project.now })
      : null;
  return {
    ...common,
    about: 'closed',
    pairing: memory.pairingOfThread(thread),
    facts: facts(thread, { closing: thread.kind === 'issue' ? null : closing }),
    landed,
    isLater,
    recognition: recognitionOf(thread, landed !== null, isLater, project),
  };
}

function recognitionOf(
  thread: Thread,
  hasLanded: boolean,
  isLater: boolean,
  project: Project,
): Recognition | null {
  const { github, memory, now } = project;
  const { repository, kind, author: person } = thread;
  if (kind !== 'pull-request' || !person || (!hasLanded && !isLater)) return null;
  const author = authorIn(person, repository, project);
  const isFirst = github.landedOf(repository, person.key) === 1;
  if (hasLanded ? !isFirst : author.standing !== 'first-time') return null;
  const milestone = hasLanded ? 'first-landing' : null;
  const attempts = `${repository}:${person.key}:first-attempt-closed:`;
  const wasSaid = milestone
    ? memory.hasMilestone(repository, person.key, milestone)
    : [...memory.milestones].some((name) => name.startsWith(attempts));
  return recognition({ author, milestone, wasSaid, written: memory.written(thread, now) });
}
