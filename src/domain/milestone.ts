// What a landing makes of its author: the first one, or the one with which somebody becomes a regular.
import type { TrackRecord } from './history.ts';
import { assess, type Standing } from './standing.ts';
import type { Instant } from './time.ts';

export type LandingMilestone = 'first-landing' | 'became-regular';

/**
 * The milestone that a landing at this instant is for its author; null for most. The record may contain the landing already
 * or not yet, and later ones, which make no difference. Who may write is left out: maintainers have milestones too, but
 * whether they are told is decided elsewhere.
 */
export function landingMilestone(record: TrackRecord, landedAt: Instant): LandingMilestone | null {
  const before = record.landed.filter((at) => at < landedAt);
  if (before.length === 0) return 'first-landing';
  const after = [...before, landedAt];
  const became = standingOf(record, after, landedAt + 1) === 'regular';
  return became && standingOf(record, before, landedAt) !== 'regular' ? 'became-regular' : null;
}

function standingOf(record: TrackRecord, landed: readonly Instant[], now: Instant): Standing {
  return assess({ ...record, landed }, now, { by: 'write-access', canWrite: false }).standing;
}
