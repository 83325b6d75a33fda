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

export interface Violation {
  readonly where: 'request' | 'answer' | 'webhook';
  /** The operation or the webhook's name. */
  readonly subject: string;
  readonly problem: string;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly violations: readonly Violation[];
  /** Requests that wrote (or tried to): POST, PATCH, PUT and DELETE, without the exchange of tokens and GraphQL. */
  mutations(): JournalEntry[];
  clear(): void;
}

export interface WritableJournal extends Journal {
  add(entry: JournalEntry): void;
  violate(violation: Violation): void;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const NO_MUTATION = /^\/(?:graphql|api\/graphql|login\/oauth\/.*|app\/.*)$/;

export function createJournal(): WritableJournal {
  const entries: JournalEntry[] = [];
  const violations: Violation[] = [];
  return {
    entries,
    violations,
    mutations: () =>
      entries.filter((entry) => !READS.has(entry.method) && !NO_MUTATION.test(bare(entry.path))),
    add: (entry) => {
      entries.push(entry);
    },
    violate: (violation) => {
      violations.push(violation);
    },
    clear: () => {
      entries.length = 0;
      violations.length = 0;
    },
  };
}

function bare(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
