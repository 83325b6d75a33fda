// What happens to installations and repositories themselves: Belay moves in, learns a new name, or leaves and takes nothing along.
import type { Happening } from '../domain/happening.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Job } from './jobs.ts';
import type { Clock, Installations, InstallationSource, Memory } from './ports.ts';
import type { ThreadHappening } from './recall.ts';

export interface Settling {
  readonly clock: Clock;
  readonly memory: Pick<Memory, 'repository'>;
  readonly installations: Installations;
  readonly source: InstallationSource;
  readonly send: (jobs: readonly Job[]) => Promise<void>;
}

export async function settle(
  happening: Exclude<Happening, ThreadHappening>,
  settling: Settling,
): Promise<void> {
  switch (happening.kind) {
    case 'repositories-added':
      return moveIn(happening.installationId, happening.repositories, settling);
    case 'repositories-removed':
      return settling.installations.removeRepositories(happening.installationId, happening.repositories);
    case 'repository-changed':
      return lookAgain(happening.repository, settling);
    case 'installation-suspended':
      return settling.installations.suspend(happening.installationId, happening.isSuspended);
    default:
      return unreachable(happening);
  }
}

/** An empty list means everything the installation covers. */
async function moveIn(
  installationId: number,
  ids: readonly RepositoryId[],
  { clock, installations, source, send }: Settling,
): Promise<void> {
  const visible = await source.repositories(installationId);
  const chosen = ids.length === 0 ? visible : visible.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) return;
  await installations.addRepositories(chosen, clock.now());
  await send(chosen.map(({ id }) => historyJob(id)));
}

async function lookAgain(id: RepositoryId, { memory, installations, source }: Settling): Promise<void> {
  source.forget(id);
  const known = await memory.repository(id);
  if (!known) return;
  const now = await source.repository(id, known.installationId);
  if (now) await installations.updateRepository(now);
}

export function historyJob(id: RepositoryId): Job {
  return { name: 'history', repository: id, group: String(id) };
}
