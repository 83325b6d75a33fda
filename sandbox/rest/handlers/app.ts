// The App about itself: its installations, and tokens for them.
import { covers } from '../../state/access.ts';
import { iso } from '../../state/core.ts';
import type { Installation, Permissions, Repository } from '../../state/types.ts';
import { appShape, installationShape } from '../../shapes/app.ts';
import { repositoryShape } from '../../shapes/repository.ts';
import { invalidRequest, notFound, Refusal, suspended } from '../answers.ts';
import { issueToken } from '../auth.ts';
import { type Call, type Handlers, needsApp, param } from '../call.ts';
import { listAnswer, page } from '../pages.ts';

export const appHandlers: Handlers = {
  'GET /app': (call) => {
    needsApp(call);
    const body = { ...appShape(call.core), installations_count: call.core.store.installations.size };
    return { status: 200, body };
  },
  'GET /app/installations': (call) => {
    needsApp(call);
    const all = [...call.core.store.installations.values()];
    return listAnswer(call, all, (one) => installationShape(call.core, one));
  },
  'GET /app/installations/{installation_id}': (call) => {
    needsApp(call);
    return { status: 200, body: installationShape(call.core, installationOf(call)) };
  },
  'POST /app/installations/{installation_id}/access_tokens': accessToken,
  'GET /repos/{owner}/{repo}/installation': (call) => {
    needsApp(call);
    const repository = call.core.store.repositoryByName(param(call, 'owner'), param(call, 'repo'));
    const all = [...call.core.store.installations.values()];
    const found = repository === undefined ? undefined : all.find((one) => covers(one, repository));
    if (found === undefined) throw notFound();
    return { status: 200, body: installationShape(call.core, found) };
  },
  'GET /installation/repositories': (call) => {
    const { core, caller } = call;
    if (caller.kind !== 'installation') {
      throw new Refusal(
        403,
        'You must authenticate with an installation access token in order to list repositories',
      );
    }
    const all = repositoriesOf(call, caller.installation).filter(
      (one) => caller.repositories === null || caller.repositories.has(one),
    );
    const { items, headers } = page(call, all, (one) => repositoryShape(core, one, core.app.bot));
    const selection = caller.installation.repositories === null ? 'all' : 'selected';
    const body = { total_count: all.length, repository_selection: selection, repositories: items };
    return { status: 200, body, headers };
  },
};

function installationOf(call: Call): Installation {
  const found = call.core.store.installations.get(Number(param(call, 'installation_id')));
  if (found === undefined) throw notFound();
  return found;
}

function repositoriesOf(call: Call, installation: Installation): Repository[] {
  return [...call.core.store.repositories.values()].filter((one) => covers(installation, one));
}

function accessToken(call: Call) {
  needsApp(call);
  const { core } = call;
  const installation = installationOf(call);
  if (installation.suspendedAt !== null) throw suspended();
  const repositories = wantedRepositories(call, installation);
  const permissions = wantedPermissions(call, installation);
  const { token, expiresAt } = issueToken(core, installation, { repositories, permissions });
  const selection = installation.repositories === null && repositories === null ? 'all' : 'selected';
  const body = { token, expires_at: iso(expiresAt), permissions, repository_selection: selection };
  const named =
    repositories === null ? {} : { repositories: [...repositories].map((one) => repositoryShape(core, one)) };
  return { status: 201, body: { ...body, ...named } };
}

function wantedRepositories(call: Call, installation: Installation): Set<Repository> | null {
  const { repositories: names, repository_ids: ids } = call.body;
  if (!Array.isArray(names) && !Array.isArray(ids)) return null;
  const wanted = new Set<unknown>([...array(names), ...array(ids)]);
  const found = repositoriesOf(call, installation).filter(
    (one) => wanted.has(one.name) || wanted.has(one.id),
  );
  if (found.length < wanted.size) {
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return new Set(found);
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function wantedPermissions(call: Call, installation: Installation): Permissions {
  const { permissions: wanted } = call.body;
  if (typeof wanted !== 'object' || wanted === null) return installation.permissions;
  const given: Record<string, 'read' | 'write'> = {};
  for (const [name, level] of Object.entries(wanted)) {
    const has = installation.permissions[name];
    const isGranted = has !== undefined && (has === 'write' || level === 'read');
    if (!isGranted) throw invalidRequest('The permissions requested are not granted to this installation.');
    given[name] = level === 'write' ? 'write' : 'read';
  }
  return { metadata: 'read', ...given };
}
