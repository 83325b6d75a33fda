// The few fields of GitHub's webhook payloads that Belay reads. Everything else in them is neither looked at nor kept.
import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import type { Repository } from '../domain/repository.ts';
import { isBotName } from '../domain/bot.ts';

const id = z.number().int().nonnegative();
const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

export const account = z.object({
  id,
  login: z.string().min(1),
  type: z.string().optional(),
  node_id: z.string().optional(),
});

export const repository = z.object({
  id,
  name: z.string(),
  private: z.boolean(),
  archived: z.boolean().optional(),
  owner: account,
});

export const installation = z.object({ id });

/** As the events about installations themselves describe them; their times are written in two ways. */
export const installationInFull = z.object({
  id,
  updated_at: z.union([z.number().transform((seconds) => seconds * 1000), instant]).optional(),
});

const label = z.object({ name: z.string() });

/** What pull requests and issues have in common in a payload. */
export const thread = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  user: account.nullable(),
  created_at: instant,
  closed_at: instant.nullish(),
  updated_at: instant,
  state: z.enum(['open', 'closed']),
  draft: z.boolean().optional(),
  merged: z.boolean().nullish(),
  /** News of a review says only this. */
  merged_at: instant.nullish(),
  locked: z.boolean().optional(),
  labels: z.array(label).optional(),
  /** Present on an issue that is really a pull request. */
  pull_request: z.object({ merged_at: instant.nullish() }).optional(),
});

export const comment = z.object({
  id,
  body: z.string(),
  user: account.nullable(),
  created_at: instant,
  updated_at: instant,
});

export const review = z.object({
  id,
  user: account.nullable(),
  submitted_at: instant.nullish(),
});

export const threadEvent = z.object({
  action: z.string(),
  installation,
  repository,
  sender: account.nullish(),
});

export const installationEvent = z.object({ action: z.string(), installation: installationInFull });

export const permissionEvent = z.object({ action: z.string(), installation });

export const repositoryList = z.array(z.object({ id }));

export type Account = z.infer<typeof account>;
export type ThreadPayload = z.infer<typeof thread>;

/** GitHub's account, or nobody: a deleted account is called ghost. */
export function personOf(user: Account | null | undefined): Person | null {
  if (!user || user.login === 'ghost') return null;
  return {
    key: String(user.id),
    login: user.login,
    isBot: user.type === 'Bot' || isBotName(user.login),
  };
}

export function repositoryOf(payload: z.infer<typeof repository>, installationId: number): Repository {
  return {
    id: payload.id,
    ownerId: payload.owner.id,
    owner: payload.owner.login,
    name: payload.name,
    installationId,
    isPrivate: payload.private,
    isArchived: payload.archived ?? false,
  };
}
