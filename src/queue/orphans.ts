// Jobs that a dead process left running. With a database in a folder there is no other process that could be at work on
// them, so they start again at once instead of after the silence that a server has to wait for.
import type { PgBoss } from 'pg-boss';
import type { SqlRunner } from '../flow/jobs.ts';
import { jobNames } from './jobs.ts';

// The run that was cut short counts as a try: a job that kills its process must come to an end some day.
const REQUEUE = `
  UPDATE pgboss.job SET state = 'retry', start_after = pgboss.job_now(), heartbeat_on = NULL
  WHERE name = ANY ($1::text[]) AND state = 'active' AND retry_count < retry_limit`;

const EXHAUSTED = `SELECT name, id::text AS id FROM pgboss.job WHERE name = ANY ($1::text[]) AND state = 'active'`;

export async function requeueOrphans(boss: PgBoss, sql: SqlRunner): Promise<void> {
  await sql.executeSql(REQUEUE, [jobNames]);
  const { rows } = await sql.executeSql(EXHAUSTED, [jobNames]);
  for (const { name, id } of rows as { name: string; id: string }[]) {
    await boss.fail(name, id, { message: 'its process died every time it ran' });
  }
}
