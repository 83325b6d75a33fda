// Reactions to comments and to threads.
import { addReaction, removeReaction } from '../../actions/comments.ts';
import type { Comment, ReactionContent, Thread } from '../../state/types.ts';
import { reactionShape } from '../../shapes/comment.ts';
import { type Answer, invalid, notFound } from '../answers.ts';
import { actor, allowedComment, allowedThread, type Call, type Handlers, param, text } from '../call.ts';
import { listAnswer } from '../pages.ts';

const CONTENTS: readonly ReactionContent[] = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
];

export const reactionHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (call) =>
    list(call, allowedComment(call, 'read')),
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (call) =>
    create(call, allowedComment(call, 'write')),
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}': (call) =>
    remove(call, allowedComment(call, 'write')),
  'GET /repos/{owner}/{repo}/issues/{issue_number}/reactions': (call) =>
    list(call, allowedThread(call, 'read')),
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions': (call) =>
    create(call, allowedThread(call, 'write')),
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}': (call) =>
    remove(call, allowedThread(call, 'write')),
};

function list(call: Call, target: Comment | Thread): Answer {
  const wanted = call.query.get('content');
  const all = target.reactions.filter((one) => wanted === null || one.content === wanted);
  return listAnswer(call, all, (one) => reactionShape(call.core, one));
}

function create(call: Call, target: Comment | Thread): Answer {
  const content = CONTENTS.find((one) => one === text(call, 'content'));
  if (content === undefined) throw invalid('Reaction', 'content', 'invalid');
  const { reaction, isNew } = addReaction(call.core, target, actor(call), content);
  return { status: isNew ? 201 : 200, body: reactionShape(call.core, reaction) };
}

function remove(call: Call, target: Comment | Thread): Answer {
  const id = Number(param(call, 'reaction_id'));
  if (!removeReaction(target, actor(call), (one) => one.id === id)) throw notFound();
  return { status: 204 };
}
