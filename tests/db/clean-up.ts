// What tests of opening a database share: things to undo afterwards, and the one line that a complaint must be.
import { rm } from 'node:fs/promises';
import { expect } from 'vitest';
import { DatabaseError } from '../../src/db/database-error.ts';
import { databases, temporaryFolder, type DatabaseKind } from './databases.ts';
import { TestProcess } from './process.ts';

export class CleanUp {
  readonly #undo: (() => Promise<unknown>)[] = [];

  add(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  async run(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }

  /** A folder or an address of a database with nothing in it. */
  async fresh(kind: DatabaseKind['name']): Promise<string> {
    const { config, remove } = await databases.find(({ name }) => name === kind)!.create();
    this.add(remove);
    return 'dataDir' in config ? config.dataDir : config.databaseUrl;
  }

  async emptyFolder(): Promise<string> {
    const folder = await temporaryFolder();
    this.add(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  start(...args: ConstructorParameters<typeof TestProcess>): TestProcess {
    const child = new TestProcess(...args);
    this.add(() => child.kill());
    return child;
  }
}

/** The message of the error for whoever runs the App. */
export async function complaint(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DatabaseError)) throw new Error('no DatabaseError', { cause: error });
  expect(error.message).not.toContain('\n');
  return error.message;
}
