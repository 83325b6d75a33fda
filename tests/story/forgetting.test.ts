// Being left alone and being forgotten hold for good: across another reading of the whole history, deliveries that come again,
// an import, and comments that stand already.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { PersonKey } from '../../src/domain/contribution.ts';
import { keepHouse } from '../../src/db/housekeeping.ts';
import { openStage, type Stage } from '../support/app.ts';
import { generatedPast } from '../support/past.ts';

const NOW = '2026-03-02T09:00:00Z';
const REPO = 'lantern/lantern';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ at: NOW });
  const { world } = stage.sandbox;
  world.addRepository({ owner: 'lantern', name: 'lantern' });
  await world.loadHistory(REPO, generatedPast(120, Date.parse(NOW), 5), {
    maintainersAt: Date.parse(NOW),
    unnumbered: 'commit',
  });
  for (const login of ['nia-newell', 'pia-private', 'mira-holm']) world.addUser({ login });
  world.setPermission(REPO, 'mira-holm', 'maintain');
  world.install('lantern');
  await stage.quiet();
}, 120_000);
afterAll(() => stage.close());

const key = (login: string): PersonKey => String(stage.sandbox.world.user(login).id);

/** A season of somebody: an issue, an answer, a review, two landed changes, and a comment about themselves. */
async function season(login: string): Promise<void> {
  const { world } = stage.sandbox;
  const issue = world.openIssue({ repo: REPO, author: login, title: 'It smokes' });
  await stage.pass(MINUTE);
  for (const month of [1, 2]) {
    const pull = world.openPullRequest({
      repo: REPO,
      author: login,
      title: `Trim ${month}`,
      files: ['a.ts'],
    });
    await stage.pass(MINUTE);
    world.merge(REPO, pull, 'mira-holm');
    await stage.pass(HOUR);
  }
  const other = world.openPullRequest({ repo: REPO, author: 'mira-holm', title: 'Glass', files: ['b.ts'] });
  world.review(REPO, other, login, 'APPROVED');
  world.merge(REPO, other, 'mira-holm');
  world.comment(REPO, issue, login, '/belay why');
  await stage.quiet();
}

/** Reads everything once more, from the beginning, and has everything delivered again. */
async function again(): Promise<void> {
  const { id } = stage.sandbox.world.repository(REPO);
  const anew = { historyComplete: false, historyBookmark: null, historyReadUntil: null };
  await stage.database.prisma.repository.update({ where: { id }, data: anew });
  await stage.pass(HOUR);
  await stage.belay.queue.send([{ name: 'history', repository: id, group: String(id) }]);
  await stage.quiet();
  const guids = new Set(stage.sandbox.deliveries().map(({ guid }) => guid));
  for (const guid of guids) stage.sandbox.redeliver(guid);
  await stage.quiet();
}

/** The first thread of somebody. */
function firstOf(login: string): number {
  const thread = stage.sandbox.world.threadsOf(REPO).find(({ author }) => author.login === login);
  if (!thread) throw new Error(`${login} has opened nothing.`);
  return thread.number;
}

/** What Belay says, anywhere, that names somebody. */
function naming(login: string): string[] {
  const { world } = stage.sandbox;
  return world
    .threadsOf(REPO)
    .flatMap(({ number }) => world.commentsOf(REPO, number))
    .filter(({ isByApp, body }) => isByApp && body.includes(login))
    .map(({ body }) => body);
}

/** Rows of any table that hold a text; the queue's own jobs go after a week. */
async function rowsWith(text: string): Promise<string[]> {
  const { prisma } = stage.database;
  const tables = await prisma.$queryRawUnsafe<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" AS t WHERE t::text ~ $1`,
      `(^|[^0-9a-z-])${text}([^0-9a-z-]|$)`,
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

describe('whoever opted out', () => {
  it('is neither greeted nor named again, whatever is read or delivered again', async () => {
    await season('nia-newell');
    expect(naming('nia-newell').length).toBeGreaterThanOrEqual(2);
    const number = firstOf('nia-newell');
    stage.sandbox.world.comment(REPO, number, 'nia-newell', '/belay opt out');
    await stage.pass(MINUTE);
    expect(naming('nia-newell')).toEqual([]);
    await again();
    await stage.pass(2 * DAY);
    expect(naming('nia-newell')).toEqual([]);
  });

  it('stays in the history, on which the standing of others rests', async () => {
    const { id } = stage.sandbox.world.repository(REPO);
    const record = await stage.belay.memory.trackRecord(id, key('nia-newell'));
    expect(record.landed).toHaveLength(2);
  });
});

describe('whoever was forgotten', () => {
  it('is in no table, whatever is read, delivered or imported again', async () => {
    await season('pia-private');
    const { id } = stage.sandbox.world.repository(REPO);
    const record = await stage.belay.memory.trackRecord(id, key('pia-private'));
    expect(record.landed).toHaveLength(2);
    expect(naming('pia-private').length).toBeGreaterThanOrEqual(2);
    const number = firstOf('pia-private');
    stage.sandbox.world.comment(REPO, number, 'pia-private', '/belay forget me');
    await stage.pass(MINUTE);
    expect(naming('pia-private')).toEqual([]);
    await again();
    await stage.belay.ledger.keep(id, {
      threads: [],
      contributions: [
        {
          kind: 'issue-opened',
          id: 'issue-900',
          at: Date.parse(NOW),
          author: key('pia-private'),
          authorName: 'pia-private',
          number: 900,
          title: 'From a file',
        },
      ],
      people: [{ key: key('pia-private'), login: 'pia-private', isBot: false }],
      seenAt: stage.clock.now(),
    });
    await stage.pass(2 * DAY);
    await keepHouse(stage.database, stage.belay.queue.insert, stage.clock.now());
    await stage.quiet();
    await keepHouse(stage.database, stage.belay.queue.insert, stage.clock.now());
    expect(naming('pia-private')).toEqual([]);
    expect(await rowsWith('pia-private')).toEqual([]);
    expect(await rowsWith(key('pia-private'))).toEqual([]);
    // The search itself finds people who are there.
    expect((await rowsWith(key('nia-newell'))).length).toBeGreaterThan(0);
  });

  it('can come back by their own wish', async () => {
    const { world } = stage.sandbox;
    const number = world.openIssue({ repo: REPO, author: 'pia-private', title: 'Hello again' });
    await stage.quiet();
    expect(naming('pia-private')).toEqual([]);
    world.comment(REPO, number, 'pia-private', '/belay opt in');
    await stage.quiet();
    await again();
    const { id } = world.repository(REPO);
    expect((await stage.belay.memory.trackRecord(id, key('pia-private'))).landed).toHaveLength(2);
  });
});

it('all of this kept to what GitHub’s descriptions demand', () => {
  expect(stage.sandbox.journal.violations).toEqual([]);
});
