// Who people are to Belay: an id that never changes, and the login they have just now.
import type { PersonKey } from './contribution.ts';

export interface Person {
  readonly key: PersonKey;
  /** The latest login Belay has seen; shown, never used to recognise anybody. */
  readonly login: string;
  /** Bots are nobody: never greeted, counted, asked or obeyed. */
  readonly isBot: boolean;
}
