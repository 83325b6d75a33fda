// Part of the composition root: what the commands can do with the App's database.
import type { LedgerTools } from './cli/ledger-tools.ts';
import { backfill } from './backfill.ts';
import type { Environment } from './environment.ts';
import { exportLines, exportTo } from './export-history.ts';
import { forget } from './forget.ts';
import { importFrom } from './import-history.ts';
import { expectLedger, withLedger } from './open-ledger.ts';

export function ledgerTools(env: Environment): LedgerTools {
  return {
    backfill: (place, watcher) =>
      withLedger(
        env,
        (line) => watcher.say(line),
        (open) => backfill(place, open, watcher),
      ),
    exportLines: (source, watcher) => exportLines(source, env, watcher),
    exportTo: (file, source, watcher) => exportTo(file, source, env, watcher),
    importFrom: (file, place, watcher) =>
      withLedger(
        env,
        (line) => watcher.say(line),
        (open) => importFrom(file, place, open, watcher),
      ),
    forget: async (who, watcher) => {
      await expectLedger(env);
      return withLedger(
        env,
        (line) => watcher.say(line),
        (open) => forget(who, open),
      );
    },
  };
}
