// Trouble on demand. Each fault is asked for beforehand and hits the next matching requests, so that a story fails the same way every time.

export type FaultKind =
  /** Answers this status; nothing has been done. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  /** Does what was asked, then answers this status all the same. */
  | { readonly kind: 'status-after'; readonly status: number }
  /** Cuts the connection before anything has been done. */
  | { readonly kind: 'reset-before' }
  /** Does what was asked, then cuts the connection. */
  | { readonly kind: 'reset-after' }
  /** Never answers and does nothing; the connection is cut after `ms`, by default when the sandbox closes. */
  | { readonly kind: 'hang-before'; readonly ms?: number }
  /** Does what was asked and never answers. */
  | { readonly kind: 'hang-after'; readonly ms?: number }
  /** Waits, then behaves. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Does what was asked and sends half of the answer with the right status. */
  | { readonly kind: 'truncated' }
  /** 403 with the words of the secondary rate limit. `retryAfter` in seconds or as GitHub might ever write it; left out, there is no such header. */
  | { readonly kind: 'secondary-limit'; readonly retryAfter?: number | string; readonly status?: 403 | 429 }
  /** 403 (GraphQL: 200 with type RATE_LIMITED) with nothing remaining; `resetIn` in seconds, default 60. */
  | { readonly kind: 'primary-limit'; readonly resetIn?: number }
  /** 401 "Bad credentials". */
  | { readonly kind: 'bad-credentials' };

export type Fault = FaultKind & {
  readonly method?: string;
  /** Matches the path with its query; left out, every path. */
  readonly path?: RegExp;
  /** How many matching requests it hits; default 1. */
  readonly times?: number;
  /** How many matching requests pass before; default 0. */
  readonly skip?: number;
  /** Only requests with this installation's token. */
  readonly installation?: number;
};

/** A share of matching requests that fail with one of the kinds, chosen by a seed. */
export interface Chaos {
  readonly seed: number;
  /** Between 0 and 1. */
  readonly rate: number;
  readonly kinds: readonly FaultKind[];
  readonly method?: string;
  readonly path?: RegExp;
}

export interface Faults {
  next(fault: Fault): void;
  /** Until `clear`. */
  chaos(chaos: Chaos): void;
  /** New comments and issues stay out of lists for so long (wall clock); 0 ends it. */
  listLag(ms: number): void;
  /** Every answer takes at least so long; 0 ends it. */
  latency(ms: number): void;
  clear(): void;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly installation: number | null;
}

export interface FaultsInside extends Faults {
  readonly listLagMs: number;
  readonly latencyMs: number;
  take(asked: Asked): FaultKind | undefined;
}

export function createFaults(): FaultsInside {
  let waiting: { fault: Fault; skip: number; times: number }[] = [];
  let chaos: { plan: Chaos; chance: () => number } | undefined;
  let listLagMs = 0;
  let latencyMs = 0;
  return {
    get listLagMs() {
      return listLagMs;
    },
    get latencyMs() {
      return latencyMs;
    },
    next: (fault) => {
      waiting.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
    },
    chaos: (plan) => {
      chaos = { plan, chance: seededChance(plan.seed) };
    },
    listLag: (ms) => {
      listLagMs = ms;
    },
    latency: (ms) => {
      latencyMs = ms;
    },
    clear: () => {
      waiting = [];
      chaos = undefined;
      listLagMs = 0;
      latencyMs = 0;
    },
    take: (asked) => {
      const hit = waiting.find((one) => one.times > 0 && matches(one.fault, asked) && one.skip-- <= 0);
      if (hit !== undefined) {
        hit.times -= 1;
        waiting = waiting.filter((one) => one.times > 0);
        return hit.fault;
      }
      return chaos !== undefined && matches(chaos.plan, asked) ? drawn(chaos.plan, chaos.chance) : undefined;
    },
  };
}

function matches(wanted: Pick<Fault, 'method' | 'path' | 'installation'>, asked: Asked): boolean {
  const isMethod = wanted.method === undefined || wanted.method === asked.method;
  const isPath =
    wanted.path === undefined || new RegExp(wanted.path.source, wanted.path.flags).test(asked.path);
  const isInstallation = wanted.installation === undefined || wanted.installation === asked.installation;
  return isMethod && isPath && isInstallation;
}

function drawn(plan: Chaos, chance: () => number): FaultKind | undefined {
  if (chance() >= plan.rate) return undefined;
  return plan.kinds[Math.floor(chance() * plan.kinds.length)];
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
