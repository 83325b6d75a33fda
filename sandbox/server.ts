// The HTTP side: reads a request, lets trouble happen where it was asked for, has it answered, and writes it down.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { FaultKind } from './faults.ts';
import { answerGraphql } from './graphql/answer.ts';
import { answerRest } from './rest/answer.ts';
import { type Answer, badCredentials, primaryLimit, Refusal, secondaryLimit } from './rest/answers.ts';
import { type Caller, identify } from './rest/auth.ts';
import { isGraphql, operationOf } from './operation.ts';
import { answerWeb } from './web/answer.ts';
import type { Core } from './state/core.ts';

const LARGEST_BODY = 10_000_000;

export function createHttpServer(core: Core): Server {
  return createServer((request, response) => {
    serve(core, request, response).catch((error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      core.journal.violate({
        where: 'answer',
        subject: `${request.method ?? ''} ${request.url ?? ''}`,
        problem,
      });
      write(response, { status: 500, body: { message: `The sandbox failed: ${problem}` } }, undefined);
    });
  });
}

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly caller: Caller;
  /** There when the request is answered before anyone looks at what it wants. */
  readonly refusal: Answer | undefined;
}

async function serve(core: Core, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await read(core, request);
  const { caller, method, url } = incoming;
  const installation = caller.kind === 'installation' ? caller.installation.id : null;
  const fault = core.faults.take({ method, path: `${url.pathname}${url.search}`, installation });
  const pause = core.faults.latencyMs + (fault?.kind === 'slow' ? fault.ms : 0);
  if (pause > 0) await delay(pause);
  const early = fault === undefined ? undefined : beforeApplying(fault, url);
  const isApplied = early === undefined && incoming.refusal === undefined;
  const answer = early ?? incoming.refusal ?? (await answerTo(core, incoming));
  const shown = answer === 'silence' ? answer : afterApplying(fault, answer);
  const path = `${url.pathname}${url.search}`;
  const points = answer === 'silence' ? 0 : (answer.points ?? 0);
  core.journal.count({ method, path, operation: operationOf(core, incoming), points, installation });
  core.journal.add({
    at: core.clock.now(),
    wallAt: Date.now(),
    method,
    path,
    status: shown === 'silence' ? 0 : shown.status,
    isApplied: isApplied && answer !== 'silence' && answer.status < 400,
    installation,
    caller: caller.kind,
    body: incoming.body,
  });
  write(response, shown, fault);
}

async function read(core: Core, request: IncomingMessage): Promise<Incoming> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', core.url);
  const text = await textOf(request);
  const known = { method, url };
  try {
    const caller = identify(core, request.headers.authorization);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const body: unknown = isForm ? text : text === '' ? undefined : parse(text);
    return { ...known, body, caller, refusal: undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...known, body: text, caller: { kind: 'nobody' }, refusal: error.answer };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LARGEST_BODY) throw new Error('The request is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

function answerTo(core: Core, incoming: Incoming): Answer | Promise<Answer> {
  if (isGraphql(incoming)) return answerGraphql(core, incoming.caller, incoming.body);
  return answerWeb(core, incoming.method, incoming.url, incoming.body) ?? answerRest(core, incoming);
}

// undefined: nothing keeps the request from being applied.
function beforeApplying(fault: FaultKind, url: URL): Answer | 'silence' | undefined {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, body: fault.body ?? { message: `Fault: ${String(fault.status)}` } };
    case 'reset-before':
    case 'hang-before':
      return 'silence';
    case 'secondary-limit':
      return secondaryLimit(fault.retryAfter, fault.status).answer;
    case 'primary-limit':
      return limited(fault.resetIn ?? 60, url);
    case 'bad-credentials':
      return badCredentials().answer;
    case 'status-after':
    case 'reset-after':
    case 'hang-after':
    case 'slow':
    case 'truncated':
      return undefined;
  }
}

function limited(resetIn: number, url: URL): Answer {
  const reset = Math.ceil(Date.now() / 1000) + resetIn;
  const headers = {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-reset': String(reset),
  };
  const { message, answer } = withMessage(primaryLimit('installation'));
  if (!url.pathname.endsWith('/graphql')) return { ...answer, headers };
  return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] }, headers };
}

function withMessage(refusal: Refusal) {
  return { message: refusal.message, answer: refusal.answer };
}

function afterApplying(fault: FaultKind | undefined, answer: Answer): Answer | 'silence' {
  if (fault?.kind === 'status-after')
    return { status: fault.status, body: { message: `Fault: ${String(fault.status)}` } };
  const isSilent = fault?.kind === 'reset-after' || fault?.kind === 'hang-after';
  return isSilent ? 'silence' : answer;
}

function write(response: ServerResponse, answer: Answer | 'silence', fault: FaultKind | undefined): void {
  if (answer === 'silence') {
    const isHanging = fault?.kind === 'hang-before' || fault?.kind === 'hang-after';
    if (!isHanging) response.socket?.resetAndDestroy();
    else if (fault.ms !== undefined) setTimeout(() => response.socket?.destroy(), fault.ms).unref();
    return;
  }
  if (answer.html !== undefined) {
    response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' }).end(answer.html);
    return;
  }
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
  };
  response.writeHead(answer.status, {
    ...(text === '' ? {} : headers),
    'x-github-request-id': 'SANDBOX',
    ...answer.headers,
  });
  response.end(fault?.kind === 'truncated' ? text.slice(0, Math.floor(text.length / 2)) : text);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
