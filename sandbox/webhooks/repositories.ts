// Webhooks about a repository itself and who belongs to it: what changed, as GitHub writes it.
import type { Core } from '../state/core.ts';
import type { Fired } from '../state/fired.ts';
import { OLD_WORDS } from '../state/access.ts';
import { organizationOf, simpleUser } from '../shapes/account.ts';
import type { Json } from '../shapes/json.ts';

export function repositoryTold(
  core: Core,
  fired: Extract<Fired, { about: 'repository' | 'member' }>,
): { readonly event: string; readonly payload: Json } {
  if (fired.about === 'repository') return { event: 'repository', payload: lifeOf(core, fired) };
  const payload = { member: simpleUser(core, fired.member), ...rolesOf(fired) };
  return { event: 'member', payload };
}

function lifeOf(core: Core, { formerName, formerOwner }: Extract<Fired, { about: 'repository' }>): Json {
  if (formerName !== undefined) return { changes: { repository: { name: { from: formerName } } } };
  if (formerOwner === undefined) return {};
  const isOrganization = formerOwner.type === 'Organization';
  const from = isOrganization ? organizationOf(core, formerOwner) : { user: simpleUser(core, formerOwner) };
  return { changes: { owner: { from } } };
}

function rolesOf({ action, from, to }: Extract<Fired, { about: 'member' }>): Json {
  switch (action) {
    case 'added':
      return { changes: { permission: { to: OLD_WORDS[to] }, role_name: { to } } };
    case 'edited':
      return { changes: { old_permission: { from }, permission: { from, to } } };
    case 'removed':
      return {};
  }
}
