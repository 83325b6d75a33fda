// What can happen on the sandbox's GitHub that a webhook tells about.
import type { Account, Comment, Commit, Installation, Label, Repository, Review, Thread } from './types.ts';

/** What an edit replaced. */
export interface Changes {
  readonly title?: string;
  readonly body?: string;
  readonly name?: string;
}

export type ThreadAction =
  | 'opened'
  | 'closed'
  | 'reopened'
  | 'edited'
  | 'labeled'
  | 'unlabeled'
  | 'assigned'
  | 'unassigned'
  | 'locked'
  | 'unlocked'
  | 'ready_for_review'
  | 'synchronize';

export type Fired = { readonly actor: Account } & (
  | {
      readonly about: 'installation';
      readonly action: 'created' | 'deleted' | 'suspend' | 'unsuspend';
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
    }
  | {
      readonly about: 'installation-repositories';
      readonly action: 'added' | 'removed';
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
    }
  | {
      readonly about: 'thread';
      readonly action: ThreadAction;
      readonly thread: Thread;
      readonly label?: Label;
      readonly assignee?: Account;
      readonly changes?: Changes;
      /** The head before a push to the pull request. */
      readonly before?: string;
    }
  | {
      readonly about: 'comment';
      readonly action: 'created' | 'edited' | 'deleted';
      readonly comment: Comment;
      readonly changes?: Changes;
    }
  | { readonly about: 'review'; readonly thread: Thread; readonly review: Review }
  | {
      readonly about: 'label';
      readonly action: 'created' | 'edited';
      readonly repository: Repository;
      readonly label: Label;
      readonly changes?: Changes;
    }
  | {
      readonly about: 'push';
      readonly repository: Repository;
      readonly commit: Commit;
      readonly added: readonly string[];
      readonly modified: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly about: 'ping' }
);
