// Where GitHub knocks. A delivery is checked, translated and kept; only then is it acknowledged. Nothing is decided here, so
// that GitHub never waits for more than one insert.
import { Hono } from 'hono';
import { verify } from '@octokit/webhooks-methods';
import { ZodError } from 'zod';
import type { Happening } from '../domain/happening.ts';
import type { Clock, Inbox } from '../flow/ports.ts';
import { readBody } from './body.ts';
import { toHappenings } from './to-happenings.ts';

export interface Door {
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** The current secret first; older ones hold while a secret is being changed. */
  readonly secrets: readonly string[];
  readonly log: { warn(details: object, message: string): void };
}

/** GitHub's own limit for a payload; it never sends more. */
const LARGEST_BODY = 25 * 1024 * 1024;
const RETRY_AFTER_SECONDS = '5';
const DELIVERY_ID = /^[0-9a-zA-Z-]{1,64}$/;
const EVENT_NAME = /^[a-z_]{1,64}$/;
const SIGNATURE = /^sha256=[0-9a-f]{64}$/;

export const WEBHOOK_PATH = '/api/github/webhooks';

export function door({ inbox, clock, secrets, log }: Door): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    // Nothing was kept, and nobody outside needs to know more.
    log.warn({ err: error }, 'a delivery could not be taken in');
    return c.text('something went wrong here', 500);
  });
  app.post(WEBHOOK_PATH, async (c) => {
    const knock = knockOf((name) => c.req.header(name));
    if ('status' in knock) return c.text(knock.problem, knock.status);
    const bytes = await readBody(c.req.raw, LARGEST_BODY);
    if (bytes === 'broken off') return c.text('the body broke off', 400);
    if (bytes === 'too large') return c.text('the body is larger than 25 MB', 413, { Connection: 'close' });
    const body = decode(bytes);
    if (body === null || body === '') return c.text('the body is empty, or not UTF-8 text', 400);
    if (!(await isSigned(body, knock.signature, secrets))) return c.text('the signature does not match', 401);
    const payload = parseJson(body);
    if (payload === undefined) return c.text('the body is not JSON', 400);
    const { id, event } = knock;
    const happenings = translate(event, payload, log);
    try {
      await inbox.keep({ id, event, receivedAt: clock.now(), happenings });
    } catch (error) {
      // GitHub remembers that this failed; it can be delivered again. Saying 2xx here would lose it.
      log.warn({ err: error, delivery: id }, 'a delivery could not be kept');
      c.header('Retry-After', RETRY_AFTER_SECONDS);
      return c.text('not kept, please deliver again', 503);
    }
    return c.text('kept', 202);
  });
  app.all(WEBHOOK_PATH, (c) => c.text('webhooks are delivered with POST', 405, { Allow: 'POST' }));
  return app;
}

type Knock =
  | { readonly id: string; readonly event: string; readonly signature: string }
  | { readonly status: 400 | 401 | 415; readonly problem: string };

/** The headers, in the order in which their absence tells most. */
function knockOf(header: (name: string) => string | undefined): Knock {
  const event = header('x-github-event');
  if (event === undefined) return { status: 400, problem: 'X-GitHub-Event is missing' };
  if (!EVENT_NAME.test(event)) return { status: 400, problem: 'X-GitHub-Event is no name of an event' };
  const id = header('x-github-delivery');
  if (id === undefined) return { status: 400, problem: 'X-GitHub-Delivery is missing' };
  if (!DELIVERY_ID.test(id)) return { status: 400, problem: 'X-GitHub-Delivery is no GUID' };
  const signature = header('x-hub-signature-256');
  if (signature === undefined) return { status: 401, problem: 'X-Hub-Signature-256 is missing' };
  if (!SIGNATURE.test(signature))
    return { status: 401, problem: 'X-Hub-Signature-256 is no SHA-256 signature' };
  const type = header('content-type') ?? '';
  if (!type.startsWith('application/json'))
    return { status: 415, problem: 'the content type must be application/json' };
  return { id, event, signature };
}

/** Exactly what was signed, or null: a body that is not UTF-8 cannot be the JSON that GitHub signed. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function isSigned(body: string, signature: string, secrets: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(secrets.map((secret) => verify(secret, body, signature)));
  return answers.includes(true);
}

function parseJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value ?? {};
  } catch {
    return undefined;
  }
}

/** What cannot be understood is kept as a delivery without meaning: delivering it again would not help. */
function translate(event: string, payload: unknown, log: Door['log']): Happening[] {
  try {
    return toHappenings(event, payload);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    log.warn({ event, problems: error.issues.slice(0, 3) }, 'a delivery was not understood');
    return [];
  }
}
