// Part of the composition root: a source, or what the ledger knows, as a history file.
import { stat } from 'node:fs/promises';
import { placeIn, type Place } from '../cli/ledger-tools.ts';
import type { Watcher } from '../cli/watcher.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { Environment } from '../environment.ts';
import { saveHistoryFile } from '../history-file/save.ts';
import { toHistoryFile } from '../history-file/write.ts';
import { interruptible } from './interrupt.ts';
import { hasLedger, streamLedger } from './open-ledger.ts';
import { openSource } from '../sources.ts';

export function exportLines(source: string, env: Environment, watcher: Watcher): AsyncIterable<string> {
  return toHistoryFile(contributionsOf(source, env, watcher));
}

export async function exportTo(
  file: string,
  source: string,
  env: Environment,
  watcher: Watcher,
): Promise<number> {
  let count = 0;
  await interruptible(
    (signal) => saveHistoryFile(file, countedLines(), signal),
    `stopped; nothing was written to ${file}`,
  );
  return count;

  async function* countedLines(): AsyncGenerator<string> {
    for await (const line of exportLines(source, env, watcher)) {
      count++;
      yield line;
    }
  }
}

/** A path; or what the ledger knows of a repository, or else what GitHub does. */
async function* contributionsOf(
  source: string,
  env: Environment,
  watcher: Watcher,
): AsyncGenerator<Contribution> {
  const place = (await exists(source)) ? null : placeIn(source);
  const isKnown = place && (await hasLedger(env)) ? yield* fromLedger(place, env, watcher) : false;
  if (!isKnown) yield* (await openSource(source, env, watcher)).contributions;
}

/** Gives whether the ledger knows the repository. */
function fromLedger(
  { owner, name }: Place,
  env: Environment,
  watcher: Watcher,
): AsyncGenerator<Contribution, boolean> {
  return streamLedger(env, watcher, async function* ({ ledger }) {
    const known = await ledger.repositoryByName(owner, name);
    if (!known) return false;
    if (!known.isHistoryKnown) {
      watcher.say(
        `the past of ${owner}/${name} was not read to its end from GitHub (belay backfill); this is what is known`,
      );
    }
    yield* ledger.contributions(known.id);
    return true;
  });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
