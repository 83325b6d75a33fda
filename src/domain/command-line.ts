// The exact grammar of the commands people can give in a comment. Finding the lines that count as commands (not quotes, not code) is
// the door's work; here a line is either one of these or it is not.
import { parseBelayCommand } from './belay-command.ts';
import type { Command, ParsedLine } from './command.ts';
import { parseMentorCommand } from './mentor-command.ts';

const OURS = /^\/(mentor|belay|meetup)(?:\s+(.*))?$/is;

export function parseCommandLine(line: string): ParsedLine | undefined {
  const [, family, rest = ''] = OURS.exec(line.trim()) ?? [];
  if (family === undefined) return undefined;
  const command = commandOf(family.toLowerCase(), rest.trim().replace(/\s+/g, ' '));
  return command ? { is: 'command', command } : { is: 'not-understood' };
}

function commandOf(family: string, rest: string): Command | undefined {
  if (family === 'mentor') return parseMentorCommand(rest);
  return family === 'belay' ? parseBelayCommand(rest) : undefined;
}
