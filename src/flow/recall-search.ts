// What is known when a mentor may be looked for: who could be asked, and what was asked before.
import type { AnswerDue, AskExpired, CommandGiven, PairingLeft, SearchDue } from '../domain/happening.ts';
import { isAboutMe } from '../domain/command.ts';
import type { Person } from '../domain/person.ts';
import type { PairingSoFar, Situation } from '../domain/situation.ts';
import type { Thread } from '../domain/thread.ts';
import { DAY } from '../domain/time.ts';
import { candidatesFor } from './candidates.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { authorOf, commonOf, nothing, whyNobody } from './recall-facts.ts';

type SearchHappening = AnswerDue | CommandGiven | AskExpired | SearchDue | PairingLeft;

export async function recallSearch(
  happening: SearchHappening,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return happening.kind === 'command-given' ? nothing('gone') : common;
  const { thread, settings, now } = common;
  if (happening.kind === 'command-given' && whyNobody(happening.by, settings)) return nothing('bot');
  const person = whyNobody(thread.author, settings) ? null : thread.author;
  const [author, pairing, written] = await Promise.all([
    person && authorOf(person, repository, world, now),
    pairingFor(thread, person, world),
    world.memory.commentsWritten(thread, now - DAY),
  ]);
  const isAsking = person !== null && mayAsk(happening, thread, pairing);
  const need = person && { thread, settings, author: person, now };
  const candidates = isAsking && need ? await candidatesFor(need, repository, pairing, world) : [];
  const search = { ...common, pairing, written, candidates };
  switch (happening.kind) {
    case 'answer-due':
      return author ? { ...search, about: 'unanswered', author } : nothing('deleted account');
    case 'command-given':
      return { ...search, about: 'command', command: happening, author };
    case 'ask-expired':
      return { ...search, about: 'silent', expired: happening };
    case 'search-due':
      return { ...search, about: 'search-due', due: happening };
    case 'pairing-left': {
      const newcomer = pairing.open?.newcomer.key ?? '';
      const hasNewcomerLeft = (await world.memory.choiceOf(newcomer)) !== null;
      return { ...search, about: 'left', left: happening, hasNewcomerLeft };
    }
  }
}

/** Looking for people costs questions to GitHub; an answered thread and an acceptance need none. */
function mayAsk(happening: SearchHappening, thread: Thread, pairing: PairingSoFar): boolean {
  if (happening.kind === 'answer-due') return thread.answeredAt === null && thread.state === 'open';
  // Only a question that is open goes on to somebody else.
  if (happening.kind === 'pairing-left') return pairing.open?.state.is === 'asked';
  if (happening.kind !== 'command-given') return true;
  if (happening.line.is !== 'command') return false;
  const state = pairing.open?.state;
  const isWhoWasAsked = state?.is === 'asked' && state.whom.key === happening.by.key;
  if (isAboutMe(happening.line.command)) return false;
  switch (happening.line.command.verb) {
    case 'mentor wanted':
      return thread.author?.key === happening.by.key;
    case 'mentor pass':
      return isWhoWasAsked;
    case 'mentor accept':
      return false;
  }
}

async function pairingFor(thread: Thread, author: Person | null, { memory }: World): Promise<PairingSoFar> {
  const ofThread = await memory.pairingOfThread(thread);
  if (ofThread.open || !author) return ofThread;
  return memory.pairingSoFar(thread.repository, author.key);
}
