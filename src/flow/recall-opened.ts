// What is known when somebody opens a thread, or makes a draft ready.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Situation } from '../domain/situation.ts';
import { assess } from '../domain/standing.ts';
import type { Thread } from '../domain/thread.ts';
import { DAY } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { authorOf, nothing, whyNobody } from './recall-facts.ts';

export async function recallOpened(
  thread: Thread,
  waitsSince: number,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const { memory, github, clock } = world;
  const settings = await github.settings(repository);
  const because = whyNobody(thread.author, settings);
  if (because || !thread.author) return nothing(because ?? 'deleted account');
  const person = thread.author;
  const now = clock.now();
  const [author, wasWelcomed, earlierHelp, pairing] = await Promise.all([
    authorOf(person, repository, world),
    memory.hasMilestone(repository.id, person.key, 'welcomed'),
    memory.countOtherContributions(repository.id, person.key),
    memory.pairingSoFar(repository.id, person.key),
  ]);
  // Most threads are opened by people who are known: for them, the rest need not be asked.
  const isNew = author.standing === 'first-time';
  const [isKnownToOwner, welcomedToday, contributingUrl] = isNew
    ? await Promise.all([
        isKnownElsewhere(person.key, repository, world),
        memory.countMilestones(repository.id, 'welcomed', now - DAY),
        github.contributingUrl(repository),
      ])
    : [false, 0, null];
  return {
    about: 'opened',
    now,
    repository,
    settings,
    thread,
    author,
    waitsSince,
    wasWelcomed,
    earlierHelp,
    isKnownToOwner,
    welcomedToday,
    contributingUrl,
    usualAnswerHours: null,
    pairing,
  };
}

/** Somebody who is at home in another repository of the same owner is no stranger here, and is not told which one. */
async function isKnownElsewhere(
  key: PersonKey,
  repository: { ownerId: number; id: RepositoryId },
  { memory, clock }: World,
): Promise<boolean> {
  const records = await memory.trackRecordsElsewhere(repository.ownerId, repository.id, key);
  const standings = records.map((record) => assess(record, clock.now(), { by: 'having-helped' }).standing);
  return standings.some((standing) => standing === 'maintainer' || standing === 'regular');
}
