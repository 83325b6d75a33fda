// Part of the composition root: forgets a person at the wish of whoever runs this server.
import { InputError } from '../cli/tools.ts';
import type { Forgotten, Who } from '../cli/ledger-tools.ts';
import { finishErasures } from '../db/erasures.ts';
import { createLedger } from '../db/ledger.ts';
import type { PersonKey } from '../domain/contribution.ts';
import { TokenGitHub } from '../github/token.ts';
import type { OpenLedger } from './open-ledger.ts';
import { openQueue } from '../queue/open.ts';

export async function forget(who: Who, open: OpenLedger): Promise<Forgotten> {
  const key = 'key' in who ? who.key : await keyOf(who.login, open);
  const { database, hashOf } = open;
  // What is to be taken off GitHub waits there for a server.
  const queue = await openQueue({ store: database.jobStore });
  try {
    const now = Date.now();
    const wasKnown = await createLedger(database, { enqueue: queue.insert, hashOf }).forget(key, now);
    await finishErasures(database, queue.insert, now);
    // Others may be on their way out as well.
    const isWaiting = (await database.prisma.erasure.count({ where: { person: key } })) > 0;
    return { key, wasKnown, isWaiting };
  } finally {
    await queue.stop();
  }
}

/** Throws InputError for a login that nobody has. */
async function keyOf(login: string, { ledger, config }: OpenLedger): Promise<PersonKey> {
  const { token, ...places } = config;
  const here = await ledger.personByLogin(login);
  const found = here ?? (token === null ? null : await new TokenGitHub({ token, ...places }).person(login));
  if (found) return found.key;
  const where =
    token === null
      ? 'on this server (with GITHUB_TOKEN, GitHub is asked, too)'
      : 'on this server or on GitHub';
  throw new InputError(`found nobody called ${login} ${where}; expected a login, or a user id like id:123`);
}
