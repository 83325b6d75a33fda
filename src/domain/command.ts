// The commands people can give in a comment, and their exact grammar. Finding the lines that count as commands (not quotes,
// not code) is the door's work; here a line is either one of these or it is not.

export type Command =
  | { readonly verb: 'mentor wanted'; readonly topic: string | null }
  | { readonly verb: 'mentor accept' }
  | { readonly verb: 'mentor pass' }
  | AboutMe;

/** Commands about oneself. */
export interface AboutMe {
  readonly verb: 'belay why' | 'belay opt out' | 'belay opt in' | 'belay forget me' | 'belay help';
}

export function isAboutMe(command: Command): command is AboutMe {
  return ABOUT_ME.some((verb) => verb === command.verb);
}

/** A line that starts like a command of ours: understood, or not. Lines that are none of our business give undefined. */
export type ParsedLine =
  { readonly is: 'command'; readonly command: Command } | { readonly is: 'not-understood' };

const OURS = /^\/(?:mentor|belay|meetup)(?:\s|$)/i;
const TOPIC_LENGTH = 50;
const ABOUT_ME = ['belay why', 'belay opt out', 'belay opt in', 'belay forget me', 'belay help'] as const;

export function parseCommandLine(line: string): ParsedLine | undefined {
  const text = line.trim();
  if (!OURS.test(text)) return undefined;
  const words = text.slice(1).split(/\s+/);
  const aboutMe = ABOUT_ME.find((verb) => verb === words.join(' ').toLowerCase());
  if (aboutMe) return { is: 'command', command: { verb: aboutMe } };
  const verb = `${words[0] ?? ''} ${words[1] ?? ''}`.toLowerCase();
  const rest = words.slice(2).join(' ');
  const command = commandOf(verb, rest);
  return command ? { is: 'command', command } : { is: 'not-understood' };
}

function commandOf(verb: string, rest: string): Command | undefined {
  switch (verb) {
    case 'mentor wanted':
      return rest.length <= TOPIC_LENGTH ? { verb, topic: rest === '' ? null : rest } : undefined;
    case 'mentor accept':
    case 'mentor pass':
      return rest === '' ? { verb } : undefined;
    default:
      return undefined;
  }
}
