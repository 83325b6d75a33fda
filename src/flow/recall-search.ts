// What is known when a mentor may be looked for: who could be asked, and what was asked before.
import type { Command } from '../domain/command.ts';
import type { AnswerDue, AskExpired, CommandGiven, PairingLeft, SearchDue } from '../domain/happening.ts';
import { isBond, type Pairing } from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import { takesNewcomers } from '../domain/preference.ts';
import type { CommandSituation, PairingSoFar, Search, Situation } from '../domain/situation.ts';
import type { Thread } from '../domain/thread.ts';
import { DAY } from '../domain/time.ts';
import { candidatesFor, candidateNamed, WEEK } from './candidates.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { authorOf, commonOf, nothing, whyNobody, type CommonFacts } from './recall-facts.ts';

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
  const [author, pairing] = await Promise.all([
    person && authorOf(person, repository, world, now),
    pairingFor(happening, thread, person, world),
  ]);
  const search = await searchFacts(happening, common, pairing, repository, world);
  switch (happening.kind) {
    case 'answer-due': {
      if (!author) return nothing('deleted account');
      const wantsNone = await wantsNoMentor(author.person, repository, world);
      return { ...search, about: 'unanswered', author, wantsNone };
    }
    case 'command-given': {
      const more = await commandFacts(happening, search, person, repository, world);
      return { ...search, about: 'command', command: happening, author, ...more };
    }
    case 'ask-expired':
      return { ...search, about: 'silent', expired: happening };
    case 'search-due':
      return { ...search, about: 'search-due', due: happening };
    case 'pairing-left': {
      const { open } = pairing;
      if (open === null) return nothing('gone');
      const hasNewcomerLeft = (await world.memory.choiceOf(open.newcomer.key)) !== null;
      if (!hasNewcomerLeft && !(await hasOtherLeft(open, search, world))) return nothing('nobody left');
      return { ...search, about: 'left', left: happening, hasNewcomerLeft };
    }
  }
}

/** The news of it may be old: since then, whoever was asked may have passed, so that somebody else is asked now, or accepted. */
async function hasOtherLeft(
  { state, ownerId }: Pairing,
  { now }: Search,
  { memory }: World,
): Promise<boolean> {
  if (state.is === 'wanted' || state.is === 'ended') return false;
  const { key } = state.is === 'asked' ? state.whom : state.mentor;
  const [choice, [load]] = await Promise.all([
    memory.choiceOf(key),
    memory.mentorLoads(ownerId, [key], now - WEEK),
  ]);
  const isThere = load === undefined || takesNewcomers(load.said, now);
  // A mentor who only takes no more newcomers looks after this one. Whoever left and came back has lost the words that named them.
  return choice !== null || (state.is === 'asked' ? !isThere : isThere);
}

async function searchFacts(
  happening: SearchHappening,
  common: CommonFacts,
  pairing: PairingSoFar,
  repository: KnownRepository,
  world: World,
): Promise<Search> {
  const { thread, settings, now } = common;
  const newcomer = newcomerOf(happening, common, pairing);
  const need = newcomer && { thread, settings, newcomer, now, topic: topicOf(happening, pairing) };
  const isAsking = need !== null && mayAsk(happening, thread, pairing);
  const [written, mentions, candidates] = await Promise.all([
    world.memory.commentsWritten(thread, now - DAY),
    world.memory.mentionsOf(everybodyIn(happening, newcomer, pairing), now - WEEK),
    isAsking ? candidatesFor(need, repository, pairing, world) : [],
  ]);
  return { ...common, pairing, written, mentions, candidates };
}

/** On an issue, whoever asks for a mentor works on it; a pull request is its author's. */
function newcomerOf(
  happening: SearchHappening,
  { thread, settings }: CommonFacts,
  { open }: PairingSoFar,
): Person | null {
  if (open) return open.newcomer;
  if (happening.kind === 'command-given' && verbOf(happening) === 'mentor wanted') return happening.by;
  return whyNobody(thread.author, settings) ? null : thread.author;
}

function topicOf(happening: SearchHappening, { open }: PairingSoFar): string | null {
  const isGiven = happening.kind === 'command-given' && happening.line.is === 'command';
  const command = isGiven ? happening.line.command : null;
  return (command?.verb === 'mentor wanted' ? command.topic : null) ?? open?.topic ?? null;
}

function everybodyIn(happening: SearchHappening, newcomer: Person | null, { open }: PairingSoFar): string[] {
  const speaker = happening.kind === 'command-given' ? [happening.by.key] : [];
  const mentor = open && isBond(open) ? [open.state.mentor.key] : [];
  const asked = open?.state.is === 'asked' ? [open.state.whom.key] : [];
  return [...new Set([...speaker, ...mentor, ...asked, ...(newcomer ? [newcomer.key] : [])])];
}

async function commandFacts(
  given: CommandGiven,
  search: Search,
  author: Person | null,
  repository: KnownRepository,
  world: World,
): Promise<Pick<CommandSituation, 'speaker' | 'named' | 'wantsNone'>> {
  const command = given.line.is === 'command' ? given.line.command : null;
  const login = command?.verb === 'mentor assign' ? command.login : null;
  const [speaker, named, wantsNone] = await Promise.all([
    authorOf(given.by, repository, world, search.now),
    login === null ? null : candidateNamed(login, search, repository, world),
    author === null ? false : wantsNoMentor(author, repository, world),
  ]);
  return { speaker, named, wantsNone };
}

function wantsNoMentor({ key }: Person, { id }: KnownRepository, { memory }: World): Promise<boolean> {
  return memory.hasMilestone(id, key, 'wants-no-mentor');
}

/** Looking for people costs questions to GitHub; an answered thread and an acceptance need none. */
function mayAsk(happening: SearchHappening, thread: Thread, pairing: PairingSoFar): boolean {
  if (happening.kind === 'answer-due') return thread.answeredAt === null && thread.state === 'open';
  // Only a question that is open goes on to somebody else.
  if (happening.kind === 'pairing-left') return pairing.open?.state.is === 'asked';
  if (happening.kind !== 'command-given') return true;
  const state = pairing.open?.state;
  const isWhoWasAsked = state?.is === 'asked' && state.whom.key === happening.by.key;
  switch (verbOf(happening)) {
    case 'mentor wanted':
      return thread.kind === 'issue' || thread.author?.key === happening.by.key;
    case 'mentor pass':
      return isWhoWasAsked;
    case 'mentor change':
      return pairing.open?.newcomer.key === happening.by.key;
    default:
      return false;
  }
}

function verbOf({ line }: CommandGiven): Command['verb'] | null {
  return line.is === 'command' ? line.command.verb : null;
}

/** The pairing of the thread; where it has none, that of whoever asks, or of its author. */
async function pairingFor(
  happening: SearchHappening,
  thread: Thread,
  author: Person | null,
  { memory }: World,
): Promise<PairingSoFar> {
  const ofThread = await memory.pairingOfThread(thread);
  if (ofThread.open) return ofThread;
  const isOwnWish = happening.kind === 'command-given' && verbOf(happening) === 'mentor wanted';
  const whose = isOwnWish ? happening.by : author;
  return whose ? memory.pairingSoFar(thread.repository, whose.key) : ofThread;
}
