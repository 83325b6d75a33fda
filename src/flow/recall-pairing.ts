// What is known when a pairing is looked at while it lasts: whether the two still talk, whether the assignment is there, whether a
// pull request takes it along.
import { checkInKey } from '../domain/comment-key.ts';
import type { AssignmentDue, CheckInDue, ThreadLinked } from '../domain/happening.ts';
import { isBond, type Bond } from '../domain/pairing.ts';
import type { CheckInSituation, Situation } from '../domain/situation.ts';
import { DAY } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { commonOf, nothing, whyNobody, type CommonFacts } from './recall-facts.ts';
import { candidatesFor, WEEK } from './candidates.ts';

export async function recallCheckIn(
  due: CheckInDue,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(due.thread.number, repository, world);
  if (common.about === 'vanished') return common;
  const pairing = await world.memory.pairingOfThread(common.thread);
  const { open } = pairing;
  if (open?.id !== due.pairing || !isBond(open)) return nothing('gone');
  const both = [open.newcomer.key, open.state.mentor.key];
  const { memory, github } = world;
  const [facts, written, mentions, wantsAnother] = await Promise.all([
    factsOf(open, common, repository, world),
    memory.commentsWritten(common.thread, common.now - DAY),
    memory.mentionsOf(both, common.now - WEEK),
    newcomerWantsAnother(open, repository, { memory, github }),
  ]);
  const { thread, settings, now } = common;
  const need = { thread, settings, newcomer: open.newcomer, now, topic: open.topic };
  // Only whoever wants somebody else needs people to ask.
  const candidates = wantsAnother ? await candidatesFor(need, repository, pairing, world) : [];
  return {
    ...common,
    about: 'check-in',
    due,
    pairing,
    written,
    mentions,
    candidates,
    wantsAnother,
    ...facts,
  };
}

async function factsOf(
  { newcomer, state }: Bond,
  { thread, now }: CommonFacts,
  repository: KnownRepository,
  { memory, github }: World,
): Promise<Pick<CheckInSituation, 'lastWords' | 'mentor'>> {
  const people = { newcomer: newcomer.key, mentor: state.mentor.key };
  const [lastWords, [mentor = null]] = await Promise.all([
    github.lastWords(repository, thread.number, people),
    memory.mentorLoads(repository.ownerId, [state.mentor.key], now - WEEK),
  ]);
  return { lastWords, mentor };
}

async function newcomerWantsAnother(
  bond: Bond,
  repository: KnownRepository,
  { memory, github }: Pick<World, 'memory' | 'github'>,
): Promise<boolean> {
  if (bond.checkIns.count === 0) return false;
  const comment = await memory.standingComment(checkInKey(bond));
  if (comment === null) return false;
  const people = await github.thumbsUp(repository, comment);
  return people.some(({ key }) => key === bond.newcomer.key);
}

export async function recallAssignment(
  due: AssignmentDue,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(due.thread.number, repository, world);
  if (common.about === 'vanished') return common;
  const pairing = await world.memory.pairingOfThread(common.thread);
  const { open } = pairing;
  if (open?.id !== due.pairing || !isBond(open)) return nothing('gone');
  const mentor = open.state.mentor.key;
  const [isAssigned, mentions] = await Promise.all([
    !common.settings.mentors.assign || world.github.isAssigned(repository, due.thread.number, mentor),
    world.memory.mentionsOf([open.newcomer.key, mentor], common.now - WEEK),
  ]);
  return { ...common, about: 'assignment', due, pairing, isAssigned, mentions };
}

/** Most pull requests are by people who are paired with nobody: for them, nothing is asked. */
export async function recallLinked(
  { thread, author }: ThreadLinked,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const pairing = await world.memory.pairingSoFar(repository.id, author.key);
  if (!pairing.open || pairing.open.thread.number === thread.number) return nothing('gone');
  const common = await commonOf(thread.number, repository, world);
  if (common.about === 'vanished' || whyNobody(author, common.settings)) return nothing('gone');
  const closes = await world.github.closes(repository, thread.number);
  return { ...common, about: 'linked', pairing, closes };
}
