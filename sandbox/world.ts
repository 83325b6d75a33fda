// What a story can do on the sandbox's GitHub, and what it can see there: the people's side, as the API is the App's side.
import type { LandedChange } from '../src/domain/contribution.ts';
import type { Account, AccountType, Comment, Installation, Label, Permissions } from './state/types.ts';
import type { ReactionContent, Repository, ReviewState, Role, Thread } from './state/types.ts';

/** `owner/name` */
export type RepositoryName = string;

export interface NewUser {
  readonly login: string;
  readonly name?: string;
  readonly type?: AccountType;
  /** Left out, the next free one: the same story gives the same ids. */
  readonly id?: number;
}

export interface NewRepository {
  /** A login; made an organization if nobody has it. */
  readonly owner: string;
  readonly name: string;
  readonly id?: number;
  readonly private?: boolean;
  readonly fork?: boolean;
  readonly description?: string;
  /** Logins with role `maintain`; made users if nobody has them. */
  readonly maintainers?: readonly string[];
  /** Path → text on the default branch. */
  readonly files?: Readonly<Record<string, string>>;
  readonly contributingUrl?: string;
  /** Left out, the page of a CODE_OF_CONDUCT.md where there is one. */
  readonly codeOfConductUrl?: string;
  readonly defaultBranch?: string;
  readonly hasIssues?: boolean;
  /** Names of labels; left out, GitHub's nine. */
  readonly labels?: readonly string[];
}

export interface NewPullRequest {
  readonly repo: RepositoryName;
  readonly author: string;
  readonly title: string;
  readonly body?: string;
  /** Paths that it changes. */
  readonly files?: readonly string[];
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** Left out, the clock's now. */
  readonly at?: number;
}

export interface NewIssue {
  readonly repo: RepositoryName;
  readonly author: string;
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly at?: number;
}

export interface NewCommit {
  readonly repo: RepositoryName;
  /** A login; or else `authorName`. */
  readonly author?: string;
  /** Somebody without an account: GitHub shows the name and can link it to nobody. */
  readonly authorName?: string;
  /** Who pushes it; left out, the author, or the owner where the author has no account. */
  readonly committer?: string;
  readonly message: string;
  /** Paths that it changes. */
  readonly files?: readonly string[];
  readonly at?: number;
}

export interface LandingByHand {
  /** Default: the pull request's title and number. */
  readonly message?: string;
  /** Default: the pull request's author. */
  readonly author?: string;
  /** Whether `by` closes the pull request with the commit; default true. */
  readonly close?: boolean;
}

export interface HistoryOptions {
  /** Gives write access to people who reviewed or merged someone else's change in the 365 days before this instant. */
  readonly maintainersAt?: number;
  /** What becomes of a change without a number: a pull request with the next free one (`number`, the default), or a commit that nobody opened a pull request for. */
  readonly unnumbered?: 'number' | 'commit';
}

/** What can be reacted to: a comment by its id, or a thread. */
export type Reactable =
  { readonly comment: number } | { readonly repo: RepositoryName; readonly number: number };

export interface World {
  addUser(user: NewUser): Account;
  user(login: string): Account;
  /** Like `user`, where it may be that nobody has the login. */
  findUser(login: string): Account | undefined;
  renameUser(login: string, newLogin: string): void;
  /** What they did stays, by "ghost". */
  deleteUser(login: string): void;
  /** GitHub's "Busy". With `until`, an instant by the sandbox's clock, the status clears itself then. */
  setBusy(login: string, isBusy?: boolean, until?: number): void;
  /** Takes back what a person allowed the App by signing in: their sign-in tokens end, and `github_app_authorization.revoked` is fired. */
  revokeAuthorization(login: string): void;
  /** A personal access token, good for the REST and GraphQL API as that person. */
  addToken(login: string): string;

  addRepository(repository: NewRepository): Repository;
  repository(repo: RepositoryName): Repository;
  /** Fires `member.added`, `edited` or `removed` to an App that may see members, which is none by default. `none` takes the role away. */
  setPermission(repo: RepositoryName, login: string, role: Role): void;
  /** A member of the owning organization who hides it: GitHub then calls them CONTRIBUTOR or NONE. */
  hideMembership(repo: RepositoryName, login: string): void;
  /** Commits to the default branch: fires `push`. `by` defaults to the owner. */
  putFile(repo: RepositoryName, path: string, text: string, by?: string): void;
  removeFile(repo: RepositoryName, path: string, by?: string): void;
  /** A commit pushed to the default branch without a pull request: fires `push`. Returns its hash. */
  commit(commit: NewCommit): string;
  disableIssues(repo: RepositoryName): void;
  /** This and what follows here fires `repository.*` in the name of the owner (of an organization, its first maintainer). */
  archive(repo: RepositoryName): void;
  unarchive(repo: RepositoryName): void;
  privatize(repo: RepositoryName): void;
  publicize(repo: RepositoryName): void;
  renameRepository(repo: RepositoryName, newName: string): void;
  /** To a login, made an organization if nobody has it. Also fires `installation_repositories.removed` and `added`; the old name goes on leading here. */
  transferRepository(repo: RepositoryName, newOwner: string): void;
  /** Also fires `installation_repositories.removed`. */
  deleteRepository(repo: RepositoryName): void;

  /** Installs the App on all (or these) repositories of an owner; fires `installation.created`. Returns the installation's id. */
  install(owner: string, repos?: readonly string[], permissions?: Permissions): number;
  uninstall(owner: string): void;
  suspend(owner: string): void;
  unsuspend(owner: string): void;
  /** Fires `installation_repositories.added`; for an installation on chosen repositories. */
  addToInstallation(owner: string, repos: readonly string[]): void;
  removeFromInstallation(owner: string, repos: readonly string[]): void;
  setAppPermissions(owner: string, permissions: Permissions): void;
  installations(): readonly Installation[];

  openPullRequest(pull: NewPullRequest): number;
  openIssue(issue: NewIssue): number;
  comment(repo: RepositoryName, number: number, login: string, body: string): number;
  editComment(commentId: number, body: string, by?: string): void;
  deleteComment(commentId: number, by?: string): void;
  /** Once with each content. Tells nobody: GitHub has no webhook for reactions. */
  react(target: Reactable, login: string, content: ReactionContent): number;
  /** Takes a reaction back; throws where there is none. */
  unreact(target: Reactable, login: string, content: ReactionContent): void;
  review(repo: RepositoryName, number: number, login: string, state: ReviewState, body?: string): number;
  /** `by` defaults to the reviewer. */
  editReview(repo: RepositoryName, number: number, reviewId: number, body: string, by?: string): void;
  dismissReview(repo: RepositoryName, number: number, reviewId: number, by: string): void;
  /** Fires `issues.deleted`; its number answers 410 from then on. */
  deleteIssue(repo: RepositoryName, number: number, by: string): void;
  /** Adds a commit by `login` to a pull request: fires `synchronize`. */
  push(repo: RepositoryName, number: number, login: string, files?: readonly string[]): void;
  readyForReview(repo: RepositoryName, number: number, by?: string): void;
  merge(repo: RepositoryName, number: number, by: string): void;
  /** Pushes what a pull request proposes to the default branch and closes it unmerged, as maintainers and merge bots do: fires `push` and `closed`. Returns the commit's hash. */
  landByHand(repo: RepositoryName, number: number, by: string, options?: LandingByHand): string;
  close(repo: RepositoryName, number: number, by: string): void;
  reopen(repo: RepositoryName, number: number, by: string): void;
  editThread(
    repo: RepositoryName,
    number: number,
    by: string,
    change: { title?: string; body?: string },
  ): void;
  label(repo: RepositoryName, number: number, name: string, by: string): void;
  unlabel(repo: RepositoryName, number: number, name: string, by: string): void;
  /** Throws where GitHub would not let them be assigned. `by` defaults to the owner (of an organization, its first maintainer). */
  assign(repo: RepositoryName, number: number, login: string, by?: string): void;
  unassign(repo: RepositoryName, number: number, login: string, by?: string): void;
  lock(repo: RepositoryName, number: number, by?: string): void;
  unlock(repo: RepositoryName, number: number, by?: string): void;

  thread(repo: RepositoryName, number: number): Thread;
  threadsOf(repo: RepositoryName): readonly Thread[];
  commentsOf(repo: RepositoryName, number: number): readonly Comment[];
  labelsOf(repo: RepositoryName, number: number): string[];
  labelsIn(repo: RepositoryName): readonly Label[];
  assigneesOf(repo: RepositoryName, number: number): string[];
  reactionsOf(commentId: number): { login: string; content: ReactionContent }[];

  /** Years of merged pull requests at once, without webhooks. People are made from their keys as they turn up. Returns how many changes it loaded. */
  loadHistory(
    repo: RepositoryName,
    changes: Iterable<LandedChange> | AsyncIterable<LandedChange>,
    options?: HistoryOptions,
  ): Promise<number>;
  /** The user id that a person of a loaded history has here. */
  personId(key: string): number | undefined;
  /** The login that a person of a loaded history has here. */
  personLogin(key: string): string | undefined;
}
