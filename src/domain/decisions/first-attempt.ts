// A first pull request that was closed without being merged: one kind word with a next step, unless somebody has said it better.
// The decision waits an hour, because people explain while they close, and merge robots close before they land.
import { closingDueKey, firstAttemptKey } from '../comment-key.ts';
import type { Effect, Milestone, Note } from '../effect.ts';
import type { ThreadRef } from '../repository.ts';
import type { ClosedSituation, OpenedSituation, Recognition } from '../situation.ts';
import { DAY, HOUR } from '../time.ts';
import { isBudgetSpent } from './budget.ts';

const TIME_TO_EXPLAIN = HOUR;

/** Looks again in an hour. */
export function watchClosing({ thread, facts, landed, isLater, now }: ClosedSituation): Effect[] {
  const isUnmerged = thread.kind === 'pull-request' && thread.state === 'closed' && !landed;
  if (!isUnmerged || isLater || !thread.author) return [];
  return [
    {
      do: 'remind',
      key: closingDueKey(thread),
      at: (facts.closing?.at ?? now) + TIME_TO_EXPLAIN,
      happening: {
        kind: 'closing-due',
        thread: { repository: thread.repository, number: thread.number },
      },
    },
  ];
}

export function consoleFirstAttempt(situation: ClosedSituation): Effect[] {
  const { recognition, thread, settings, isLater, landed } = situation;
  if (!recognition || !isLater || thread.kind !== 'pull-request' || thread.state !== 'closed') return [];
  const { author, wasSaid, written } = recognition;
  if (author.standing !== 'first-time' || recognition.hadCommits || wasSaid || landed) return [];
  if (!settings.recognition.enabled || author.isLeftAlone || thread.isLocked || isLate(situation)) return [];
  const silence = reasonForSilence(situation, recognition);
  const note = (text: Note): Effect => ({ do: 'note', thread, person: author.person, note: text });
  if (silence) return [note(silence)];
  if (settings.quiet) return [];
  if (isBudgetSpent(written, settings)) return [note('held-back: budget')];
  return [
    kindWord(situation, recognition),
    { do: 'mark', person: author.person.key, milestone: firstAttemptClosed(thread) },
    note('consoled: first attempt closed'),
  ];
}

/** Opened again: what was said about its end is true no more. */
export function takeBackConsolation({ thread, author, isAgain }: OpenedSituation): Effect[] {
  if (!isAgain || thread.kind !== 'pull-request') return [];
  return [
    { do: 'forget-reminder', key: closingDueKey(thread) },
    { do: 'unsay', thread, key: firstAttemptKey(thread, author.person) },
    { do: 'unmark', person: author.person.key, milestone: firstAttemptClosed(thread) },
  ];
}

const firstAttemptClosed = ({ number }: ThreadRef): Milestone => `first-attempt-closed:${number}`;

function isLate({ facts, now }: ClosedSituation): boolean {
  return facts.closing !== null && now - facts.closing.at > DAY;
}

function reasonForSilence({ facts, thread, settings }: ClosedSituation, recognition: Recognition) {
  const unwelcome = new Set(settings.labels.unwelcome.map((label) => label.toLowerCase()));
  if (facts.closing?.by?.key === recognition.author.person.key) return 'not-consoled: closed by its author';
  if (thread.labels.some((label) => unwelcome.has(label.toLowerCase()))) return 'not-consoled: labelled';
  if (recognition.hasCommitsSince) return 'not-consoled: may have landed another way';
  return recognition.wasExplained ? 'not-consoled: explained by a maintainer' : null;
}

function kindWord({ thread, settings }: ClosedSituation, recognition: Recognition): Effect {
  const { author, nextSteps, contributingUrl } = recognition;
  return {
    do: 'say',
    thread,
    key: firstAttemptKey(thread, author.person),
    message: {
      about: 'first-attempt-closed',
      person: author.person,
      contributingUrl: settings.welcome.contributing ?? contributingUrl,
      nextSteps,
      mentors: settings.mentors.enabled,
    },
    mentions: [],
    names: [author.person.key],
  };
}
