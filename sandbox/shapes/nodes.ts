// GraphQL node ids: a prefix for the kind and the number, so that they can be read back.
import type { Account } from '../state/types.ts';

const PREFIXES = {
  user: 'U',
  bot: 'BOT',
  organization: 'O',
  repository: 'R',
  issue: 'I',
  pull: 'PR',
  comment: 'IC',
  review: 'PRR',
  label: 'LA',
  reaction: 'REA',
  closed: 'CE',
  reopened: 'REE',
  merged: 'ME',
  app: 'A',
} as const;

export type NodeKind = keyof typeof PREFIXES;

export function nodeId(kind: NodeKind, id: number): string {
  return `${PREFIXES[kind]}_kwS${String(id)}`;
}

export function accountNodeId(account: Account): string {
  return nodeId(kindOf(account), account.id);
}

function kindOf(account: Account): NodeKind {
  if (account.type === 'Bot') return 'bot';
  return account.type === 'Organization' ? 'organization' : 'user';
}

export function readNodeId(text: string): { readonly kind: NodeKind; readonly id: number } | undefined {
  const match = /^([A-Z]+)_kwS(\d+)$/.exec(text);
  const kind = KINDS.get(match?.[1] ?? '');
  return kind === undefined ? undefined : { kind, id: Number(match?.[2]) };
}

const KINDS = new Map<string, NodeKind>([
  ['U', 'user'],
  ['BOT', 'bot'],
  ['O', 'organization'],
  ['R', 'repository'],
  ['I', 'issue'],
  ['PR', 'pull'],
  ['IC', 'comment'],
  ['PRR', 'review'],
  ['LA', 'label'],
  ['REA', 'reaction'],
]);
