// Trouble that is expected: it has a name, so that whoever catches it knows whether to wait, to give up or to be alarmed.

/** GitHub could not be asked just now; `retryAfterMs` says how long it wants to be left alone. */
export class GitHubTrouble extends Error {
  readonly retryAfterMs: number | null;

  constructor(message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'GitHubTrouble';
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Something has to come first, such as reading a repository's history; the work is tried again soon. */
export class NotYet extends Error {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.name = 'NotYet';
    this.retryAfterMs = retryAfterMs;
  }
}
