// What the World's people do in issues and pull requests, and what can be seen there.
import { addComment, addReaction, deleteComment, editComment, removeReaction } from '../actions/comments.ts';
import { addLabel, removeLabel } from '../actions/labels.ts';
import * as act from '../actions/threads.ts';
import { isAssignable } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Account, Thread } from '../state/types.ts';
import type { Reactable, World } from '../world.ts';
import { findAccount, findComment, findRepository, findThread, whoActsFor } from './find.ts';

type Doing = Pick<
  World,
  | 'openPullRequest'
  | 'openIssue'
  | 'comment'
  | 'editComment'
  | 'deleteComment'
  | 'react'
  | 'unreact'
  | 'deleteIssue'
  | 'close'
  | 'reopen'
  | 'editThread'
  | 'label'
  | 'unlabel'
  | 'assign'
  | 'unassign'
  | 'lock'
  | 'unlock'
>;

export function doing(core: Core): Doing {
  const who = (login: string): Account => findAccount(core, login);
  const thread = (repo: string, number: number): Thread => findThread(core, repo, number);
  const ownerOr = (repo: string, by: string | undefined): Account =>
    by === undefined ? whoActsFor(core, findRepository(core, repo).owner) : who(by);
  const reactable = (target: Reactable) =>
    'comment' in target ? findComment(core, target.comment) : thread(target.repo, target.number);

  return {
    openPullRequest: ({ repo, author, files, draft, ...rest }) =>
      act.openThread(core, {
        ...opening(core, { repo, author, ...rest }),
        pull: { files: files ?? ['README.md'], isDraft: draft ?? false },
      }).number,
    openIssue: (issue) => act.openThread(core, opening(core, issue)).number,
    comment: (repo, number, login, body) => addComment(core, thread(repo, number), who(login), body).id,
    editComment: (id, body, by) => {
      const comment = findComment(core, id);
      editComment(core, comment, by === undefined ? comment.author : who(by), body);
    },
    deleteComment: (id, by) => {
      const comment = findComment(core, id);
      deleteComment(core, comment, by === undefined ? comment.author : who(by));
    },
    react: (target, login, content) => addReaction(core, reactable(target), who(login), content).reaction.id,
    unreact: (target, login, content) => {
      const wasThere = removeReaction(reactable(target), who(login), (one) => one.content === content);
      if (!wasThere) throw new Error(`${login} did not react with ${content}.`);
    },
    deleteIssue: (repo, number, by) => act.deleteIssue(core, thread(repo, number), who(by)),
    close: (repo, number, by) => act.closeThread(core, thread(repo, number), who(by)),
    reopen: (repo, number, by) => act.reopenThread(core, thread(repo, number), who(by)),
    editThread: (repo, number, by, change) => act.editThread(core, thread(repo, number), who(by), change),
    label: (repo, number, name, by) => addLabel(core, thread(repo, number), name, who(by)),
    unlabel: (repo, number, name, by) => {
      removeLabel(core, thread(repo, number), name, who(by));
    },
    assign: (repo, number, login, by) =>
      act.setAssigned(
        core,
        assignable(thread(repo, number), who(login)),
        ownerOr(repo, by),
        who(login),
        true,
      ),
    unassign: (repo, number, login, by) =>
      act.setAssigned(core, thread(repo, number), ownerOr(repo, by), who(login), false),
    lock: (repo, number, by) => act.setLocked(core, thread(repo, number), ownerOr(repo, by), true),
    unlock: (repo, number, by) => act.setLocked(core, thread(repo, number), ownerOr(repo, by), false),
  };
}

// Nobody could choose them on GitHub's page: a story in which it happens is a mistake, and fails.
function assignable(thread: Thread, account: Account): Thread {
  if (isAssignable(account, thread)) return thread;
  throw new Error(`${account.login} has no role here and said nothing in #${String(thread.number)}.`);
}

function opening(
  core: Core,
  wanted: {
    readonly repo: string;
    readonly author: string;
    readonly title: string;
    readonly body?: string;
    readonly labels?: readonly string[];
    readonly at?: number;
  },
): act.Opening {
  const { repo, author, title, body, labels, at } = wanted;
  return {
    repository: findRepository(core, repo),
    author: findAccount(core, author),
    title,
    body: body ?? '',
    labels: labels ?? [],
    at,
  };
}

type Looking = Pick<
  World,
  'thread' | 'threadsOf' | 'commentsOf' | 'labelsOf' | 'assigneesOf' | 'reactionsOf'
>;

export function looking(core: Core): Looking {
  return {
    thread: (repo, number) => findThread(core, repo, number),
    threadsOf: (repo) => [...findRepository(core, repo).threads.values()],
    commentsOf: (repo, number) => [...findThread(core, repo, number).comments],
    labelsOf: (repo, number) => findThread(core, repo, number).labels.map((one) => one.name),
    assigneesOf: (repo, number) => findThread(core, repo, number).assignees.map((one) => one.login),
    reactionsOf: (id) =>
      findComment(core, id).reactions.map(({ user, content }) => ({ login: user.login, content })),
  };
}
