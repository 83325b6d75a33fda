// Answers one REST request: who asks, whether they may ask so often, whether the request is well formed, then the handler.
import { answerProblem, bodyProblem, parameterProblem } from '../descriptions/check.ts';
import type { Core } from '../state/core.ts';
import { type Answer, invalidRequest, notFound, primaryLimit, Refusal, secondaryLimit } from './answers.ts';
import { type Caller, meterOf } from './auth.ts';
import type { Call } from './call.ts';
import { movedTo, namedPath, type Route, routeOf } from './routes.ts';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly caller: Caller;
}

/** Never throws: what goes wrong inside is an answer with status 500 and a violation in the journal. */
export function answerRest(core: Core, asked: Asked): Answer {
  const used = () => core.limits.budget(meterOf(asked.caller), 'core').used;
  const before = used();
  const answer = attempt(core, asked);
  const points = Math.max(0, used() - before);
  return { ...answer, points, headers: { ...limitHeaders(core, asked.caller), ...answer.headers } };
}

function attempt(core: Core, asked: Asked): Answer {
  try {
    return routed(core, asked);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    core.journal.violate({ where: 'answer', subject: `${asked.method} ${asked.url.pathname}`, problem });
    return { status: 500, body: { message: `The sandbox failed: ${problem}` } };
  }
}

function routed(core: Core, asked: Asked): Answer {
  checkLimits(core, asked);
  const moved = movedTo(core, asked.url.pathname);
  if (moved !== undefined) return redirect(asked.method, `${moved}${asked.url.search}`);
  const route = routeOf(asked.method, namedPath(core, asked.url.pathname));
  if (route === undefined) throw notFound();
  checkRequest(core, asked, route);
  const call = callOf(core, asked, route);
  return checked(
    core,
    route,
    refusable(() => route.handler(call)),
  );
}

// Refusals of handlers are answers like any other, and are held against the description too.
function refusable(handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function redirect(method: string, location: string): Answer {
  const status = method === 'GET' ? 301 : 307;
  const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect';
  const body = { message, url: location, documentation_url: 'https://docs.github.com/rest' };
  return { status, body, headers: { location } };
}

function checkLimits(core: Core, { method, url, caller }: Asked): void {
  if (caller.kind === 'app' || url.pathname === '/rate_limit') return;
  const meter = meterOf(caller);
  if (!core.limits.spend(meter, 'core', 1)) throw primaryLimit(meter);
  const createsContent = method === 'POST' && url.pathname.startsWith('/repos/');
  const wait = createsContent ? core.limits.create(meter) : undefined;
  if (wait !== undefined) throw secondaryLimit(wait);
}

function limitHeaders(core: Core, caller: Caller): Record<string, string> {
  if (caller.kind === 'app') return {};
  const { limit, remaining, used, reset, resource } = core.limits.budget(meterOf(caller), 'core');
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}

function checkRequest(core: Core, asked: Asked, { operation, params }: Route): void {
  const stray = parameterProblem(operation, { path: params, query: asked.url.searchParams });
  if (stray !== undefined) {
    core.journal.violate({ where: 'request', subject: operation, problem: stray.problem });
    if (core.isStrict && !stray.isIgnoredByGitHub) throw invalidRequest(stray.problem);
  }
  const problem = asked.method === 'GET' ? undefined : bodyProblem(operation, asked.body);
  if (problem === undefined) return;
  core.journal.violate({ where: 'request', subject: operation, problem });
  if (core.isStrict) throw invalidRequest(problem);
}

function callOf(core: Core, { caller, url, body }: Asked, { params }: Route): Call {
  return {
    core,
    caller,
    params,
    url: new URL(`${core.url}${url.pathname}${url.search}`),
    query: url.searchParams,
    body: fields(body),
  };
}

function fields(body: unknown): Readonly<Record<string, unknown>> {
  // Labels may come as a bare list; handlers find it under its name.
  if (Array.isArray(body)) return { labels: body };
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function checked(core: Core, { operation }: Route, answer: Answer): Answer {
  const problem = answerProblem(operation, answer.status, answer.body);
  if (problem === undefined) return answer;
  core.journal.violate({ where: 'answer', subject: operation, problem });
  if (!core.isStrict) return answer;
  return {
    status: 500,
    body: { message: `The sandbox broke GitHub's description of ${operation}: ${problem}` },
  };
}
