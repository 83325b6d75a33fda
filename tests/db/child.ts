// A process to be killed: does with the folder named second what is named first, and says on its output how far it came.
import { createInbox } from '../../src/db/inbox.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { openQueue } from '../../src/queue/open.ts';
import { configFor } from './databases.ts';

const [, , task, place = ''] = process.argv;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const database = await openDatabase(configFor(place));
say('open');
if (task === 'keep') await keepForever(database);
if (task === 'work') await hangInAJob(database);
if (task === 'hold') setInterval(() => undefined, 1000);

async function keepForever(opened: Database): Promise<void> {
  const queue = await openQueue({ store: opened.jobStore });
  const inbox = createInbox(opened, queue.insert);
  let next = 0;
  const keepOn = async (): Promise<void> => {
    for (;;) {
      const id = `${process.pid}-${next++}`;
      const happenings = [{ kind: 'repository-changed', repository: 1 }] as const;
      await inbox.keep({ id, event: 'repository', receivedAt: Date.now(), happenings });
      say(id);
    }
  };
  await Promise.all(Array.from({ length: 10 }, keepOn));
}

async function hangInAJob(opened: Database): Promise<void> {
  const queue = await openQueue({ store: opened.jobStore });
  const hang = async (): Promise<void> => {
    say('working');
    await new Promise(() => undefined);
  };
  await queue.send([{ name: 'deed', key: 'orphan', group: '1:1' }]);
  await queue.work({ delivery: hang, reminder: hang, deed: hang, reconcile: hang, history: hang });
}
