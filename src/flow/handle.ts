// The one way through: read once, think once, keep once. Whatever happened, by webhook or by the clock, comes through here.
import { decide } from '../domain/decide.ts';
import type { Effect, Reaction } from '../domain/effect.ts';
import type { Happening } from '../domain/happening.ts';
import type { Situation } from '../domain/situation.ts';
import { DAY } from '../domain/time.ts';
import type { Sign } from '../words/say.ts';
import { toCommit } from './commit.ts';
import type { Commit, CommitResult } from './ports.ts';
import { isDue, recall, type ThreadHappening } from './recall.ts';
import type { World } from './known-world.ts';
import { NotYet } from './trouble.ts';

/** Somebody else decided at the same moment: look again, a few times. */
const ATTEMPTS = 5;

/** Gives what was decided, if it was kept: for whoever wants to tell. */
export async function handle(
  happening: ThreadHappening,
  world: World,
  sign: Sign,
): Promise<readonly Effect[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const situation = await recall(happening, world);
    if (situation.about === 'nothing') return [];
    // A dry run changes no states, so what is due stays due until it is over.
    if (situation.settings.dryRun && changesOnlyStates(happening))
      throw new NotYet('this project is on a dry run', DAY);
    const effects = decide(situation);
    const result = await keep(situation, effects, happening, world, sign);
    if (result !== 'stale') return result === 'committed' ? effects : [];
  }
  throw new Error(`What is known about ${nameOf(happening)} changed ${ATTEMPTS} times while deciding.`);
}

function changesOnlyStates(happening: ThreadHappening): boolean {
  return isDue(happening) && happening.kind !== 'answer-due';
}

/** How a command was answered; null where nobody gave one, or it was obeyed before. */
export function answerIn(effects: readonly Effect[]): Reaction | null {
  const answers = effects.flatMap((effect) => (effect.do === 'react' ? [effect.reaction] : []));
  return answers[0] ?? null;
}

/** The webhook and the clock bring happenings of all kinds; these concern people and their threads. */
export function concernsThread(happening: Happening): happening is ThreadHappening {
  return 'thread' in happening || happening.kind === 'preference-stated';
}

function nameOf(happening: ThreadHappening): string {
  return 'thread' in happening ? `thread ${happening.thread.number}` : 'somebody’s wishes';
}

async function keep(
  situation: Exclude<Situation, { about: 'nothing' }>,
  effects: readonly Effect[],
  happening: ThreadHappening,
  world: World,
  sign: Sign,
): Promise<CommitResult> {
  const commit = toCommit(
    effects,
    {
      repository: situation.repository.id,
      at: situation.now,
      once: 'utterance' in happening ? happening.utterance : null,
      seen: { threads: [], contributions: [], ...whoWasSeen(situation) },
      settings: situation.settings,
    },
    sign,
  );
  return isEmpty(commit) ? 'committed' : world.memory.commit(commit);
}

/** Logins are refreshed whenever somebody shows up: ids stay, names change. */
function whoWasSeen(situation: Exclude<Situation, { about: 'nothing' }>) {
  switch (situation.about) {
    case 'unanswered':
      return { people: [situation.author.person], seenAt: situation.now };
    case 'command':
    case 'silence':
      return { people: [situation.command.by], seenAt: situation.command.at };
    case 'about-me':
    case 'own-offer':
      return { people: [situation.speaker.person], seenAt: situation.at };
    default:
      return { people: [], seenAt: situation.now };
  }
}

function isEmpty(commit: Commit): boolean {
  const lists = Object.values(commit).filter((part) => Array.isArray(part));
  return commit.once === null && commit.silence === null && lists.every((list) => list.length === 0);
}
