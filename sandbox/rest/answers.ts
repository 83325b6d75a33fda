// Answers of the REST API, and the ways in which it refuses, in GitHub's words.

export interface Answer {
  readonly status: number;
  /** undefined: no body. */
  readonly body?: unknown;
  /** There where a browser asked. */
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What it took from the caller's hourly budget; for the journal. */
  readonly points?: number;
}

/** Thrown by handlers; whatever they had not done yet stays undone. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(
    status: number,
    message: string,
    more: object = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
    const body = {
      message,
      ...more,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    };
    this.answer = { status, body, headers };
  }
}

export const notFound = () => new Refusal(404, 'Not Found');
export const badCredentials = () => new Refusal(401, 'Bad credentials');
export const notAccessible = () => new Refusal(403, 'Resource not accessible by integration');
export const archived = () => new Refusal(403, 'Repository was archived so is read-only.');
export const suspended = () => new Refusal(403, 'This installation has been suspended');
export const issuesDisabled = () => new Refusal(410, 'Issues has been disabled in this repository.');
export const deletedIssue = () => new Refusal(410, 'This issue was deleted');
export const locked = () => new Refusal(403, 'Unable to create comment because issue is locked.');
export const mustHaveAdminRights = () => new Refusal(403, 'Must have admin rights to Repository.');

export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = { resource, field, code, ...(message === undefined ? {} : { message }) };
  return new Refusal(422, 'Validation Failed', { errors: [error] });
}

/** GitHub's answer to a body that breaks the schema. */
export const invalidRequest = (problem: string) => new Refusal(422, `Invalid request.\n\n${problem}`);

export const SECONDARY_LIMIT =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.';

export function secondaryLimit(retryAfter: number | string | undefined, status: 403 | 429 = 403): Refusal {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new Refusal(status, SECONDARY_LIMIT, {}, headers);
}

export function primaryLimit(caller: string): Refusal {
  return new Refusal(403, `API rate limit exceeded for ${caller}.`);
}
