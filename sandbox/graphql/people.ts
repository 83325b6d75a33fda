// Accounts in the GraphQL API.
import { type Core, iso } from '../state/core.ts';
import type { Account, Stranger } from '../state/types.ts';
import { pageOf } from '../shapes/account.ts';
import { accountNodeId } from '../shapes/nodes.ts';
import { nullable } from '../shapes/thread.ts';
import { type Node, node } from './nodes.ts';

/** Nobody where the account was deleted: there GraphQL has no ghost. */
export function actorNode(core: Core, account: Account | null): Node | null {
  if (account === null || account.isDeleted) return null;
  return node(account.type, {
    id: () => accountNodeId(account),
    databaseId: () => account.id,
    fullDatabaseId: () => String(account.id),
    // REST writes `belay[bot]` where GraphQL writes `belay`.
    login: () => account.login.replace(/\[bot\]$/, ''),
    name: () => account.name,
    url: () => pageOf(core, account),
    resourcePath: () => new URL(pageOf(core, account)).pathname,
    avatarUrl: () => `${core.url}/avatars/${String(account.id)}`,
    createdAt: () => iso(account.createdAt),
    email: () => '',
    isViewer: () => false,
    status: () => statusOf(core, account),
  });
}

/** The address that somebody's commits are signed with. */
export function emailOf(by: Account | Stranger): string {
  if (by.type === 'Stranger') return by.email;
  return `${String(by.id)}+${by.login}@users.noreply.github.com`;
}

function statusOf(core: Core, { isBusy, busyUntil }: Account): Node | null {
  if (!isBusy || (busyUntil !== null && busyUntil <= core.clock.now())) return null;
  return node('UserStatus', {
    indicatesLimitedAvailability: () => true,
    expiresAt: () => nullable(busyUntil, iso),
    message: () => 'Busy',
    emoji: () => null,
  });
}
