// What Belay remembers, as the decisions ask for it.
import type { Memory } from '../flow/ports.ts';
import { readChoice, readLeftAlone } from './choices.ts';
import { keepCommit, type CommitMeans } from './commit.ts';
import { readLandedChanges, readRecordsElsewhere, readTrackRecord } from './contributions.ts';
import { countAnswers, countComments, readStandingComment } from './deeds.ts';
import { readMentions } from './mentions.ts';
import { readLoads } from './mentor-loads.ts';
import { readConfirmedOffers, readOffer } from './offers.ts';
import type { Database } from './open.ts';
import { readPairingOfThread, readPairingSoFar, readTakesPart } from './pairings.ts';
import { readPeople } from './people.ts';
import { readRepository } from './repositories.ts';
import { toDate } from './rows.ts';
import { readEarlierHelp, readUsualAnswer } from './threads.ts';

export function createMemory({ prisma }: Pick<Database, 'prisma'>, means: CommitMeans): Memory {
  const { hashOf } = means;
  return {
    repository: (id) => readRepository(prisma, id),
    trackRecord: (repository, key) => readTrackRecord(prisma, repository, key),
    trackRecordsElsewhere: (ownerId, except, key) => readRecordsElsewhere(prisma, ownerId, except, key),
    earlierHelp: (repository, key, before) => readEarlierHelp(prisma, repository, key, before),
    usualAnswer: (repository, from, to) => readUsualAnswer(prisma, repository, from, to),
    choiceOf: (key) => readChoice(prisma, key, hashOf),
    leftAlone: (keys) => readLeftAlone(prisma, keys, hashOf),
    async hasMilestone(repository, person, milestone) {
      const one = [{ milestone }, { milestone: { startsWith: `${milestone}:` } }];
      return (await prisma.milestone.count({ where: { repositoryId: repository, person, OR: one } })) > 0;
    },
    countMilestones: (repository, milestone, from) =>
      prisma.milestone.count({
        where: { repositoryId: repository, milestone, at: { gte: toDate(from) } },
      }),
    pairingSoFar: (repository, newcomer) => readPairingSoFar(prisma, repository, newcomer),
    pairingOfThread: (thread) => readPairingOfThread(prisma, thread),
    mentorLoads: (ownerId, mentors, weekBefore) => readLoads(prisma, ownerId, mentors, weekBefore),
    mentionsOf: (people, since) => readMentions(prisma, people, since),
    offer: (repository, key) => readOffer(prisma, repository, key),
    confirmedOffers: (repository) => readConfirmedOffers(prisma, repository),
    takesPartIn: (ownerId, mentor) => readTakesPart(prisma, ownerId, mentor),
    standingComment: (key) => readStandingComment(prisma, key),
    people: (keys) => readPeople(prisma, keys),
    landedChanges: (repository, since) => readLandedChanges(prisma, repository, since),
    answersGiven: (person, since) => countAnswers(prisma, person, since),
    commentsWritten: (thread, dayBefore) => countComments(prisma, thread, dayBefore),
    commit: (commit) => keepCommit(prisma, means, commit),
  };
}
