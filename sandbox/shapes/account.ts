// Accounts as GitHub's API writes them.
import { type Core, iso } from '../state/core.ts';
import { GHOST } from '../state/store.ts';
import type { Account } from '../state/types.ts';
import type { Json } from './json.ts';
import { accountNodeId } from './nodes.ts';

export function simpleUser(core: Core, account: Account): Json {
  const shown = account.isDeleted ? GHOST : account;
  const api = `${core.url}/users/${encodeURIComponent(shown.login)}`;
  return {
    login: shown.login,
    id: shown.id,
    node_id: accountNodeId(shown),
    avatar_url: `${core.url}/avatars/${String(shown.id)}`,
    gravatar_id: '',
    url: api,
    html_url: pageOf(core, shown),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: shown.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function pageOf(core: Core, account: Account): string {
  if (account.type !== 'Bot') return `${core.url}/${encodeURIComponent(account.login)}`;
  return `${core.url}/apps/${encodeURIComponent(account.login.replace(/\[bot\]$/, ''))}`;
}

export function publicUser(core: Core, account: Account): Json {
  return {
    ...simpleUser(core, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
  };
}

/** The organization beside a webhook's repository, where the owner is one. */
export function organizationOf(core: Core, owner: Account): Json {
  if (owner.type !== 'Organization') return {};
  const api = `${core.url}/orgs/${owner.login}`;
  const organization = {
    login: owner.login,
    id: owner.id,
    node_id: accountNodeId(owner),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${core.url}/avatars/${String(owner.id)}`,
    description: null,
  };
  return { organization };
}
