// Requests to GitHub do not wait for ever.

/** Longer than the ten seconds after which GitHub itself gives up, so that a timeout's outcome is final. */
const TIMEOUT_MS = 15_000;

export function fetchWithTimeout(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(url, { ...init, signal });
}
