// From a happening to the situation it is decided in, as the flow's recall does it, with plain answers instead of questions.
import { isAboutMe, isOwnOffer, type AboutMe, type OwnOffer } from '../../../src/domain/command.ts';
import type { CommandGiven, Happening, PreferenceStated } from '../../../src/domain/happening.ts';
import type { Situation, Spoken } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ACCOUNTS, mayWrite } from './cast.ts';
import type { Project } from './project.ts';
import { authorIn, commonOf, nothing, placeOf } from './recall-facts.ts';
import { recallAssignment, recallCheckIn, recallOpenOffer, recallOver } from './recall-pairing.ts';
import { recallSearch } from './recall-search.ts';
import { recallClosed, recallLinked, recallOpened, recallReady } from './recall-thread.ts';

export function recall(happening: Happening, project: Project): Situation {
  switch (happening.kind) {
    case 'thread-opened':
      return recallOpened(happening, project);
    case 'thread-ready':
      return recallReady(happening, project);
    case 'thread-linked':
      return recallLinked(happening, project);
    case 'thread-closed':
    case 'closing-due':
      return recallClosed(happening, project);
    case 'preference-stated':
      return recallAboutSelf(happening, happening.command, project);
    case 'command-given':
      return recallCommand(happening, project);
    case 'answer-due':
    case 'pairing-left':
    case 'ask-expired':
    case 'search-due':
      return recallSearch(happening, project);
    case 'pairing-over':
      return recallOver(happening, project);
    case 'check-in-due':
      return recallCheckIn(happening, project);
    case 'assignment-due':
      return recallAssignment(happening, project);
    case 'offer-open':
      return recallOpenOffer(happening, project);
    // What is only recorded, and what concerns installations, is decided without regard to pairings.
    case 'thread-noticed':
    case 'installation-changed':
    case 'repository-changed':
    case 'permissions-changed':
      return nothing('not installed');
  }
}

function recallCommand(given: CommandGiven, project: Project): Situation {
  if (given.line.is === 'not-understood') return recallSearch(given, project);
  const { command } = given.line;
  if (isAboutMe(command) || isOwnOffer(command)) return recallAboutSelf(given, command, project);
  switch (command.verb) {
    case 'belay pause':
    case 'belay resume': {
      const common = commonOf(given.thread, project);
      if (!common) return nothing('gone');
      const speaker = authorIn(given.by, given.thread.repository, project);
      return { ...common, about: 'silence', command: given, verb: command.verb, speaker };
    }
    case 'mentor confirm':
      return recallConfirmation(given, command.login, project);
    default:
      return recallSearch(given, project);
  }
}

function recallConfirmation(command: CommandGiven, login: string, project: Project): Situation {
  const common = commonOf(command.thread, project);
  if (!common) return nothing('gone');
  const person = ACCOUNTS.find((account) => account.login === login);
  const offer = person ? project.memory.offer(common.repository.id, person) : null;
  const speakerMayConfirm = mayWrite(command.by, common.repository.id);
  return { ...common, about: 'offer', offer, confirmedBy: null, command, speakerMayConfirm };
}

function recallAboutSelf(
  happening: CommandGiven | PreferenceStated,
  command: AboutMe | OwnOffer,
  project: Project,
): Situation {
  const { memory, now } = project;
  const spoken = spokenFacts(happening, project);
  if (!spoken) return nothing('gone');
  const { key } = happening.by;
  if (isAboutMe(command)) {
    const answersToday = memory.answersGiven(key, now - DAY);
    return { ...spoken, about: 'about-me', command, choice: memory.choiceOf(key), answersToday };
  }
  const said = memory.said(key);
  const offer = memory.offer(spoken.repository.id, happening.by);
  return { ...spoken, about: 'own-offer', command, said, offer, takesPartIn: memory.takesPartIn(key) };
}

/** On a private page there is no thread; null where the thread is gone. */
function spokenFacts(happening: CommandGiven | PreferenceStated, project: Project): Spoken | null {
  const { by, at } = happening;
  if (happening.kind === 'preference-stated') {
    const speaker = authorIn(by, happening.repository, project);
    return { ...placeOf(happening.repository, project), thread: null, comment: null, at, speaker };
  }
  const common = commonOf(happening.thread, project);
  const { comment, thread } = happening;
  return common && { ...common, comment, at, speaker: authorIn(by, thread.repository, project) };
}
