// Prisma's own schema engine, compiled to WebAssembly, over a PGlite instance: the referee for our migrations.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';

interface EngineModule {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: object): void;
}

/** The little of WebAssembly needed here; its types come with the browser's, which this project does without. */
interface Assembler {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}

const require = createRequire(import.meta.url);

/** An engine that looks at this database. */
export async function schemaEngine(pglite: PGlite, schema: string): Promise<SchemaEngine> {
  const engine = await load();
  return engine.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    capturingErrors(new PrismaPGlite(pglite)),
  );
}

let loaded: Promise<EngineModule> | undefined;

function load(): Promise<EngineModule> {
  loaded ??= instantiate();
  return loaded;
}

// The package's entry point imports the .wasm file as a module, which Node 20 cannot; so it is instantiated by hand.
async function instantiate(): Promise<EngineModule> {
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const glue = (await import(
    pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href
  )) as unknown as EngineModule;
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const assembler = Reflect.get(globalThis, 'WebAssembly') as Assembler;
  const { instance } = await assembler.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue;
}

// The engine wants every method to return { ok, value } or { ok, error }; Prisma's utilities wrap an adapter so.
function capturingErrors(factory: PrismaPGlite): object {
  const fromAdapter = createRequire(require.resolve('@prisma/adapter-pg'));
  const utilities = fromAdapter('@prisma/driver-adapter-utils') as {
    bindMigrationAwareSqlAdapterFactory(factory: PrismaPGlite): object;
  };
  return utilities.bindMigrationAwareSqlAdapterFactory(factory);
}
