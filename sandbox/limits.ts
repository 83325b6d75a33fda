// GitHub's rate limits, counted per installation or user: requests an hour, GraphQL points an hour, and how fast content may be created.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
const CONTENT_A_MINUTE = 80;
const CONTENT_AN_HOUR = 500;

export type Resource = 'core' | 'graphql';

export interface Budget {
  readonly resource: Resource;
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970, by the wall clock, which is what App libraries compare it with. */
  readonly reset: number;
}

export interface Limits {
  budget(caller: string, resource: Resource): Budget;
  /** Takes from the budget; false if there is not enough left. */
  spend(caller: string, resource: Resource, cost: number): boolean;
  /** Counts a request that creates content; the seconds to wait if there were too many, else undefined. */
  create(caller: string): number | undefined;
}

export interface LimitSettings {
  readonly primary: number;
  readonly wallNow: () => number;
  /** undefined: no limits on creating content. */
  readonly contentNow: (() => number) | undefined;
}

export function createLimits({ primary, wallNow, contentNow }: LimitSettings): Limits {
  const windows = new Map<string, { used: number; resetAt: number }>();
  const created = new Map<string, number[]>();

  function windowOf(caller: string, resource: Resource) {
    const key = `${resource} ${caller}`;
    const there = windows.get(key);
    if (there !== undefined && there.resetAt > wallNow()) return there;
    const fresh = { used: 0, resetAt: wallNow() + HOUR };
    windows.set(key, fresh);
    return fresh;
  }

  return {
    budget: (caller, resource) => {
      const { used, resetAt } = windowOf(caller, resource);
      const remaining = Math.max(0, primary - used);
      return { resource, limit: primary, used, remaining, reset: Math.ceil(resetAt / SECOND) };
    },
    spend: (caller, resource, cost) => {
      const window = windowOf(caller, resource);
      if (window.used + cost > primary) return false;
      window.used += cost;
      return true;
    },
    create: (caller) => {
      if (contentNow === undefined) return undefined;
      const now = contentNow();
      const times = (created.get(caller) ?? []).filter((at) => at > now - HOUR && at <= now);
      created.set(caller, times);
      const wait = waitFor(times, now);
      if (wait === undefined) times.push(now);
      return wait;
    },
  };
}

function waitFor(times: readonly number[], now: number): number | undefined {
  if (times.length >= CONTENT_AN_HOUR) return seconds((times.at(-CONTENT_AN_HOUR) ?? now) + HOUR - now);
  const lastMinute = times.filter((at) => at > now - MINUTE);
  if (lastMinute.length >= CONTENT_A_MINUTE) {
    return seconds((lastMinute.at(-CONTENT_A_MINUTE) ?? now) + MINUTE - now);
  }
  return undefined;
}

function seconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / SECOND));
}
