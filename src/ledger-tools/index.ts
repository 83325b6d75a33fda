// Part of the composition root: what the commands can do with the App's database.
import type { LedgerTools } from '../cli/ledger-tools.ts';
import { backfill } from './backfill.ts';
import { readLedgerConfig } from '../config.ts';
import { fromEnvironment, type Environment } from '../environment.ts';
import { exportLines, exportTo } from './export-history.ts';
import { expectWayIn } from './fill-ledger.ts';
import { forget } from './forget.ts';
import { importFrom } from './import-history.ts';
import { expectLedger, withLedger } from './open-ledger.ts';

export function ledgerTools(env: Environment): LedgerTools {
  return {
    backfill: async (place, watcher) => {
      // Before a database is made that nothing would fill.
      expectWayIn(fromEnvironment(readLedgerConfig, env));
      return withLedger(env, watcher, (open) => backfill(place, open, watcher));
    },
    exportLines: (source, watcher) => exportLines(source, env, watcher),
    exportTo: (file, source, watcher) => exportTo(file, source, env, watcher),
    importFrom: (file, place, watcher) =>
      withLedger(env, watcher, (open) => importFrom(file, place, open, watcher)),
    forget: async (who, watcher) => {
      await expectLedger(env);
      return withLedger(env, watcher, (open) => forget(who, open));
    },
  };
}
