// Ends the erasing of people once nothing of them stands on GitHub any more: then the last rows that name them go, too.
import type { PersonKey } from '../domain/contribution.ts';
import type { Instant } from '../domain/time.ts';
import type { Enqueue } from '../flow/jobs.ts';
import { eraseFromLedger } from './forget.ts';
import { lockPeople } from './forgotten.ts';
import { leave, unfinishedWithdrawals } from './leaving.ts';
import type { Database } from './open.ts';
import { execute, query, runnerOf, transact, type Transaction } from './transact.ts';

/** Asks again for what is still to be done, finishes what can be finished, and gives how many people are not erased yet. */
export async function finishErasures(
  { prisma }: Pick<Database, 'prisma'>,
  enqueue: Enqueue,
  now: Instant,
): Promise<number> {
  // Mostly, there is nobody; then nobody has to wait.
  if ((await prisma.erasure.count()) === 0) return 0;
  return transact(prisma, async (transaction) => {
    await lockPeople(transaction, 'alone');
    const leaving = await peopleIn(transaction, `SELECT person FROM erasure ORDER BY person`);
    const withdrawn = await leave(transaction, leaving, now);
    // What was decided about them before they were forgotten may have been kept since.
    await eraseFromLedger(transaction, leaving);
    const done = await peopleIn(transaction, READY);
    if (done.length > 0) for (const statement of FINISH) await execute(transaction, statement, done);
    const rest = leaving.filter((person) => !done.includes(person));
    const jobs = [...withdrawn, ...(await unfinishedWithdrawals(transaction, rest))];
    if (jobs.length > 0) await enqueue(runnerOf(transaction), jobs);
    return rest.length;
  });
}

async function peopleIn(transaction: Transaction, statement: string): Promise<PersonKey[]> {
  return (await query<{ person: string }>(transaction, statement)).map(({ person }) => person);
}

// After an uncertain attempt, the thread is searched for copies of the comment, which takes the row. That is counted by the
// clock on the wall, as GitHub's delays are.
const READY = `
  SELECT e.person FROM erasure e
  WHERE NOT EXISTS (SELECT 1 FROM pairing p WHERE p.state <> 'ended' AND e.person IN (p.newcomer, p.mentor))
    AND NOT EXISTS (
      SELECT 1 FROM deed d
      WHERE d.kind IN ('comment', 'assignee') AND d.names @> ARRAY[e.person]
        AND (d.state NOT IN ('done', 'abandoned') OR d.was_unknown AND d.sent_at > now() - interval '1 hour'))
  ORDER BY e.person`;

/** The names of comments, pairings and reminders are made of what they are for: some of people, some of threads. */
const PERSON_IN_KEY = `
  CASE WHEN key ~ '^(help|label|reaction|answer-due|closing-due):' THEN NULL
       WHEN key ~ '^(why|assignee):' THEN split_part(key, ':', 4)
       ELSE split_part(key, ':', 3) END`;

// A pairing that goes on without them has changed, so its version says so.
const FINISH = [
  // What was asked of mentors stays, without a word of whom it was about: their rest between two questions must not depend on
  // whether somebody wants to be remembered.
  `UPDATE pairing SET id = 'forgotten:' || gen_random_uuid(), newcomer = 'forgotten', number = 0, topic = NULL, goal = NULL,
     steps = '[]', tried = '{}'
   WHERE newcomer = ANY ($1::text[])`,
  `UPDATE pairing SET
     accepted_by = CASE WHEN accepted_by = ANY ($1::text[]) THEN NULL ELSE accepted_by END,
     goal = CASE WHEN accepted_by = ANY ($1::text[]) THEN NULL ELSE goal END,
     steps = CASE WHEN accepted_by = ANY ($1::text[]) THEN '[]' ELSE steps END,
     tried = ARRAY(SELECT t FROM unnest(tried) WITH ORDINALITY AS u(t, place)
                   WHERE t <> ALL ($1::text[]) ORDER BY place),
     version = version + 1
   WHERE accepted_by = ANY ($1::text[]) OR tried && $1::text[]`,
  // Comments that mentioned others still count as such, and go once those are forgotten, too: so they are named. What was
  // written counts, even where GitHub refused to have it withdrawn; without its number, only its state tells that.
  `UPDATE deed SET
     key = 'forgotten:' || gen_random_uuid(), thread = 0, wish = '{"kind":"comment","thread":0,"body":null}', remote_id = NULL,
     state = CASE WHEN remote_id IS NULL THEN state ELSE 'done' END,
     mentions = ARRAY(SELECT m FROM unnest(mentions) AS m WHERE m <> ALL ($1::text[])),
     names = ARRAY(SELECT m FROM unnest(mentions) AS m WHERE m <> ALL ($1::text[]))
   WHERE kind = 'comment' AND names && $1::text[] AND mentions && ARRAY(
     SELECT unnest(mentions) EXCEPT SELECT unnest($1::text[]))`,
  `DELETE FROM deed WHERE kind = 'comment' AND names && $1::text[] OR ${PERSON_IN_KEY} = ANY ($1::text[])`,
  `DELETE FROM reminder WHERE ${PERSON_IN_KEY} = ANY ($1::text[])`,
  `UPDATE delivery d SET happenings = '[]'::jsonb, repositories = '{}'
   FROM erasure e
   WHERE e.person = ANY ($1::text[]) AND d.received_at <= e.at
     AND jsonb_path_exists(d.happenings, '$.**.key ? (@ == $key)', jsonb_build_object('key', e.person))`,
  `DELETE FROM erasure WHERE person = ANY ($1::text[])`,
];
