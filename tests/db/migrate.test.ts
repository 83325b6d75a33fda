// Our migrations, our schema and Prisma's own engine agree, and however many processes start at once, it is done once.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations, type Migration } from '../../src/db/migration-files.ts';
import { openDatabase } from '../../src/db/open.ts';
import { sessionOver } from '../../src/db/pglite-session.ts';
import { databases } from './databases.ts';
import { schemaEngine } from './schema-engine.ts';

const filters = { externalTables: [], externalEnums: [] };
const extra = (name: string, sql: string): Migration => ({ name, sql, checksum: 'x'.repeat(64) });

describe("Prisma's schema engine", () => {
  let pglite: PGlite;
  let engine: SchemaEngine;
  let schema: string;
  let migrations: Migration[];
  beforeAll(async () => {
    pglite = await PGlite.create();
    migrations = await readMigrations();
    await migrate(sessionOver(pglite), migrations);
    schema = await readFile(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
    engine = await schemaEngine(pglite, schema);
  });
  afterAll(async () => {
    engine.free();
    await pglite.close();
  });

  const migrationsList = () => ({
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  });

  it('finds the migrations applied as it would have applied them', async () => {
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: migrationsList(),
      optInToShadowDatabase: false,
      filters,
    });
    expect(diagnosis).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  it('finds nothing left to apply', async () => {
    const applied = await engine.applyMigrations({ migrationsList: migrationsList(), filters });
    expect(applied.appliedMigrationNames).toEqual([]);
  });

  const difference = async () => {
    const files = [{ path: 'schema.prisma', content: schema }];
    return engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    });
  };

  it('finds no difference between the database and the schema', async () => {
    expect(await difference()).toEqual({ exitCode: 0, stdout: '-- This is an empty migration.\n' });
  });

  it('would notice a missing column, and a rule of uniqueness that is gone', async () => {
    await pglite.exec('ALTER TABLE person DROP COLUMN login; DROP INDEX pairing_one_open_a_newcomer');
    const { exitCode, stdout } = await difference();
    expect(exitCode).toBe(2);
    expect(stdout).toContain('ADD COLUMN     "login" TEXT NOT NULL');
    expect(stdout).toContain('CREATE UNIQUE INDEX "pairing_one_open_a_newcomer"');
  });
});

describe('the migration to the ledger', () => {
  it('knows whom older comments named, and reads history from where it can', async () => {
    const pglite = await PGlite.create();
    const [start, ledger] = (await readMigrations()) as [Migration, Migration];
    await migrate(sessionOver(pglite), [start]);
    await pglite.exec(`
      INSERT INTO repository (id, owner_id, owner, name, installation_id, is_private, is_archived, history_cursor,
        history_complete, added_at) VALUES (5, 6, 'acme', 'rocket', 7, false, false, 'cursor', true, now());
      INSERT INTO person VALUES ('9', 'nia', false);
      INSERT INTO deed (key, repository, thread, kind, wish, mentions, revision, state)
        VALUES ('ask:5:9:1:1', 5, 1, 'comment', '{}', '{8}', 1, 'done'), ('label:5:1:x', 5, 1, 'label', '{}', '{}', 1, 'done');
      INSERT INTO delivery VALUES ('a', 'x', now(), now(), '[{}]', '{5}'), ('b', 'x', now(), NULL, '[{}]', '{5}');`);
    await migrate(sessionOver(pglite), [start, ledger]);
    const rows = async (query: string) => (await pglite.query(query)).rows;
    expect(
      await rows('SELECT history_bookmark AS b, history_complete AS c, removed_at AS r FROM repository'),
    ).toEqual([{ b: null, c: true, r: null }]);
    expect(
      await rows('SELECT ARRAY(SELECT unnest(names) ORDER BY 1) AS names FROM deed ORDER BY key'),
    ).toEqual([{ names: ['8', '9'] }, { names: [] }]);
    expect(await rows('SELECT seen_at AS at FROM person')).toEqual([{ at: new Date(0) }]);
    expect(await rows('SELECT happenings AS h FROM delivery ORDER BY id')).toEqual([{ h: [] }, { h: [{}] }]);
    await pglite.close();
  });
});

describe('the migration to mentoring', () => {
  it('leaves one open pairing a thread, and knows the lasting comments of older ones', async () => {
    const pglite = await PGlite.create();
    const all = await readMigrations();
    await migrate(sessionOver(pglite), all.slice(0, 2));
    await pglite.exec(`
      INSERT INTO repository (id, owner_id, owner, name, installation_id, is_private, is_archived, added_at)
        VALUES (5, 6, 'acme', 'rocket', 7, false, false, now());
      INSERT INTO pairing (id, repository, number, owner_id, newcomer, reason, wanted_at, state, mentor, since, expires_at,
          accepted_by, accepted_at, tried, asked, version)
        VALUES ('wanted', 5, 1, 6, 'n1', '', '2026-01-01', 'wanted', NULL, NULL, NULL, NULL, NULL, '{}', 0, 1),
               ('asked', 5, 1, 6, 'n2', '', '2026-01-02', 'asked', 'm2', now(), now(), NULL, NULL, '{}', 1, 2),
               ('active', 5, 1, 6, 'n3', '', '2026-01-03', 'active', 'm3', now(), NULL, 'm3', '2026-01-04Z', '{}', 1, 3),
               ('elsewhere', 5, 2, 6, 'n4', '', '2026-01-03', 'wanted', NULL, NULL, NULL, NULL, NULL, '{}', 0, 4);
      INSERT INTO deed (key, repository, thread, kind, wish, mentions, revision, state)
        VALUES ('mentorship:5:3:1', 5, 7, 'comment', '{}', '{}', 1, 'done'),
               ('mentorship:5:4:1', 5, 8, 'comment', '{}', '{}', 1, 'sending');`);
    await migrate(sessionOver(pglite), all.slice(0, 3));
    const rows = async (query: string) => (await pglite.query(query)).rows;
    const ended = { state: 'ended', mentor: null, introduced: null };
    expect(
      await rows(`SELECT id, state, mentor, version, introduced_at AS introduced FROM pairing ORDER BY id`),
    ).toEqual([
      { id: 'active', state: 'active', mentor: 'm3', version: 3, introduced: new Date('2026-01-04') },
      { id: 'asked', ...ended, version: 3 },
      { id: 'elsewhere', state: 'wanted', mentor: null, version: 4, introduced: null },
      { id: 'wanted', ...ended, version: 2 },
    ]);
    expect(await rows('SELECT key FROM deed ORDER BY key')).toEqual([
      { key: 'mentorship:5:3:1:7' },
      { key: 'mentorship:5:4:1' },
    ]);
    await pglite.close();
  });
});

describe('migrating a PGlite database', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
  });
  afterAll(() => pglite.close());

  it('applies each migration once, in order, and records it', async () => {
    const first = extra('20200101_first', 'CREATE TABLE a (x int); INSERT INTO a VALUES (1);');
    const second = extra('20200102_second', 'ALTER TABLE a ADD COLUMN y int; UPDATE a SET y = x + 1;');
    expect(await migrate(sessionOver(pglite), [first])).toEqual(['20200101_first']);
    expect(await migrate(sessionOver(pglite), [first, second])).toEqual(['20200102_second']);
    expect(await migrate(sessionOver(pglite), [first, second])).toEqual([]);
    expect((await pglite.query('SELECT * FROM a')).rows).toEqual([{ x: 1, y: 2 }]);
    const { rows } = await pglite.query(
      `SELECT checksum, migration_name AS name, applied_steps_count AS steps, logs, rolled_back_at AS "rolledBackAt",
              started_at <= finished_at AS "isFinished", length(id) AS length
       FROM _prisma_migrations ORDER BY name LIMIT 1`,
    );
    expect(rows).toEqual([
      {
        checksum: first.checksum,
        name: first.name,
        steps: 1,
        logs: null,
        rolledBackAt: null,
        isFinished: true,
        length: 36,
      },
    ]);
  });

  it('applies a migration completely or not at all', async () => {
    const known = [
      extra('20200101_first', ''),
      extra('20200102_second', ''),
      extra('20200103_third', 'CREATE TABLE b (x int); SELECT 1 / 0;'),
    ];
    await expect(migrate(sessionOver(pglite), known)).rejects.toThrow('division by zero');
    const { rows } = await pglite.query(`SELECT to_regclass('b') AS b`);
    expect(rows).toEqual([{ b: null }]);
  });

  it('refuses a database of a newer release', async () => {
    await expect(migrate(sessionOver(pglite), [extra('20200101_first', '')])).rejects.toThrow(
      'The database was written by a newer Belay: it has the migration 20200102_second, which this release does not know.',
    );
  });

  it('refuses a database in which a migration failed under other tools', async () => {
    await pglite.exec(
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20200102_second'`,
    );
    const known = [extra('20200101_first', ''), extra('20200102_second', '')];
    await expect(migrate(sessionOver(pglite), known)).rejects.toThrow('The migration 20200102_second failed');
    await pglite.exec(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL`);
    expect(await migrate(sessionOver(pglite), known)).toEqual(['20200102_second']);
  });
});

const servers = databases.filter((kind) => kind.name === 'PostgreSQL');

describe.runIf(servers.length > 0)('twenty processes that start at once', () => {
  it('migrate an empty database once', async () => {
    const { config, remove } = await servers[0]!.create();
    const opened = await Promise.all(Array.from({ length: 20 }, () => openDatabase(config)));
    const rows = await opened[0]!.prisma.$queryRaw`SELECT migration_name FROM _prisma_migrations`;
    expect(rows).toHaveLength((await readMigrations()).length);
    await Promise.all(opened.map((database) => database.close()));
    await remove();
  });
});
