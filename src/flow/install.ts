// What happens to installations and repositories themselves: Belay moves in, learns a new name, or leaves and takes nothing along.
import type { Happening, InstallationChanged } from '../domain/happening.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { MINUTE } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Job } from './jobs.ts';
import type { Clock, Memory } from './ports.ts';
import type { Installations, InstallationSource } from './ledger-ports.ts';
import type { ThreadHappening } from './recall.ts';
import { GitHubTrouble, NotYet } from './trouble.ts';

export interface Settling {
  readonly clock: Clock;
  readonly memory: Pick<Memory, 'repository'>;
  readonly installations: Installations;
  readonly source: InstallationSource;
  readonly send: (jobs: readonly Job[]) => Promise<void>;
}

/** GitHub's answers lag behind its events. */
const COMING_TAKES = 10 * MINUTE;
const GOING_TAKES = 2 * MINUTE;
const LOOK_AGAIN_MS = 5000;

export async function settle(
  happening: Exclude<Happening, ThreadHappening>,
  settling: Settling,
): Promise<void> {
  switch (happening.kind) {
    case 'installation-changed':
      return lookAtInstallation(happening, settling);
    case 'repository-changed':
      return lookAgain(happening.repository, settling);
    case 'permissions-changed':
      settling.source.forgetPermissions();
      return;
    default:
      return unreachable(happening);
  }
}

/** Whatever the news said, what GitHub says now is kept: late, repeated and disordered news all lead to the same. */
async function lookAtInstallation(
  { installationId, came, went, at }: InstallationChanged,
  { clock, installations, source, send }: Settling,
): Promise<void> {
  const found = await source.installation(installationId);
  const now = clock.now();
  const listed = new Set((found?.repositories ?? []).map(({ id }) => id));
  const age = at === null ? Infinity : now - at;
  const isAhead =
    (age < COMING_TAKES && found?.isSuspended !== true && came.some((id) => !listed.has(id))) ||
    (age < GOING_TAKES && went.some((id) => listed.has(id)));
  if (isAhead) throw new NotYet('GitHub does not list yet what it has told', LOOK_AGAIN_MS);
  const unread = await installations.keep(installationId, found, now);
  await send(unread.map(historyJob));
}

async function lookAgain(
  id: RepositoryId,
  { memory, installations, source, clock }: Settling,
): Promise<void> {
  source.forget(id);
  const known = await memory.repository(id);
  if (!known) return;
  const now = await source.repository(id, known.installationId);
  if (now) await installations.updateRepository(now);
  else await installations.putAside(id, known.installationId, clock.now());
}

/**
 * Compares everything with GitHub's own lists: news may have been lost for good. One installation in trouble keeps no other
 * from being looked at. Gives the trouble there was.
 */
export async function settleAll(settling: Settling): Promise<unknown[]> {
  const [there, known] = await Promise.all([settling.source.all(), settling.installations.known()]);
  // Several installations do not go at once; but an App under a wrong number sees none.
  if (there.length === 0 && known.length > 1)
    throw new GitHubTrouble('GitHub lists no installation of this App at all: is APP_ID the right one?');
  const troubles: unknown[] = [];
  for (const installationId of new Set([...there, ...known])) {
    const happening = { kind: 'installation-changed', installationId, came: [], went: [], at: null } as const;
    await lookAtInstallation(happening, settling).catch((error: unknown) => troubles.push(error));
  }
  return troubles;
}

export function historyJob(id: RepositoryId): Job {
  return { name: 'history', repository: id, group: String(id) };
}
