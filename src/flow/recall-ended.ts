// What is known when a thread is closed, some time after it was closed, or when a pairing's time is over.
import type { LandedChange } from '../domain/contribution.ts';
import type { ClosingDue, PairingOver, ThreadClosed } from '../domain/happening.ts';
import { landingMilestone } from '../domain/milestone.ts';
import { nextSteps } from '../domain/next-steps.ts';
import type { Recognition, Situation } from '../domain/situation.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import { isOver } from '../domain/thread.ts';
import { DAY, MINUTE } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository, LandedByHand } from './ports.ts';
import { authorOf, commonOf, nothing, whyNobody, type CommonFacts } from './recall-facts.ts';
import { NotYet } from './trouble.ts';

/** GitHub's answers lag behind its events. */
const READS_LAG = 2 * MINUTE;
const LOOK_AGAIN_MS = 10_000;

export async function recallClosed(
  happening: ThreadClosed | ClosingDue,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  const { thread, facts, now } = common;
  const isLater = happening.kind === 'closing-due';
  if (!isOver(thread)) {
    if (!isLater && !hasHeardOf(happening, facts) && now - happening.at < READS_LAG)
      throw new NotYet('GitHub still shows the thread as open', LOOK_AGAIN_MS);
    return nothing('opened again');
  }
  const isUnmerged = thread.kind === 'pull-request' && !facts.landed;
  const byHand = isUnmerged && isLater ? await world.github.landedByHand(repository, facts) : null;
  const landed = facts.landed ?? byHand?.change ?? null;
  const [pairing, recognition] = await Promise.all([
    world.memory.pairingOfThread(thread),
    recognitionOf(common, landed, byHand, world),
  ]);
  return { ...common, repository, about: 'closed', pairing, landed, isLater, recognition };
}

/** Whether GitHub's answer, which shows an open thread, is from after the closing: then it was opened again. */
function hasHeardOf({ at }: ThreadClosed, { thread, closing }: ThreadFacts): boolean {
  return thread.changedAt > at || (closing !== null && closing.at >= at);
}

/** Facts for a word to the author; null where there is no occasion, so that most closings ask for nothing more. */
async function recognitionOf(
  common: CommonFacts,
  landed: LandedChange | null,
  byHand: LandedByHand | null,
  world: World,
): Promise<Recognition | null> {
  const { thread, settings, now } = common;
  const person = thread.author;
  if (thread.kind !== 'pull-request' || !person || whyNobody(person, settings)) return null;
  // Somebody else's name stands on the commit: whose milestone that is, is not for us to say.
  if (landed && landed.author !== person.key) return null;
  if (!landed && !byHand) return null;
  const repository = common.repository as KnownRepository;
  const record = await world.memory.trackRecord(repository.id, person.key);
  const milestone = landed && landingMilestone(record, landed.at);
  if (landed && !milestone) return null;
  const author = await authorOf(person, repository, world, now);
  if (!landed && author.standing !== 'first-time') return null;
  const [wasSaid, written] = await Promise.all([
    world.memory.hasMilestone(repository.id, person.key, milestone ?? 'first-attempt-closed'),
    world.memory.commentsWritten(thread, now - DAY),
  ]);
  const hasCommitsSince = byHand?.hasCommitsSince ?? false;
  const occasion = { author, milestone, wasSaid, written, hasCommitsSince };
  const needsNoWord = wasSaid || author.isLeftAlone || author.standing === 'maintainer';
  if (needsNoWord || milestone === 'became-regular')
    return { ...occasion, nextSteps: [], wasExplained: false, contributingUrl: null, hadCommits: false };
  return { ...occasion, ...(await helpfulFacts(common, landed, world)) };
}

async function helpfulFacts(
  { repository, settings, thread, facts }: CommonFacts,
  landed: LandedChange | null,
  { github }: World,
): Promise<Pick<Recognition, 'nextSteps' | 'wasExplained' | 'contributingUrl' | 'hadCommits'>> {
  const touched = landed ?? { files: thread.files, title: thread.title };
  const speakers = landed ? [] : (facts.closing?.speakers ?? []);
  const [issues, mayWrite, stranger] = await Promise.all([
    github.openIssues(repository, settings.labels.nextSteps),
    Promise.all(speakers.map((speaker) => github.canWrite(repository, speaker))),
    github.stranger(repository, thread, facts.authorNodeId),
  ]);
  return {
    nextSteps: nextSteps(issues, touched),
    wasExplained: mayWrite.includes(true),
    contributingUrl: stranger.contributingUrl,
    hadCommits: stranger.hasCommits,
  };
}

export async function recallOver(
  happening: PairingOver,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return common;
  const pairing = await world.memory.pairingOfThread(common.thread);
  return { ...common, about: 'over', over: happening, pairing };
}
