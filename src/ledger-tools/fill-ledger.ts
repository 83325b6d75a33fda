// Part of the composition root: the repository that a command wants to fill, found on GitHub and put into the ledger.
import { InputError } from '../cli/tools.ts';
import type { Place } from '../cli/ledger-tools.ts';
import { accessTo, type Access } from './access.ts';
import type { LedgerConfig } from '../config.ts';
import { readRepository, toRepository } from '../db/repositories.ts';
import { createSettingsFiles } from '../db/settings-files.ts';
import type { Repository } from '../domain/repository.ts';
import type { OpenLedger } from './open-ledger.ts';

/** Throws InputError with what to do where GitHub shows no such repository. */
export async function findOnGitHub(
  place: Place,
  { config, database }: OpenLedger,
  say: (line: string) => void,
): Promise<Access> {
  const access = await accessTo(place, config, createSettingsFiles(database), say);
  if (access) return access;
  expectWayIn(config);
  const { owner, name } = place;
  const advice =
    config.token === null
      ? 'install the App there, or set GITHUB_TOKEN'
      : 'expected OWNER/REPO of one that GITHUB_TOKEN may read';
  throw new InputError(`found no repository ${owner}/${name} on GitHub; ${advice}`);
}

/** Throws InputError where there is nothing to ask GitHub with. */
export function expectWayIn({ app, token }: Pick<LedgerConfig, 'app' | 'token'>): void {
  if (app ?? token) return;
  throw new InputError(
    'found neither GITHUB_TOKEN nor APP_ID, expected one of them: a token that may read the repository, or the App with its PRIVATE_KEY',
  );
}

/** Sees to it that the ledger has the repository, as part of the installation by which it was found. */
export async function addToLedger(
  { repository, installation }: Access,
  { database: { prisma }, installations }: OpenLedger,
): Promise<void> {
  const known = await readRepository(prisma, repository.id);
  if (known?.installationId === repository.installationId) return;
  const found = await installation();
  if (found) await installations.keep(repository.installationId, found, Date.now());
  // An installation that is known meanwhile tells more than a token.
  else if (!known) await installations.keep(repository.installationId, await byHand(), Date.now());

  /** To a server, what nobody installed it on is as good as suspended: it is kept, and left alone. */
  async function byHand() {
    const where = { installationId: repository.installationId, removedAt: null };
    const others: Repository[] = (await prisma.repository.findMany({ where })).map(toRepository);
    return { isSuspended: true, repositories: [...others, repository] };
  }
}
