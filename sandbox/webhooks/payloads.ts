// What a webhook says, from what happened.
import { type WebhookName, WEBHOOKS } from '../descriptions/operations.ts';
import type { Core } from '../state/core.ts';
import type { Changes, Fired } from '../state/fired.ts';
import type { Installation, Repository } from '../state/types.ts';
import { organizationOf, simpleUser } from '../shapes/account.ts';
import { eventsFor, installationShape } from '../shapes/app.ts';
import { commentShape, reviewShape } from '../shapes/comment.ts';
import type { Json } from '../shapes/json.ts';
import { repositoryShape, repositoryStub } from '../shapes/repository.ts';
import { fullPullShape, issueShape, labelShape, pullShape } from '../shapes/thread.ts';
import { nodeId } from '../shapes/nodes.ts';
import { pushPayload } from './push.ts';
import { repositoryTold } from './repositories.ts';

export interface Webhook {
  readonly name: WebhookName;
  readonly event: string;
  readonly action: string | null;
  readonly payload: Json;
  readonly repository: Repository | null;
}

export function webhookFor(core: Core, fired: Fired): Webhook {
  const { event, action, repository, payload } = told(core, fired);
  const about = repository === null ? {} : { repository: repositoryShape(core, repository) };
  const owner = repository === null ? {} : organizationOf(core, repository.owner);
  const sender = { sender: simpleUser(core, fired.actor) };
  const whole = { ...(action === null ? {} : { action }), ...payload, ...about, ...owner, ...sender };
  return { name: nameOf(event, action), event, action, payload: whole, repository };
}

interface Told {
  readonly event: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  readonly payload: Json;
}

function told(core: Core, fired: Fired): Told {
  switch (fired.about) {
    case 'installation':
    case 'installation-repositories':
      return installationTold(core, fired);
    case 'thread':
      return threadTold(core, fired);
    case 'comment': {
      const { comment, action } = fired;
      const shapes = { issue: issueShape(core, comment.thread), comment: commentShape(core, comment) };
      const payload = { ...shapes, ...changesOf(fired.changes) };
      return { event: 'issue_comment', action, repository: comment.thread.repository, payload };
    }
    case 'review':
      return reviewTold(core, fired);
    case 'repository':
    case 'member':
      return { ...repositoryTold(core, fired), action: fired.action, repository: fired.repository };
    case 'label': {
      const { repository, label, action } = fired;
      const payload = { label: labelShape(core, { repository }, label), ...changesOf(fired.changes) };
      return { event: 'label', action, repository, payload };
    }
    case 'push':
      return { event: 'push', action: null, repository: fired.repository, payload: pushPayload(core, fired) };
    case 'authorization':
      return { event: 'github_app_authorization', action: 'revoked', repository: null, payload: {} };
    case 'ping':
      return { event: 'ping', action: null, repository: null, payload: pingPayload(core) };
  }
}

function installationTold(
  core: Core,
  fired: Extract<Fired, { about: 'installation' | 'installation-repositories' }>,
): Told {
  const { installation, action } = fired;
  const stubs = fired.repositories.map(repositoryStub);
  const base = { installation: installationShape(core, installation), requester: null };
  if (fired.about === 'installation') {
    // GitHub names the repositories only when an installation begins or ends.
    const named = action === 'created' || action === 'deleted' ? { repositories: stubs } : {};
    return { event: 'installation', action, repository: null, payload: { ...base, ...named } };
  }
  const payload = {
    ...base,
    repository_selection: installation.repositories === null ? 'all' : 'selected',
    repositories_added: action === 'added' ? stubs : [],
    repositories_removed: action === 'removed' ? stubs : [],
  };
  return { event: 'installation_repositories', action, repository: null, payload };
}

function threadTold(core: Core, fired: Extract<Fired, { about: 'thread' }>): Told {
  const { thread, action } = fired;
  const label = fired.label === undefined ? {} : { label: labelShape(core, thread, fired.label) };
  const assignee = fired.assignee === undefined ? {} : { assignee: simpleUser(core, fired.assignee) };
  const pushed = fired.before === undefined ? {} : { before: fired.before, after: thread.pull?.headSha };
  const more = { ...label, ...assignee, ...pushed, ...changesOf(fired.changes) };
  const { repository } = thread;
  if (thread.pull === null)
    return { event: 'issues', action, repository, payload: { issue: issueShape(core, thread), ...more } };
  const payload = { number: thread.number, pull_request: fullPullShape(core, thread), ...more };
  return { event: 'pull_request', action, repository, payload };
}

function reviewTold(
  core: Core,
  { thread, review, action, changes }: Extract<Fired, { about: 'review' }>,
): Told {
  const shape = { ...reviewShape(core, thread, review), state: review.state.toLowerCase() };
  const payload = { review: shape, pull_request: pullShape(core, thread), ...changesOf(changes) };
  return { event: 'pull_request_review', action, repository: thread.repository, payload };
}

function changesOf(changes: Changes | undefined): Json {
  if (changes === undefined) return {};
  const entries = Object.entries(changes).map(
    ([field, from]: [string, unknown]) => [field, { from }] as const,
  );
  return { changes: Object.fromEntries(entries) };
}

function pingPayload(core: Core): Json {
  const at = new Date(core.app.createdAt).toISOString();
  const hook = {
    type: 'App',
    id: core.app.id,
    name: 'web',
    active: true,
    events: eventsFor(core.app.permissions),
    config: { content_type: 'json', insecure_ssl: '0', secret: '********', url: 'http://localhost/' },
    updated_at: at,
    created_at: at,
    app_id: core.app.id,
    deliveries_url: `${core.url}/app/hook/deliveries`,
  };
  return { zen: 'Keep it logically awesome.', hook_id: core.app.id, hook };
}

/** What every webhook for an App says about its installation. */
export function withInstallation(payload: Json, installation: Installation): Json {
  if ('installation' in payload) return payload;
  return { ...payload, installation: { id: installation.id, node_id: nodeId('app', installation.id) } };
}

function nameOf(event: string, action: string | null): WebhookName {
  const name = action === null ? event : `${event}.${action}`;
  const known = NAMES.get(name);
  if (known === undefined) throw new Error(`The sandbox has no description of ${name}.`);
  return known;
}

const NAMES = new Map<string, WebhookName>(WEBHOOKS.map((name) => [name, name]));
