// Where somebody stands in a repository at an instant: six standings, the first rule that matches wins, each with its evidence.
import type { TrackRecord } from './history.ts';
import { DAY, utcMonth, type Instant } from './time.ts';

export type Standing = 'maintainer' | 'first-time' | 'returning' | 'regular' | 'newcomer' | 'occasional';

/** The facts a standing rests on; "last year" is the 365 days before the instant. */
export interface Evidence {
  readonly landed: number;
  readonly landedLastYear: number;
  readonly activeMonthsLastYear: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** Changes of other people that this person reviewed or merged. */
  readonly helpedLastYear: number;
}

export interface Assessment {
  readonly standing: Standing;
  readonly evidence: Evidence;
}

/**
 * How to tell a maintainer: GitHub knows who may write; a clone or a history file does not, and there
 * whoever reviewed or merged somebody else's change in the last year counts as one.
 */
export type MaintainerRule =
  { readonly by: 'write-access'; readonly canWrite: boolean } | { readonly by: 'having-helped' };

export const YEAR = 365 * DAY;
const ABSENCE = 180 * DAY;
const REGULAR_LANDED = 3;
const REGULAR_MONTHS = 3;
/** Whoever has at most so many landed changes is new here. */
export const NEWCOMER_LANDED = 2;

/** Assesses a record at `now`; only what landed before `now` counts. */
export function assess(record: TrackRecord, now: Instant, rule: MaintainerRule): Assessment {
  const evidence = evidenceOf(record, now);
  return { standing: standingOf(evidence, now, rule), evidence };
}

function standingOf(evidence: Evidence, now: Instant, rule: MaintainerRule): Standing {
  const isMaintainer = rule.by === 'write-access' ? rule.canWrite : evidence.helpedLastYear > 0;
  if (isMaintainer) return 'maintainer';
  if (evidence.lastAt === null) return 'first-time';
  if (evidence.lastAt < now - ABSENCE) return 'returning';
  const isRegular =
    evidence.landedLastYear >= REGULAR_LANDED && evidence.activeMonthsLastYear >= REGULAR_MONTHS;
  if (isRegular) return 'regular';
  return evidence.landed <= NEWCOMER_LANDED ? 'newcomer' : 'occasional';
}

function evidenceOf(record: TrackRecord, now: Instant): Evidence {
  const landed = record.landed.filter((at) => at < now);
  const lastYear = landed.filter((at) => at >= now - YEAR);
  return {
    landed: landed.length,
    landedLastYear: lastYear.length,
    activeMonthsLastYear: new Set(lastYear.map(utcMonth)).size,
    firstAt: landed.length > 0 ? landed.reduce((a, b) => Math.min(a, b)) : null,
    lastAt: landed.length > 0 ? landed.reduce((a, b) => Math.max(a, b)) : null,
    helpedLastYear: record.helped.filter((at) => at < now && at >= now - YEAR).length,
  };
}
