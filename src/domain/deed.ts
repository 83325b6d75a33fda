// A wish about GitHub's state, and how far it has come true. Wishes are kept before anything is sent, so that whatever
// dies on the way leaves something to look at instead of something to guess.
import type { Reaction } from './effect.ts';
import type { RepositoryId } from './repository.ts';
import type { Instant } from './time.ts';

/** How GitHub should look; null and false mean that it should not be there. */
export type Wish =
  | { readonly kind: 'comment'; readonly thread: number; readonly body: string | null }
  | { readonly kind: 'label'; readonly thread: number; readonly label: string; readonly present: boolean }
  | {
      readonly kind: 'assignee';
      readonly thread: number;
      readonly login: string;
      readonly present: boolean;
    }
  | {
      readonly kind: 'reaction';
      readonly thread: number;
      readonly comment: number;
      readonly reaction: Reaction;
    };

export type DeedState =
  /** Nothing was sent, or GitHub is known not to have done it. */
  | 'planned'
  /** A request is under way, or was when its process died. */
  | 'sending'
  /** A request was sent and nobody knows what became of it: look before sending again. */
  | 'unknown'
  /** GitHub looks as wished. */
  | 'done'
  /** It will never be done, for the reason kept with it. */
  | 'abandoned';

export interface Deed {
  /** Semantic: what is wished, for whom, where. Never a delivery's id. */
  readonly key: string;
  readonly repository: RepositoryId;
  readonly wish: Wish;
  /** Counts how often the wish changed; a finished older wish does not finish a newer one. */
  readonly revision: number;
  readonly state: DeedState;
  /** GitHub's id of the comment, once known. */
  readonly remoteId: number | null;
  /** Fences off late answers: only the latest attempt may report. */
  readonly attempt: number;
  readonly sentAt: Instant | null;
  /** How often GitHub was searched for the outcome of the last attempt. */
  readonly looks: number;
  /** True once any attempt's outcome was unknown: then a second copy may turn up later. */
  readonly wasUnknown: boolean;
  readonly reason: string | null;
}
