// Whether somebody is greeted: once, on the first thing they open here, and never when it would be late or silly.
import { answerDueKey, welcomeKey } from '../comment-key.ts';
import type { Effect, Note } from '../effect.ts';
import type { Settings } from '../settings.ts';
import type { OpenedSituation } from '../situation.ts';
import { DAY, HOUR } from '../time.ts';

/** So many earlier threads, reviews and answers, and nobody is a stranger any more. */
const HELPFUL = 5;

export function welcome(situation: OpenedSituation): Effect[] {
  if (situation.author.standing !== 'first-time') return [];
  return [...greet(situation), ...watch(situation)];
}

function greet(situation: OpenedSituation): Effect[] {
  const { repository, settings, thread, author } = situation;
  if (!settings.welcome.enabled || situation.wasWelcomed) return [];
  const note = whetherToGreet(situation);
  const logged: Effect = { do: 'note', thread, person: author.person, note };
  const isStranger = note === 'welcomed' || note === 'not-welcomed: many newcomers today';
  if (!isStranger) return [logged];

  const label: Effect = { do: 'label', thread, label: settings.labels.firstTime };
  const mark: Effect = { do: 'mark', person: author.person.key, milestone: 'welcomed' };
  if (note !== 'welcomed') return [label, mark, logged];
  const say: Effect = {
    do: 'say',
    thread,
    key: welcomeKey(repository.id, author.person),
    message: {
      about: 'welcome',
      person: author.person,
      opened: thread.kind,
      contributingUrl: settings.welcome.contributing ?? situation.contributingUrl,
      usualAnswerHours: situation.usualAnswerHours,
      mentors: settings.mentors.enabled,
    },
    mentions: [author.person.key],
  };
  return [label, say, mark, logged];
}

function whetherToGreet(situation: OpenedSituation): Note {
  if (situation.earlierHelp >= HELPFUL || situation.isKnownToOwner) {
    return 'not-welcomed: helpful here before';
  }
  if (situation.now - situation.thread.openedAt > DAY) return 'not-welcomed: opened more than a day ago';
  if (situation.welcomedToday >= situation.settings.welcome.mostADay) {
    return 'not-welcomed: many newcomers today';
  }
  return 'welcomed';
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
