// What exists on the sandbox's GitHub. Only files of sandbox/ change these; everyone else goes through the World.

export type AccountType = 'User' | 'Bot' | 'Organization';

export interface Account {
  readonly id: number;
  readonly type: AccountType;
  login: string;
  name: string | null;
  /** GitHub's "Busy" status: limited availability. */
  isBusy: boolean;
  /** When that status clears itself; null where it stays until it is changed. */
  busyUntil: number | null;
  isDeleted: boolean;
  readonly createdAt: number;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Repository {
  readonly id: number;
  owner: Account;
  name: string;
  isPrivate: boolean;
  readonly isFork: boolean;
  readonly description: string | null;
  readonly defaultBranch: string;
  readonly contributingUrl: string | null;
  readonly codeOfConductUrl: string | null;
  readonly createdAt: number;
  isArchived: boolean;
  hasIssues: boolean;
  /** Who may do more here than anyone who can see it, by account id. */
  readonly roles: Map<number, Role>;
  /** Members of the owning organization who do not show it: GitHub hides them from author_association. */
  readonly hiddenMembers: Set<number>;
  /** By lower-case name: GitHub keeps no two labels that differ only in case. */
  readonly labels: Map<string, Label>;
  readonly files: Map<string, string>;
  /** Of the default branch, in the order in which they were told. */
  readonly commits: Commit[];
  /** Issues and pull requests share one row of numbers. */
  readonly threads: Map<number, Thread>;
  /** Numbers of issues that were deleted: GitHub says so rather than that there never was one. */
  readonly deletedIssues: Set<number>;
  /** How many commits of a person are on the default branch; GitHub calls a person CONTRIBUTOR from the first one on. */
  readonly landed: Map<number, number>;
  nextNumber: number;
  /** Grows with every change of a thread, so that sorted lists can be kept until something changed. */
  revision: number;
}

/** Somebody who signed a commit with an address that GitHub can link to no account. */
export interface Stranger {
  readonly type: 'Stranger';
  readonly name: string;
  readonly email: string;
}

/** A commit that a pull request proposes. */
export interface ProposedCommit {
  readonly oid: string;
  readonly author: Account | Stranger;
  /** Whoever put it there: the author, or who merged. */
  readonly committer: Account | Stranger;
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly message: string;
  readonly files: readonly string[];
}

/** A commit on the default branch. */
export interface Commit extends ProposedCommit {
  /** The pull request that it came from; null where it was pushed directly. */
  readonly thread: Thread | null;
}

export interface ChangedFile {
  readonly path: string;
  readonly additions: number;
  readonly deletions: number;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: ReviewState;
  body: string;
  readonly submittedAt: number;
  updatedAt: number;
}

export type ReactionContent = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

export interface Reaction {
  readonly id: number;
  readonly user: Account;
  readonly content: ReactionContent;
  readonly createdAt: number;
}

export interface Comment {
  readonly id: number;
  readonly thread: Thread;
  readonly author: Account;
  readonly createdAt: number;
  readonly reactions: Reaction[];
  /** Whether the App wrote it: GitHub then names the App in `performed_via_github_app`. */
  readonly isByApp: boolean;
  /** On the wall clock, for lists that lag behind writes. */
  readonly bornAt: number;
  body: string;
  updatedAt: number;
}

/** What a pull request has beyond an issue. */
export interface Pull {
  readonly id: number;
  readonly files: ChangedFile[];
  nFiles: number;
  readonly reviews: Review[];
  /** Oldest first, and never none. */
  readonly commits: ProposedCommit[];
  isDraft: boolean;
  mergedAt: number | null;
  mergedBy: Account | null;
  /** The last of its commits. */
  headSha: string;
  /** What merging left on the default branch. */
  mergeSha: string | null;
}

/** A closing, a reopening or a merge, as the timeline of a thread keeps it. */
export interface ThreadEvent {
  readonly id: number;
  readonly kind: 'closed' | 'reopened' | 'merged';
  readonly at: number;
  readonly actor: Account | null;
  readonly stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  /** What closed it, or the commit of a merge; null where somebody just closed it. */
  readonly cause: Commit | Thread | null;
}

/** An issue, or a pull request if `pull` is there. */
export interface Thread {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  readonly createdAt: number;
  readonly pull: Pull | null;
  readonly isByApp: boolean;
  /** On the wall clock, for lists that lag behind writes. */
  readonly bornAt: number;
  readonly labels: Label[];
  readonly assignees: Account[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  /** Oldest first. */
  readonly events: ThreadEvent[];
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  updatedAt: number;
  closedAt: number | null;
  closedBy: Account | null;
  isLocked: boolean;
  isPinned: boolean;
}

export type PermissionLevel = 'read' | 'write';
export type Permissions = Readonly<Record<string, PermissionLevel>>;

export interface Installation {
  readonly id: number;
  readonly account: Account;
  /** null: all of the account's repositories, those to come included. */
  repositories: Set<Repository> | null;
  permissions: Permissions;
  readonly createdAt: number;
  updatedAt: number;
  suspendedAt: number | null;
  suspendedBy: Account | null;
}
