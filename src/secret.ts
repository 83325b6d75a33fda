// The secret of a server, and what it is for beside signing: to know forgotten people again without knowing who they are.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import type { PersonKey } from './domain/contribution.ts';

/** From the environment, or else the embedded database's own. */
export async function secretOf({ secret, database }: Pick<Config, 'secret' | 'database'>): Promise<string> {
  return secret ?? keptSecret('folder' in database ? database.folder : '.');
}

/** All that is kept of somebody who wants to be forgotten: without the secret, nobody can tell whose it is. */
export function forgottenHash(secret: string): (key: PersonKey) => string {
  return (key) => createHmac('sha256', secret).update(`forgotten:${key}`).digest('hex');
}

/** Made once, readable by its owner only, kept beside the data it belongs to. */
async function keptSecret(folder: string): Promise<string> {
  const file = path.join(folder, '.secret');
  const known = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (known !== null) return known.trim();
  const made = randomBytes(32).toString('hex');
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.new`, made, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}
