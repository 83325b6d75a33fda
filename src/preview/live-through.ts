// Lives through a project's past as if Belay had been there from the first change on. What happened goes the way that everything
// goes in the App, through `handle`; only what it asks and where it keeps are of this process, and nothing is written anywhere.
import type { Effect } from '../domain/effect.ts';
import type { Languages } from '../domain/language.ts';
import type { Settings } from '../domain/settings.ts';
import type { Thread } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import { handle } from '../flow/handle.ts';
import type { World } from '../flow/known-world.ts';
import { Rankers } from '../flow/rankers.ts';
import { pastGitHub } from './github.ts';
import { Ledger } from './ledger.ts';
import { linesOf, type Line } from './lines.ts';
import { openMemory, type PastMemory } from './memory.ts';
import type { Past, PastEvent, PastThread, ThreadEvent } from './past.ts';
import { People } from './people.ts';
import { Present } from './present.ts';

/** One event, and all that would have been written because of it. */
export interface Scene {
  readonly at: Instant;
  readonly thread: PastThread;
  readonly lines: readonly Line[];
  /** Whether a budget was spent, so that something was not said. */
  readonly isHeldBack: boolean;
}

/** Of the events in their order, those of which something follows. */
export async function* liveThrough(
  { events, names }: { readonly events: Iterable<PastEvent>; readonly names: Past['names'] },
  settings: Settings,
): AsyncGenerator<Scene> {
  const here = begin(names, settings);
  for (const event of events) {
    if (event.is === 'gave') {
      here.ledger.add(event.contribution);
      continue;
    }
    const scene = await live(event, here);
    if (scene.lines.length > 0 || scene.isHeldBack) yield scene;
  }
}

interface Here extends PastMemory {
  readonly world: World;
  readonly present: Present;
  readonly ledger: Ledger;
  readonly languages: Languages;
}

function begin(names: Past['names'], settings: Settings): Here {
  const people = new People(names, settings.bots);
  const ledger = new Ledger(people.botKeys());
  const present = new Present(people);
  const past = openMemory(ledger, people);
  // A preview writes nothing in any case, and is asked what would be written.
  const github = pastGitHub(present, ledger, { ...settings, dryRun: false });
  const world = {
    clock: present,
    memory: past.memory,
    github,
    rankers: new Rankers(past.memory),
    pagesUrl: null,
  };
  return { ...past, world, present, ledger, languages: settings.languages };
}

async function live(event: ThreadEvent, here: Here): Promise<Scene> {
  const thread = here.present.turnTo(event);
  const effects = await (event.is === 'opened' ? open(thread, here) : land(thread, here));
  const isHeldBack = effects.some((effect) => effect.do === 'note' && effect.note === 'held-back: budget');
  return { at: event.at, thread: event.thread, lines: linesOf(effects, thread, here.languages), isHeldBack };
}

/** How long somebody waited for an answer nobody knows, so that whoever would be asked after a while is asked at once. */
async function open(thread: Thread, { world, reminded }: Here): Promise<readonly Effect[]> {
  const effects = [...(await handle({ kind: 'thread-opened', thread, authorNodeId: null }, world, unsigned))];
  for (const happening of reminded()) {
    if (happening.kind === 'answer-due') effects.push(...(await handle(happening, world, unsigned)));
  }
  return effects;
}

function land(thread: Thread, { world, present, pairings }: Here): Promise<readonly Effect[]> {
  pairings.endOf(thread.number, present.now());
  return handle({ kind: 'thread-closed', thread, at: present.now() }, world, unsigned);
}

/** Nobody will look for a comment that is never written. */
const unsigned = () => '';
