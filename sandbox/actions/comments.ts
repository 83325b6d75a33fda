// Comments on threads, and reactions to both.
import type { Core } from '../state/core.ts';
import type { Account, Comment, Reaction, ReactionContent, Thread } from '../state/types.ts';
import { touch } from './threads.ts';

export function addComment(
  core: Core,
  thread: Thread,
  author: Account,
  body: string,
  isByApp = false,
): Comment {
  const now = core.clock.now();
  const comment: Comment = {
    id: core.store.nextId('comment'),
    thread,
    author,
    createdAt: now,
    bornAt: Date.now(),
    reactions: [],
    isByApp,
    body,
    updatedAt: now,
  };
  thread.comments.push(comment);
  core.store.comments.set(comment.id, comment);
  touch(core, thread);
  core.fire({ about: 'comment', action: 'created', comment, actor: author });
  return comment;
}

export function editComment(core: Core, comment: Comment, actor: Account, body: string): void {
  const former = comment.body;
  comment.body = body;
  comment.updatedAt = core.clock.now();
  touch(core, comment.thread);
  core.fire({ about: 'comment', action: 'edited', comment, actor, changes: { body: former } });
}

export function deleteComment(core: Core, comment: Comment, actor: Account): void {
  const { comments } = comment.thread;
  comments.splice(comments.indexOf(comment), 1);
  core.store.comments.delete(comment.id);
  touch(core, comment.thread);
  core.fire({ about: 'comment', action: 'deleted', comment, actor });
}

/** False where they had no such reaction. */
export function removeReaction(
  target: Comment | Thread,
  user: Account,
  isMeant: (reaction: Reaction) => boolean,
): boolean {
  const place = target.reactions.findIndex((one) => one.user === user && isMeant(one));
  if (place < 0) return false;
  target.reactions.splice(place, 1);
  return true;
}

/** The reaction, and whether it is new: nobody reacts twice in the same way. */
export function addReaction(
  core: Core,
  target: Comment | Thread,
  user: Account,
  content: ReactionContent,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const there = target.reactions.find((one) => one.user === user && one.content === content);
  if (there !== undefined) return { reaction: there, isNew: false };
  const reaction: Reaction = {
    id: core.store.nextId('reaction'),
    user,
    content,
    createdAt: core.clock.now(),
  };
  target.reactions.push(reaction);
  return { reaction, isNew: true };
}
