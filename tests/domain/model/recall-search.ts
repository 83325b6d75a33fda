// What is known when a mentor may be looked for, as src/flow/recall-search knows it.
import { takesNewcomers } from '../../../src/domain/preference.ts';
import type { Command } from '../../../src/domain/command.ts';
import type {
  AnswerDue,
  AskExpired,
  CommandGiven,
  PairingLeft,
  SearchDue,
} from '../../../src/domain/happening.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import type {
  Author,
  CommandSituation,
  PairingSoFar,
  Search,
  Situation,
} from '../../../src/domain/situation.ts';
import type { Thread } from '../../../src/domain/thread.ts';
import { ACCOUNTS } from './cast.ts';
import { mentorIn } from './memory.ts';
import type { Project } from './project.ts';
import {
  authorIn,
  candidateOf,
  candidatesFor,
  commonOf,
  mentionsOf,
  nothing,
  vanishedOf,
} from './recall-facts.ts';

type SearchHappening = AnswerDue | CommandGiven | AskExpired | SearchDue | PairingLeft;

export function recallSearch(happening: SearchHappening, project: Project): Situation {
  const { memory } = project;
  const { repository } = happening.thread;
  const common = commonOf(happening.thread, project);
  if (!common)
    return happening.kind === 'command-given' ? nothing('gone') : vanishedOf(happening.thread, project);
  const { thread, now } = common;
  const pairing = pairingFor(happening, thread, project);
  const newcomer = newcomerOf(happening, thread, pairing);
  const search: Search = {
    ...common,
    pairing,
    written: memory.written(thread, now),
    mentions: mentionsOf(everybodyIn(happening, newcomer, pairing.open), project),
    candidates:
      newcomer && mayAsk(happening, thread, pairing) ? candidatesFor(thread, pairing, newcomer, project) : [],
  };
  const author = thread.author && authorIn(thread.author, repository, project);
  switch (happening.kind) {
    case 'answer-due':
      if (!author) return nothing('deleted account');
      return { ...search, about: 'unanswered', author, wantsNone: wantsNone(author, repository, project) };
    case 'command-given':
      return { ...search, about: 'command', author, ...commandFacts(happening, author, newcomer, project) };
    case 'ask-expired':
      return { ...search, about: 'silent', expired: happening };
    case 'search-due':
      return { ...search, about: 'search-due', due: happening };
    case 'pairing-left': {
      const { open } = pairing;
      const mentor = (open && mentorIn(open)) ?? '';
      const hasNewcomerLeft = memory.isLeftAlone(open?.newcomer.key ?? '');
      const cannotBeAsked = open?.state.is === 'asked' && !takesNewcomers(memory.said(mentor), project.now);
      const isNews = hasNewcomerLeft || memory.isLeftAlone(mentor) || cannotBeAsked;
      if (!open || !isNews) return { about: 'nothing', because: 'nobody left' };
      return { ...search, about: 'left', left: happening, hasNewcomerLeft };
    }
  }
}

function commandFacts(
  command: CommandGiven,
  author: Author | null,
  newcomer: Person | null,
  project: Project,
): Pick<CommandSituation, 'command' | 'speaker' | 'named' | 'wantsNone'> {
  const { repository } = command.thread;
  const login =
    command.line.is === 'command' && 'login' in command.line.command && command.line.command.login;
  const account = ACCOUNTS.find((one) => one.login === login);
  return {
    command,
    speaker: authorIn(command.by, repository, project),
    named: account && newcomer ? candidateOf(account, repository, project) : null,
    wantsNone: author !== null && wantsNone(author, repository, project),
  };
}

const wantsNone = ({ person }: Author, repository: number, { memory }: Project): boolean =>
  memory.hasMilestone(repository, person.key, 'wants-no-mentor');

/** On an issue, whoever asks for a mentor works on it; a pull request is its author's. */
function newcomerOf(happening: SearchHappening, { author }: Thread, { open }: PairingSoFar): Person | null {
  if (open) return open.newcomer;
  return isOwnWish(happening) ? happening.by : author;
}

function everybodyIn(happening: SearchHappening, newcomer: Person | null, open: Pairing | null): string[] {
  const speaker = happening.kind === 'command-given' ? happening.by.key : null;
  const everybody = [speaker, newcomer?.key, open && mentorIn(open)];
  return everybody.filter((key) => typeof key === 'string');
}

function mayAsk(happening: SearchHappening, thread: Thread, { open }: PairingSoFar): boolean {
  if (happening.kind === 'answer-due') return thread.answeredAt === null && thread.state === 'open';
  if (happening.kind === 'pairing-left') return open?.state.is === 'asked';
  if (happening.kind !== 'command-given') return true;
  switch (verbOf(happening)) {
    case 'mentor wanted':
      return thread.kind === 'issue' || thread.author?.key === happening.by.key;
    case 'mentor pass':
      return open?.state.is === 'asked' && open.state.whom.key === happening.by.key;
    case 'mentor change':
      return open?.newcomer.key === happening.by.key;
    default:
      return false;
  }
}

function verbOf({ line }: CommandGiven): Command['verb'] | null {
  return line.is === 'command' ? line.command.verb : null;
}

const isOwnWish = (happening: SearchHappening): happening is CommandGiven =>
  happening.kind === 'command-given' && verbOf(happening) === 'mentor wanted';

/** The pairing of the thread; where it has none, that of whoever asks, or of its author. */
function pairingFor(happening: SearchHappening, thread: Thread, { memory }: Project): PairingSoFar {
  const ofThread = memory.pairingOfThread(thread);
  if (ofThread.open) return ofThread;
  const whose = isOwnWish(happening) ? happening.by : thread.author;
  return whose ? memory.pairingSoFar(thread.repository, whose.key) : ofThread;
}
