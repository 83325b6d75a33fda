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

/** What a test or a story can do about the budgets. */
export interface LimitControl {
  /** Every caller's budget has so much left until it is reset, `resetInSeconds` from now on the wall clock. */
  setRemaining(resource: Resource, remaining: number, resetInSeconds: number): void;
}

export interface Limits extends LimitControl {
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

interface Window {
  used: number;
  readonly resetAt: number;
}

export function createLimits({ primary, wallNow, contentNow }: LimitSettings): Limits {
  const windows = new Map<string, Window>();
  const created = new Map<string, number[]>();
  // What callers begin with who come after the budgets were set.
  const beginnings = new Map<Resource, Window>();

  function windowOf(caller: string, resource: Resource) {
    const key = `${resource} ${caller}`;
    const there = windows.get(key);
    if (there !== undefined && there.resetAt > wallNow()) return there;
    const begun = beginnings.get(resource);
    const isBegun = begun !== undefined && begun.resetAt > wallNow();
    const fresh = isBegun ? { ...begun } : { used: 0, resetAt: wallNow() + HOUR };
    windows.set(key, fresh);
    return fresh;
  }

  return {
    setRemaining: (resource, remaining, resetInSeconds) => {
      if (remaining < 0 || remaining > primary)
        throw new Error(`Between 0 and ${String(primary)} can be left, not ${String(remaining)}.`);
      for (const key of windows.keys()) if (key.startsWith(`${resource} `)) windows.delete(key);
      beginnings.set(resource, { used: primary - remaining, resetAt: wallNow() + resetInSeconds * SECOND });
    },
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
