// Where things happen: a repository, by GitHub's numeric id, and a thread (pull request or issue) in it.

/** GitHub's numeric id of a repository; survives renaming and transfer. */
export type RepositoryId = number;

export interface Repository {
  readonly id: RepositoryId;
  /** Numeric id of the owner; capacity and absence hold across all repositories of one owner. */
  readonly ownerId: number;
  readonly owner: string;
  readonly name: string;
  readonly installationId: number;
  readonly isPrivate: boolean;
  /** Archived repositories are read-only: nothing is written there. */
  readonly isArchived: boolean;
}

export interface ThreadRef {
  readonly repository: RepositoryId;
  readonly number: number;
}

export function sameThread(a: ThreadRef, b: ThreadRef): boolean {
  return a.repository === b.repository && a.number === b.number;
}
