// The commands people can give, in a comment or with a form of their private page.

export type Command = MentorCommand | AboutMe | AboutRepository;

export type MentorCommand = AskingCommand | MaintainerCommand | PairCommand | OwnOffer;

/** Of the newcomer, and of whoever is asked. */
export type AskingCommand =
  | { readonly verb: 'mentor wanted'; readonly topic: string | null }
  | { readonly verb: 'mentor no thanks' | 'mentor change' | 'mentor accept' | 'mentor pass' };

export type MaintainerCommand =
  | { readonly verb: 'mentor me' }
  | { readonly verb: 'mentor assign' | 'mentor confirm'; readonly login: string };

/** Of the newcomer and the mentor together. */
export type PairCommand =
  | { readonly verb: 'mentor goal' | 'mentor milestone'; readonly text: string }
  | { readonly verb: 'mentor tick'; readonly ordinal: number }
  | { readonly verb: 'mentor every'; readonly days: number }
  | { readonly verb: 'mentor pause' | 'mentor resume' }
  | { readonly verb: 'mentor leave' | 'mentor done' };

/** What somebody offers to do, for themselves. */
export type OwnOffer =
  | { readonly verb: 'mentor offer'; readonly topics: readonly string[] }
  | { readonly verb: 'mentor stop' | 'mentor back' }
  /** A calendar day, `2026-05-12`; they are back the day after. */
  | { readonly verb: 'mentor away'; readonly until: string; readonly keepsMentees: boolean }
  | { readonly verb: 'mentor capacity'; readonly mentees: number }
  | { readonly verb: 'mentor interval'; readonly days: number };

/** Commands about oneself. */
export type AboutMe =
  | { readonly verb: 'belay why' | 'belay opt out' | 'belay opt in' | 'belay forget me' | 'belay help' }
  | { readonly verb: 'belay zone'; readonly zone: string }
  | { readonly verb: 'belay speaks'; readonly languages: readonly string[] };

/** A maintainer wants Belay to be silent here, or to speak again. */
export interface AboutRepository {
  readonly verb: 'belay pause' | 'belay resume';
}

/** A line that starts like a command of ours: understood, or not. Lines that are none of our business give undefined. */
export type ParsedLine =
  { readonly is: 'command'; readonly command: Command } | { readonly is: 'not-understood' };

const ABOUT_ME: ReadonlySet<Command['verb']> = new Set([
  'belay why',
  'belay opt out',
  'belay opt in',
  'belay forget me',
  'belay help',
  'belay zone',
  'belay speaks',
]);

export function isAboutMe(command: Command): command is AboutMe {
  return ABOUT_ME.has(command.verb);
}

const OWN_OFFERS: ReadonlySet<Command['verb']> = new Set([
  'mentor offer',
  'mentor stop',
  'mentor back',
  'mentor away',
  'mentor capacity',
  'mentor interval',
]);

export function isOwnOffer(command: Command): command is OwnOffer {
  return OWN_OFFERS.has(command.verb);
}

const OF_THE_PAIR: ReadonlySet<Command['verb']> = new Set([
  'mentor goal',
  'mentor milestone',
  'mentor tick',
  'mentor every',
  'mentor pause',
  'mentor resume',
  'mentor leave',
  'mentor done',
]);

export function isOfThePair(command: Command): command is PairCommand {
  return OF_THE_PAIR.has(command.verb);
}
