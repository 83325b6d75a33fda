// Every request that reached the sandbox, in order, and everything in them or in the answers that GitHub's descriptions forbid.

export interface JournalEntry {
  /** When it came, on the sandbox's clock. */
  readonly at: number;
  /** When it came, on the wall clock. */
  readonly wallAt: number;
  readonly method: string;
  /** With its query, without the host. */
  readonly path: string;
  /** The status that was answered; 0 where a fault left the request without an answer. */
  readonly status: number;
  /** Whether it changed anything: a fault may answer 502 after the deed. */
  readonly isApplied: boolean;
  /** The installation whose token was shown, or null. */
  readonly installation: number | null;
  /** Who asked: the App itself, an installation, a user, or nobody. */
  readonly caller: 'app' | 'installation' | 'user' | 'nobody';
  readonly body: unknown;
}

/** One request by what it was for. */
export interface JournalRequest {
  readonly method: string;
  /** With its query, without the host. */
  readonly path: string;
  /** As GitHub's description writes it, or `graphql` and the name of the query; null for what is neither. */
  readonly operation: string | null;
  /** What it took from the caller's hourly budget: points of GraphQL, requests of REST. */
  readonly points: number;
  /** The installation whose token was shown, or null. */
  readonly installation: number | null;
}

export interface Counted {
  readonly requests: number;
  readonly points: number;
}

export interface Violation {
  readonly where: 'request' | 'answer' | 'webhook';
  /** The operation or the webhook's name. */
  readonly subject: string;
  readonly problem: string;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly violations: readonly Violation[];
  /** The last ten to twenty thousand requests. */
  readonly requests: readonly JournalRequest[];
  /** All requests since the beginning or the last `clear`, by operation. */
  counts(): ReadonlyMap<string, Counted>;
  /** Requests that wrote (or tried to): POST, PATCH, PUT and DELETE, without the exchange of tokens and GraphQL. */
  mutations(): JournalEntry[];
  clear(): void;
}

export interface WritableJournal extends Journal {
  add(entry: JournalEntry): void;
  count(request: JournalRequest): void;
  violate(violation: Violation): void;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const NO_MUTATION = /^\/(?:graphql|api\/graphql|login\/oauth\/.*|app\/.*)$/;

/** A season of requests is more than a test should keep. */
const MOST_REQUESTS = 10_000;

export function createJournal(): WritableJournal {
  const entries: JournalEntry[] = [];
  const violations: Violation[] = [];
  const requests: JournalRequest[] = [];
  const counts = new Map<string, Counted>();
  return {
    entries,
    violations,
    requests,
    counts: () => counts,
    mutations: () =>
      entries.filter((entry) => !READS.has(entry.method) && !NO_MUTATION.test(bare(entry.path))),
    add: (entry) => {
      entries.push(entry);
    },
    count: (request) => {
      // Cut in halves, so that it is not done for every request.
      if (requests.length >= 2 * MOST_REQUESTS) requests.splice(0, MOST_REQUESTS);
      requests.push(request);
      const key = request.operation ?? request.method;
      const before = counts.get(key) ?? { requests: 0, points: 0 };
      counts.set(key, { requests: before.requests + 1, points: before.points + request.points });
    },
    violate: (violation) => {
      violations.push(violation);
    },
    clear: () => {
      entries.length = 0;
      violations.length = 0;
      requests.length = 0;
      counts.clear();
    },
  };
}

function bare(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
