// What a browser asks for: signing in and pages. Everything else is the API's.
import type { Answer } from '../rest/answers.ts';
import type { Core } from '../state/core.ts';
import { pageFor } from './pages.ts';
import { authorize, exchange } from './sign-in.ts';

export function answerWeb(core: Core, method: string, url: URL, body: unknown): Answer | undefined {
  if (method === 'GET' && url.pathname === '/login/oauth/authorize') return authorize(core, url.searchParams);
  if (method === 'POST' && url.pathname === '/login/oauth/access_token') return exchange(core, body);
  return method === 'GET' ? pageFor(core, url.pathname) : undefined;
}
