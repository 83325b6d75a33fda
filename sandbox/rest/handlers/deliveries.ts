// The App's webhook deliveries, and sending one again.
import { iso } from '../../state/core.ts';
import type { Attempt } from '../../webhooks/deliver.ts';
import { notFound } from '../answers.ts';
import { type Call, type Handlers, needsApp, param } from '../call.ts';
import { perPage } from '../pages.ts';

/** GitHub keeps deliveries for three days: https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
const KEPT_MS = 3 * 24 * 3_600_000;

export const deliveryHandlers: Handlers = {
  'GET /app/hook/deliveries': (call) => {
    needsApp(call);
    const newestFirst = kept(call).reverse();
    const cursor = call.query.get('cursor');
    const from = cursor === null ? 0 : newestFirst.findIndex((one) => cursorOf(one) === cursor);
    const size = perPage(call);
    const start = from < 0 ? newestFirst.length : from;
    const items = newestFirst.slice(start, start + size);
    const next = newestFirst[start + size];
    return { status: 200, body: items.map(summary), headers: next === undefined ? {} : nextLink(call, next) };
  },
  'GET /app/hook/deliveries/{delivery_id}': (call) => {
    needsApp(call);
    const attempt = attemptOf(call);
    const { request, response, url } = attempt;
    const payload: unknown = JSON.parse(request.payload);
    const sent = { headers: request.headers, payload };
    return { status: 200, body: { ...summary(attempt), url, request: sent, response } };
  },
  'POST /app/hook/deliveries/{delivery_id}/attempts': (call) => {
    needsApp(call);
    call.core.deliveries.again(attemptOf(call));
    return { status: 202, body: {} };
  },
};

function kept(call: Call): Attempt[] {
  const oldest = call.core.clock.now() - KEPT_MS;
  return call.core.deliveries.attempts.filter((one) => one.deliveredAt >= oldest);
}

function attemptOf(call: Call): Attempt {
  const id = Number(param(call, 'delivery_id'));
  const found = kept(call).find((one) => one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function summary(attempt: Attempt): object {
  return {
    id: attempt.id,
    guid: attempt.guid,
    delivered_at: iso(attempt.deliveredAt),
    redelivery: attempt.isRedelivery,
    duration: attempt.duration,
    status: attempt.status,
    status_code: attempt.statusCode,
    event: attempt.event,
    action: attempt.action,
    installation_id: attempt.installationId,
    repository_id: attempt.repositoryId,
    throttled_at: null,
  };
}

// The first delivery of the next page; GitHub's cursors are just as opaque.
function cursorOf(attempt: Attempt): string {
  return `v1_${String(attempt.id)}`;
}

function nextLink(call: Call, next: Attempt): Readonly<Record<string, string>> {
  const url = new URL(call.url);
  url.searchParams.set('cursor', cursorOf(next));
  return { link: `<${url.href}>; rel="next"` };
}
