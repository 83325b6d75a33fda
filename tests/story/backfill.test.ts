// The past, read from GitHub page by page, against the past as a file tells it: everybody stands where they should, whatever dies
// on the way and whatever happens meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedPast } from '../support/past.ts';
import { openStage, type Stage } from '../support/app.ts';
import { ledgerLines, openReading, type OwnReading } from '../support/reading.ts';
import { standingsByLedger, standingsOfFile } from '../support/standings.ts';
import type { KnownRepository } from '../../src/flow/ports.ts';
import { MINUTE } from '../../src/domain/time.ts';

const NOW = '2026-03-02T09:00:00Z';
const REPO = 'lantern/lantern';
const past = generatedPast(650, Date.parse(NOW), 7);

let stage: Stage;
let repository: KnownRepository;
/** What happens between two pages; nothing unless a test says so. */
let meanwhile: () => void = () => undefined;

beforeAll(async () => {
  stage = await openStage({
    at: NOW,
    world: {
      wrap: {
        installations: (installations) => ({
          ...installations,
          keepHistoryPage: async (id, page) => {
            meanwhile();
            await installations.keepHistoryPage(id, page);
          },
        }),
      },
    },
  });
  const { world } = stage.sandbox;
  world.addRepository({ owner: 'lantern', name: 'lantern' });
  await world.loadHistory(REPO, past, { maintainersAt: Date.parse(NOW), unnumbered: 'commit' });
  world.install('lantern', ['lantern']);
  await stage.quiet();
  const known = await stage.belay.memory.repository(world.repository(REPO).id);
  if (!known) throw new Error('The installation was not noticed.');
  repository = known;
}, 120_000);
afterAll(() => stage.close());

const keyOf = (key: string): string => String(stage.sandbox.world.personId(key));
const mayWrite = (key: string): boolean => {
  const { roles } = stage.sandbox.world.repository(REPO);
  return ['write', 'maintain', 'admin'].includes(roles.get(Number(key)) ?? 'none');
};

async function standingsIn(place: Pick<OwnReading, 'memory'>): Promise<unknown> {
  const keys = standingsOfFile(past, Date.parse(NOW)).map(({ key }) => keyOf(key));
  return standingsByLedger(place.memory, repository.id, keys, mayWrite, Date.parse(NOW));
}

const theirs = () => ({ ledger: stage.belay.ledger, database: stage.database });

const expected = () =>
  standingsOfFile(past, Date.parse(NOW))
    .map((person) => ({ ...person, key: keyOf(person.key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

describe('everybody’s standing', () => {
  it('is that of the file', async () => {
    expect(await standingsIn(stage.belay)).toEqual(expected());
    expect(new Set(expected().map(({ standing }) => standing)).size).toBe(6);
  });

  it('is the same for a reading that dies at every page in turn', async () => {
    const own = await openReading(stage.sandbox, repository, stage.clock.now);
    try {
      // Each page is lost once, then kept, and then its reader dies.
      let isDone = false;
      for (let page = 0; !isDone && page < 100; page++) {
        await own.read({ atPage: 1, isKept: false });
        isDone = await own.read({ atPage: 1, isKept: true });
      }
      await own.read();
      expect(await standingsIn(own)).toEqual(expected());
      expect(await ledgerLines(own, repository.id)).toEqual(await ledgerLines(theirs(), repository.id));
    } finally {
      await own.close();
    }
  }, 120_000);
});

describe('while live events arrive', () => {
  it('reading ends in the same ledger as reading afterwards', async () => {
    const { world } = stage.sandbox;
    const repo = 'lantern/busy';
    world.addRepository({ owner: 'lantern', name: 'busy' });
    const busy = generatedPast(350, stage.clock.now(), 11);
    await world.loadHistory(repo, busy, { maintainersAt: stage.clock.now(), unnumbered: 'commit' });
    const [helper = ''] = busy.flatMap(({ reviewers }) => reviewers);
    const login = world.personLogin(helper) ?? '';
    world.setPermission(repo, login, 'maintain');
    for (const name of ['nia-newell', 'hal-helpful']) world.addUser({ login: name });
    let beat = 0;
    let number = 0;
    meanwhile = () => {
      stage.clock.advance(1000);
      const deeds = [
        () =>
          (number = world.openPullRequest({ repo, author: 'nia-newell', title: 'Trim', files: ['a.ts'] })),
        () => world.review(repo, number, login, 'APPROVED'),
        () => world.merge(repo, number, login),
        () => world.openIssue({ repo, author: 'nia-newell', title: 'It smokes' }),
        () => world.comment(repo, number + 1, 'hal-helpful', 'Open the window.'),
        () => world.commit({ repo, author: 'hal-helpful', message: 'Mend the hinge' }),
        () => world.editThread(repo, number + 1, 'nia-newell', { title: 'It smokes less' }),
        () => world.close(repo, number + 1, login),
      ];
      deeds[beat++ % deeds.length]?.();
    };
    world.addToInstallation('lantern', [repo]);
    await stage.quiet();
    meanwhile = () => undefined;
    expect(beat).toBeGreaterThanOrEqual(5);
    // The commits that came while commits were read are found by the next reading.
    await stage.pass(30 * MINUTE);
    await stage.belay.queue.send([
      { name: 'history', repository: world.repository(repo).id, group: String(world.repository(repo).id) },
    ]);
    await stage.quiet();
    const live = await stage.belay.memory.repository(world.repository(repo).id);
    if (!live) throw new Error('The repository was not noticed.');
    const own = await openReading(stage.sandbox, live, stage.clock.now);
    try {
      expect(await own.read()).toBe(true);
      expect(await ledgerLines(theirs(), live.id)).toEqual(await ledgerLines(own, live.id));
    } finally {
      await own.close();
    }
  }, 120_000);
});

it('all of this kept to what GitHub’s descriptions demand', () => {
  expect(stage.sandbox.journal.violations).toEqual([]);
});
