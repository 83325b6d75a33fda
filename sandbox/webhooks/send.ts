// Sends one webhook, signed, and writes down how it went.
import { createHmac } from 'node:crypto';

import type { Attempt } from './deliver.ts';
import type { Parcel } from './queue.ts';

export interface Sender {
  readonly url: string | undefined;
  readonly secret: string;
  readonly appId: number;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly nextId: () => number;
}

/** GitHub keeps the beginning of an answer. */
const KEPT_OF_ANSWER = 10_000;

export async function send(sender: Sender, parcel: Parcel): Promise<Attempt> {
  const { payload, ...about } = parcel;
  const id = sender.nextId();
  const deliveredAt = sender.now();
  const startedAt = performance.now();
  const headers = headersFor(sender, parcel);
  const outcome =
    sender.url === undefined ? NOWHERE : await post(sender.url, headers, payload, sender.timeoutMs);
  const duration = Math.round(performance.now() - startedAt) / 1000;
  return {
    ...about,
    ...outcome,
    id,
    deliveredAt,
    duration,
    url: sender.url ?? '',
    request: { headers, payload },
  };
}

type Outcome = Pick<Attempt, 'statusCode' | 'status' | 'response'>;

const NO_RESPONSE = { headers: {}, payload: '' };
const NOWHERE: Outcome = { statusCode: 0, status: 'failed to connect to host', response: NO_RESPONSE };

function headersFor(sender: Sender, parcel: Parcel): Record<string, string> {
  const signed = (algorithm: string) =>
    createHmac(algorithm, sender.secret).update(parcel.payload).digest('hex');
  return {
    Accept: '*/*',
    'content-type': 'application/json',
    'User-Agent': 'GitHub-Hookshot/5a4d0b0',
    'X-GitHub-Delivery': parcel.guid,
    'X-GitHub-Event': parcel.event,
    'X-GitHub-Hook-ID': String(sender.appId),
    'X-GitHub-Hook-Installation-Target-ID': String(sender.appId),
    'X-GitHub-Hook-Installation-Target-Type': 'integration',
    'X-Hub-Signature': `sha1=${signed('sha1')}`,
    'X-Hub-Signature-256': `sha256=${signed('sha256')}`,
  };
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const text = (await response.text()).slice(0, KEPT_OF_ANSWER);
    const status = response.ok ? 'OK' : `Invalid HTTP Response: ${String(response.status)}`;
    return {
      statusCode: response.status,
      status,
      response: { headers: Object.fromEntries(response.headers), payload: text },
    };
  } catch {
    // Nothing to tell apart but these two: GitHub's list says no more either.
    return {
      statusCode: 0,
      status: signal.aborted ? 'timed out' : 'failed to connect to host',
      response: NO_RESPONSE,
    };
  }
}
