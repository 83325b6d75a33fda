// Whether somebody who was away for long hears that they were missed: once an absence, and only while they are few words in.
import { welcomeBackKey } from '../comment-key.ts';
import type { Effect, Milestone } from '../effect.ts';
import type { OpenedSituation } from '../situation.ts';
import { DAY, formatInstant, type Instant } from '../time.ts';
import { isBudgetSpent } from './budget.ts';

/** Whoever landed more than this needs no greeting to feel at home. */
const FEW_LANDED = 5;

export function welcomeBack(situation: OpenedSituation): Effect[] {
  const { author, thread, repository, settings, now, written } = situation;
  const { standing, evidence, person, isLeftAlone } = author;
  if (standing !== 'returning' || evidence.landed > FEW_LANDED || evidence.lastAt === null) return [];
  if (!settings.recognition.enabled || isLeftAlone || situation.wasWelcomedBack) return [];
  const isLate = now - thread.openedAt > DAY;
  if (isLate || thread.isLocked || settings.quiet || isBudgetSpent(written, settings)) return [];
  return [
    {
      do: 'say',
      thread,
      key: welcomeBackKey(repository.id, person, dayOf(evidence.lastAt)),
      message: { about: 'welcome-back', person, opened: thread.kind },
      mentions: [],
      names: [person.key],
    },
    { do: 'mark', person: person.key, milestone: welcomedBack(evidence.lastAt) },
    { do: 'note', thread, person, note: 'welcomed-back' },
  ];
}

/** An absence is told from others by the last landing before it. */
export function welcomedBack(lastAt: Instant): Milestone {
  return `welcomed-back:${dayOf(lastAt)}`;
}

const dayOf = (instant: Instant): string => formatInstant(instant).slice(0, 10);
