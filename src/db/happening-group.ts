// What a happening is about: which jobs must wait for each other, and whose data it holds.
import type { Happening } from '../domain/happening.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { threadGroup } from './rows.ts';

export function groupOf(happening: Happening): string {
  if ('thread' in happening) return threadGroup(happening.thread);
  if ('repository' in happening) return `${happening.repository}`;
  return `installation:${happening.installationId}`;
}

/** Repositories of whose people a happening tells; those that only name repositories tell of nobody. */
export function repositoriesOf(happenings: readonly Happening[]): RepositoryId[] {
  return [...new Set(happenings.flatMap(whereOf))];
}

function whereOf(happening: Happening): RepositoryId[] {
  if ('thread' in happening) return [happening.thread.repository];
  return happening.kind === 'preference-stated' ? [happening.repository] : [];
}
