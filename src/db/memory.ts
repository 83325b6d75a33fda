// What Belay remembers, as the decisions ask for it.
import type { Enqueue } from '../flow/jobs.ts';
import type { Memory } from '../flow/ports.ts';
import { keepCommit } from './commit.ts';
import { countOthers, readLandedChanges, readRecordsElsewhere, readTrackRecord } from './contributions.ts';
import { countComments } from './deeds.ts';
import { readLoads } from './mentor-loads.ts';
import type { Database } from './open.ts';
import { readPairingOfThread, readPairingSoFar } from './pairings.ts';
import { readPeople } from './people.ts';
import { readRepository } from './repositories.ts';
import { toDate } from './rows.ts';

/** `enqueue` puts the jobs for new wishes into the same transaction as the wishes. */
export function createMemory({ prisma }: Pick<Database, 'prisma'>, enqueue: Enqueue): Memory {
  return {
    repository: (id) => readRepository(prisma, id),
    trackRecord: (repository, key) => readTrackRecord(prisma, repository, key),
    trackRecordsElsewhere: (ownerId, except, key) => readRecordsElsewhere(prisma, ownerId, except, key),
    countOtherContributions: (repository, key) => countOthers(prisma, repository, key),
    async hasMilestone(repository, person, milestone) {
      return (await prisma.milestone.count({ where: { repositoryId: repository, person, milestone } })) > 0;
    },
    countMilestones: (repository, milestone, from) =>
      prisma.milestone.count({
        where: { repositoryId: repository, milestone, at: { gte: toDate(from) } },
      }),
    pairingSoFar: (repository, newcomer) => readPairingSoFar(prisma, repository, newcomer),
    pairingOfThread: (thread) => readPairingOfThread(prisma, thread),
    mentorLoads: (ownerId, mentors, weekBefore) => readLoads(prisma, ownerId, mentors, weekBefore),
    people: (keys) => readPeople(prisma, keys),
    landedChanges: (repository, since) => readLandedChanges(prisma, repository, since),
    commentsWritten: (thread, dayBefore) => countComments(prisma, thread, dayBefore),
    commit: (commit) => keepCommit(prisma, enqueue, commit),
  };
}
