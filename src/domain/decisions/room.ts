// Whether somebody's load leaves room for one more newcomer: places, rest between two, one question at a time, few mentions.
import type { Settings } from '../settings.ts';
import type { MentorLoad } from '../situation.ts';
import { DAY, type Instant } from '../time.ts';

export function hasRoom(load: MentorLoad, { mentors, budgets }: Settings, now: Instant): boolean {
  const hasPlace = load.openPairings < mentors.capacity && !load.hasOpenAsk;
  const hadRest = load.lastAcceptedAt === null || load.lastAcceptedAt <= now - mentors.intervalDays * DAY;
  return hasPlace && hadRest && load.mentionsThisWeek < budgets.mentionsAWeek;
}
