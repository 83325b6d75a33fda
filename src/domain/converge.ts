// What to do next to make GitHub look as wished, given what is known of it. The heart of "exactly one comment": an uncertain
// request is never repeated before somebody has looked.
import type { Deed } from './deed.ts';
import { SECOND } from './time.ts';

export type Step =
  | { readonly is: 'post'; readonly body: string }
  | { readonly is: 'edit'; readonly comment: number; readonly body: string }
  | { readonly is: 'delete'; readonly comment: number }
  | { readonly is: 'label'; readonly label: string }
  | { readonly is: 'unlabel'; readonly label: string }
  | { readonly is: 'assign'; readonly login: string }
  | { readonly is: 'unassign'; readonly login: string }
  | { readonly is: 'react'; readonly comment: number; readonly reaction: '+1' | 'confused' }
  /** The last request may or may not have been carried out: search the thread for it. */
  | { readonly is: 'look' }
  /** GitHub looks as wished, or never will. */
  | { readonly is: 'rest' };

/** How long to wait before each look for a comment whose fate is unknown: GitHub's lists lag behind its writes. */
export const LOOK_AFTER = [5 * SECOND, 15 * SECOND, 60 * SECOND] as const;

export function nextStep(deed: Deed): Step {
  if (deed.state === 'done' || deed.state === 'abandoned') return { is: 'rest' };
  const { wish } = deed;
  switch (wish.kind) {
    case 'label':
      return { is: wish.present ? 'label' : 'unlabel', label: wish.label };
    case 'assignee':
      return { is: wish.present ? 'assign' : 'unassign', login: wish.login };
    case 'reaction':
      return { is: 'react', comment: wish.comment, reaction: wish.reaction };
    case 'comment':
      return commentStep(deed, wish.body);
  }
}

/** Labels, assignees and reactions are sets, so sending them again is harmless; a comment is not. */
function commentStep(deed: Deed, body: string | null): Step {
  if (deed.remoteId !== null) {
    return body === null
      ? { is: 'delete', comment: deed.remoteId }
      : { is: 'edit', comment: deed.remoteId, body };
  }
  const isUncertain = deed.state === 'unknown' || deed.state === 'sending';
  if (isUncertain) return { is: 'look' };
  return body === null ? { is: 'rest' } : { is: 'post', body };
}
