// Whether somebody's load leaves room for one more newcomer: places, rest between two, one question at a time, few mentions, and
// whether they are there at all.
import { takesNewcomers } from '../preference.ts';
import type { Settings } from '../settings.ts';
import type { MentorLoad } from '../situation.ts';
import { DAY, type Instant } from '../time.ts';

export function hasRoom(load: MentorLoad, settings: Settings, now: Instant): boolean {
  const intervalDays = load.said.intervalDays ?? settings.mentors.intervalDays;
  const hadRest = load.lastAcceptedAt === null || load.lastAcceptedAt <= now - intervalDays * DAY;
  return hasPlace(load, settings) && hadRest && mayBeAsked(load, settings, now);
}

/** Has fewer newcomers than they want at once. */
export function hasPlace(load: MentorLoad, { mentors }: Settings): boolean {
  return load.openPairings < (load.said.capacity ?? mentors.capacity);
}

/** Is there, is not thinking about another newcomer, and was not called on too often this week. */
export function mayBeAsked(load: MentorLoad, { budgets }: Settings, now: Instant): boolean {
  const isThere = takesNewcomers(load.said, now) && !load.hasOpenAsk;
  return isThere && load.mentionsThisWeek < budgets.mentionsAWeek;
}
