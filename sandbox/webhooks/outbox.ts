// Decides which of the things that happen are told to the App, and puts them into its queue of deliveries.
import { webhookProblem } from '../descriptions/check.ts';
import { covers } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Fired } from '../state/fired.ts';
import type { Installation, Repository } from '../state/types.ts';
import { eventsFor } from '../shapes/app.ts';
import { type Webhook, webhookFor, withInstallation } from './payloads.ts';
import type { Queue } from './queue.ts';

export function tell(core: Core, queue: Queue, fired: Fired): void {
  const listener = listenerOf(core, fired);
  if (listener === undefined) return;
  const webhook = webhookFor(core, fired);
  const isAsked = fired.about in ALWAYS_TOLD || listener === null || hears(listener, webhook);
  if (!isAsked) return;
  const payload = listener === null ? webhook.payload : withInstallation(webhook.payload, listener);
  const problem = webhookProblem(webhook.name, payload);
  if (problem !== undefined) core.journal.violate({ where: 'webhook', subject: webhook.name, problem });
  queue.add({
    event: webhook.event,
    action: webhook.action,
    installationId: listener?.id ?? null,
    repositoryId: webhook.repository?.id ?? null,
    payload: JSON.stringify(payload),
  });
}

const ALWAYS_TOLD = {
  installation: true,
  'installation-repositories': true,
  authorization: true,
  ping: true,
};

// undefined: nobody listens; null: the App itself, without an installation.
function listenerOf(core: Core, fired: Fired): Installation | null | undefined {
  if (fired.about === 'ping' || fired.about === 'authorization') return null;
  if (fired.about === 'installation' || fired.about === 'installation-repositories')
    return fired.installation;
  const repository = repositoryOf(fired);
  // A suspended installation hears nothing until it is unsuspended, and what it missed is not sent afterwards.
  const isTransfer = fired.about === 'repository' && fired.action === 'transferred';
  return [...core.store.installations.values()].find(
    (one) =>
      one.suspendedAt === null &&
      // A transfer is told to the new owner's App, whether it can see the repository yet or not.
      (isTransfer ? one.account === repository.owner : covers(one, repository)),
  );
}

function repositoryOf(
  fired: Exclude<Fired, { about: 'installation' | 'installation-repositories' | 'authorization' | 'ping' }>,
): Repository {
  switch (fired.about) {
    case 'thread':
    case 'review':
      return fired.thread.repository;
    case 'comment':
      return fired.comment.thread.repository;
    case 'label':
    case 'member':
    case 'push':
    case 'repository':
      return fired.repository;
  }
}

function hears(installation: Installation, webhook: Webhook): boolean {
  return eventsFor(installation.permissions).includes(webhook.event);
}
