// Comments on issues and pull requests.
import { addComment, deleteComment, editComment } from '../../actions/comments.ts';
import { hasAtLeast } from '../../state/access.ts';
import type { Comment } from '../../state/types.ts';
import { commentShape } from '../../shapes/comment.ts';
import { invalid, locked, mustHaveAdminRights, notAccessible, Refusal } from '../answers.ts';
import { actor, allowedComment, allowedThread, type Call, type Handlers, isApp, text } from '../call.ts';
import { listAnswer } from '../pages.ts';
import { checkBody } from './issues.ts';
import { isVisibleInLists } from './lists.ts';

const MOST_COMMENTS = 2500;

export const commentHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const thread = allowedThread(call, 'read');
    const since = Date.parse(call.query.get('since') ?? '1970-01-01T00:00:00Z');
    const all = thread.comments.filter((one) => one.updatedAt >= since && isVisibleInLists(call.core, one));
    return listAnswer(call, all, (one) => commentShape(call.core, one));
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const thread = allowedThread(call, 'write');
    const author = actor(call);
    // Write access may go on talking in a locked thread; an App's permission is not that.
    const isLockedOut = thread.isLocked && (isApp(call) || !hasAtLeast(author, thread.repository, 'write'));
    if (isLockedOut) throw locked();
    if (thread.comments.length >= MOST_COMMENTS) {
      throw new Refusal(403, 'Commenting is disabled on issues with more than 2500 comments');
    }
    const body = wantedBody(call);
    const comment = addComment(call.core, thread, author, body, isApp(call));
    const shape = commentShape(call.core, comment);
    return { status: 201, body: shape, headers: { location: String(shape['url']) } };
  },
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    return { status: 200, body: commentShape(call.core, allowedComment(call, 'read')) };
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const comment = allowedComment(call, 'write');
    checkMayChange(call, comment);
    editComment(call.core, comment, actor(call), wantedBody(call));
    return { status: 200, body: commentShape(call.core, comment) };
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const comment = allowedComment(call, 'write');
    checkMayChange(call, comment);
    deleteComment(call.core, comment, actor(call));
    return { status: 204 };
  },
};

function wantedBody(call: Call): string {
  const body = text(call, 'body') ?? '';
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  checkBody('IssueComment', body);
  return body;
}

// GitHub would let an App with the permission change anyone's comment. A story in which that happens is a mistake, and fails.
function checkMayChange(call: Call, comment: Comment): void {
  const by = actor(call);
  if (comment.author === by) return;
  if (isApp(call)) throw notAccessible();
  if (!hasAtLeast(by, comment.thread.repository, 'write')) throw mustHaveAdminRights();
}
