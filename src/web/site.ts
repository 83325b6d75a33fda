// What the pages are given: where they stand, whom they ask, and the one way in which something is done.
import type { Reaction } from '../domain/effect.ts';
import type { CommandGiven, PreferenceStated } from '../domain/happening.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonalRecords, Projects, SignIn } from '../flow/pages-ports.ts';
import type { Clock } from '../flow/ports.ts';
import type { PrivateWords } from '../flow/private-words.ts';

export interface Site {
  /** Where people reach the pages, without a slash at the end. */
  readonly url: string;
  /** GitHub as browsers see it, without a slash at the end. */
  readonly githubUrl: string;
  /** A signature that only this server can make, in hexadecimal digits. */
  readonly sign: (text: string) => string;
  /** By which things happen. */
  readonly clock: Clock;
  /** By which sessions end: browsers and GitHub follow it, too. */
  readonly wallClock: () => Instant;
  readonly signIn: SignIn;
  readonly records: PersonalRecords;
  readonly projects: Projects;
  readonly words: PrivateWords;
  /** Thinks it through and keeps what follows, like a comment; gives how it would be answered there. */
  readonly obey: (said: CommandGiven | PreferenceStated) => Promise<Reaction | null>;
  readonly log: { warn(details: object, message: string): void };
}

/** Cookies of browsers that came over the open network never travel in the clear. */
export function isSecure({ url }: Pick<Site, 'url'>): boolean {
  return url.startsWith('https:');
}
