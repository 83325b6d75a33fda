// Comments, reactions and reviews as GitHub's API writes them.
import { associationOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { Comment, Reaction, Review, Thread } from '../state/types.ts';
import { simpleUser } from './account.ts';
import { appShape } from './app.ts';
import type { Json } from './json.ts';
import { nodeId } from './nodes.ts';
import { apiOf } from './repository.ts';
import { issueApi, pullApi, reactionCounts, threadPage } from './thread.ts';

export function commentPage(core: Core, comment: Comment): string {
  return `${threadPage(core, comment.thread)}#issuecomment-${String(comment.id)}`;
}

export function commentShape(core: Core, comment: Comment): Json {
  const url = `${apiOf(core, comment.thread.repository)}/issues/comments/${String(comment.id)}`;
  return {
    id: comment.id,
    node_id: nodeId('comment', comment.id),
    url,
    html_url: commentPage(core, comment),
    issue_url: issueApi(core, comment.thread),
    user: simpleUser(core, comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: associationOf(comment.author, comment.thread.repository),
    body: comment.body,
    performed_via_github_app: comment.isByApp ? appShape(core) : null,
    reactions: reactionCounts(`${url}/reactions`, comment.reactions),
  };
}

export function reactionShape(core: Core, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('reaction', reaction.id),
    user: simpleUser(core, reaction.user),
    content: reaction.content,
    created_at: iso(reaction.createdAt),
  };
}

/** REST writes the state of a review in capitals, webhooks in small letters. */
export function reviewShape(core: Core, thread: Thread, review: Review): Json {
  const page = `${threadPage(core, thread)}#pullrequestreview-${String(review.id)}`;
  const pull = pullApi(core, thread);
  return {
    id: review.id,
    node_id: nodeId('review', review.id),
    user: simpleUser(core, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(review.author, thread.repository),
    _links: { html: { href: page }, pull_request: { href: pull } },
    submitted_at: iso(review.submittedAt),
    commit_id: thread.pull?.headSha ?? '',
  };
}
