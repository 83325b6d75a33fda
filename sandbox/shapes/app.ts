// The App and its installations as GitHub's API writes them.
import { type Core, iso } from '../state/core.ts';
import type { Installation, Permissions } from '../state/types.ts';
import { simpleUser } from './account.ts';
import type { Json } from './json.ts';
import { nodeId } from './nodes.ts';

/** The one file that the App may read where it has `single_file` and not `contents`. */
export const SINGLE_FILE = '.github/belay.yml';

export function appShape(core: Core): Json {
  const { app } = core;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('app', app.id),
    client_id: app.clientId,
    owner: simpleUser(core, app.owner),
    name: app.slug,
    description: '',
    external_url: `${core.url}/apps/${app.slug}`,
    html_url: `${core.url}/apps/${app.slug}`,
    created_at: iso(app.createdAt),
    updated_at: iso(app.createdAt),
    permissions: app.permissions,
    events: eventsFor(app.permissions),
  };
}

export function installationShape(core: Core, installation: Installation): Json {
  const { account } = installation;
  return {
    id: installation.id,
    account: simpleUser(core, account),
    repository_selection: installation.repositories === null ? 'all' : 'selected',
    access_tokens_url: `${core.url}/app/installations/${String(installation.id)}/access_tokens`,
    repositories_url: `${core.url}/installation/repositories`,
    html_url: `${core.url}/settings/installations/${String(installation.id)}`,
    app_id: core.app.id,
    app_slug: core.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: eventsFor(installation.permissions),
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.updatedAt),
    single_file_name: 'single_file' in installation.permissions ? SINGLE_FILE : null,
    has_multiple_single_files: false,
    single_file_paths: 'single_file' in installation.permissions ? [SINGLE_FILE] : [],
    suspended_by: installation.suspendedBy === null ? null : simpleUser(core, installation.suspendedBy),
    suspended_at: installation.suspendedAt === null ? null : iso(installation.suspendedAt),
  };
}

// Which events an App can hear follows from what it may read.
const EVENTS: readonly (readonly [permission: string, events: readonly string[]])[] = [
  ['issues', ['issues', 'issue_comment']],
  ['pull_requests', ['pull_request', 'pull_request_review', 'issue_comment']],
  ['metadata', ['label', 'repository']],
  ['members', ['member']],
  ['contents', ['push']],
  ['single_file', ['push']],
];

export function eventsFor(permissions: Permissions): string[] {
  return [...new Set(EVENTS.flatMap(([permission, events]) => (permission in permissions ? events : [])))];
}
