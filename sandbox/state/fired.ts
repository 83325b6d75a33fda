// What can happen on the sandbox's GitHub that a webhook tells about.
import type {
  Account,
  Comment,
  Commit,
  Installation,
  Label,
  Repository,
  Review,
  Role,
  Thread,
} from './types.ts';

/** What an edit replaced. */
export interface Changes {
  readonly title?: string;
  readonly body?: string;
  readonly name?: string;
}

export type ThreadAction =
  | 'opened'
  | 'closed'
  | 'deleted'
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

export type RepositoryAction =
  'transferred' | 'privatized' | 'publicized' | 'archived' | 'unarchived' | 'renamed' | 'deleted';

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
  | {
      readonly about: 'review';
      readonly action: 'submitted' | 'edited' | 'dismissed';
      readonly thread: Thread;
      readonly review: Review;
      readonly changes?: Changes;
    }
  | {
      readonly about: 'repository';
      readonly action: RepositoryAction;
      readonly repository: Repository;
      /** Of a renamed one. */
      readonly formerName?: string;
      /** Of a transferred one. */
      readonly formerOwner?: Account;
    }
  | {
      readonly about: 'member';
      readonly action: 'added' | 'edited' | 'removed';
      readonly repository: Repository;
      readonly member: Account;
      readonly from: Role;
      readonly to: Role;
    }
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
  /** The actor takes back what they allowed the App to do in their name. */
  | { readonly about: 'authorization' }
  | { readonly about: 'ping' }
);
