// Whether somebody is greeted: once, on the first thing they open here, and never when it would be late or silly.
import { answerDueKey, welcomeKey } from '../comment-key.ts';
import type { Effect, Note } from '../effect.ts';
import type { Settings } from '../settings.ts';
import type { OpenedSituation, UsualAnswer } from '../situation.ts';
import { DAY, HOUR } from '../time.ts';

/** Fewer cases say nothing about how long an answer usually takes. */
const ENOUGH_CASES = 10;

/** Where most threads wait in vain, the time of the few that were answered is not what is usual. */
function isUsual({ cases, threads }: UsualAnswer): boolean {
  return cases >= ENOUGH_CASES && cases * 2 >= threads;
}

/** So many earlier threads, reviews and answers, and nobody is a stranger any more. */
const HELPFUL = 5;

export function welcome(situation: OpenedSituation): Effect[] {
  const { author, thread, isStillThere } = situation;
  const isStranger = author.standing === 'first-time' && !thread.isLocked && isStillThere;
  if (!isStranger || author.isLeftAlone) return [];
  return [...greet(situation), ...(isAtHome(situation) ? [] : watch(situation))];
}

function greet(situation: OpenedSituation): Effect[] {
  const { settings, thread, author } = situation;
  if (!settings.welcome.enabled || situation.wasWelcomed) return [];
  const greeting = greetingFor(situation);
  const note: Effect = { do: 'note', thread, person: author.person, note: greeting.note };
  if (greeting.is === 'none') return [note];
  return [
    { do: 'label', thread, label: settings.labels.firstTime },
    ...(greeting.is === 'words' ? [sayWelcome(situation)] : []),
    { do: 'mark', person: author.person.key, milestone: 'welcomed' },
    note,
  ];
}

type Roots = Pick<OpenedSituation, 'earlierHelp' | 'hasCommits' | 'isKnownToOwner'>;

/** Nothing of theirs has landed, and yet they are no stranger: neither greeted nor given a mentor unasked. */
function whyAtHome({ earlierHelp, hasCommits, isKnownToOwner }: Roots): Note | null {
  if (earlierHelp >= HELPFUL) return 'not-welcomed: helpful here before';
  if (hasCommits) return 'not-welcomed: has commits here';
  return isKnownToOwner ? 'not-welcomed: at home with this owner' : null;
}

const isAtHome = (situation: Roots): boolean => whyAtHome(situation) !== null;

/** With words, with the label alone, or not at all; and what the log says about it. */
interface Greeting {
  readonly is: 'words' | 'label' | 'none';
  readonly note: Note;
}

function greetingFor({
  earlierHelp,
  isKnownToOwner,
  hasCommits,
  now,
  thread,
  welcomedToday,
  settings,
}: OpenedSituation): Greeting {
  const atHome = whyAtHome({ earlierHelp, hasCommits, isKnownToOwner });
  if (atHome) return { is: 'none', note: atHome };
  if (now - thread.openedAt > DAY) return { is: 'none', note: 'not-welcomed: opened more than a day ago' };
  if (welcomedToday >= settings.welcome.mostADay)
    return { is: 'label', note: 'labelled: many newcomers today' };
  if (settings.quiet) return { is: 'label', note: 'labelled: this project is quiet' };
  return { is: 'words', note: 'welcomed' };
}

function sayWelcome({
  repository,
  settings,
  thread,
  author,
  contributingUrl,
  usualAnswer,
}: OpenedSituation): Effect {
  return {
    do: 'say',
    thread,
    key: welcomeKey(repository.id, author.person),
    message: {
      about: 'welcome',
      person: author.person,
      opened: thread.kind,
      contributingUrl: settings.welcome.contributing ?? contributingUrl,
      usualAnswerHours: isUsual(usualAnswer) ? usualAnswer.medianHours : null,
      mentors: settings.mentors.enabled,
    },
    mentions: [author.person.key],
  };
}

/** Makes sure that a first pull request does not wait unseen. */
function watch(situation: OpenedSituation): Effect[] {
  const { settings, thread } = situation;
  const waitMs = waitBeforeAsking(settings);
  const isWaiting = thread.kind === 'pull-request' && thread.state === 'open';
  if (waitMs === null || !isWaiting || situation.pairing.open) return [];
  return [
    {
      do: 'remind',
      key: answerDueKey(thread),
      at: situation.waitsSince + waitMs,
      happening: {
        kind: 'answer-due',
        thread: { repository: thread.repository, number: thread.number },
      },
    },
  ];
}

function waitBeforeAsking({ mentors }: Settings): number | null {
  if (!mentors.enabled || mentors.ask === 'wanted') return null;
  return mentors.ask === 'always' ? HOUR : mentors.answerWithinHours * HOUR;
}
