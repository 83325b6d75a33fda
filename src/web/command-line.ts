// A form → the line that somebody would write in a comment. What may stand in such a line is the parser's business alone: a page
// cannot say what a comment could not.
import { parseCommandLine } from '../domain/command-line.ts';
import type { Command } from '../domain/command.ts';
import type { Form } from './form.ts';

type Verb = Command['verb'];

/** What a page has a form for. */
export type SayableVerb = Exclude<
  Verb,
  | 'belay why'
  | 'belay help'
  | 'belay pause'
  | 'belay resume'
  | 'mentor wanted'
  | 'mentor me'
  | 'mentor assign'
  | 'mentor confirm'
>;

type Fields = Pick<Form, 'text'>;

const alone = () => '';
const inDays = ({ text }: Fields) => `${text('days')} days`;
const away = ({ text }: Fields) =>
  `until ${text('until')} ${text('keeps') === '' ? 'unavailable' : 'can-finish'}`;

/** What comes after each verb. */
const ARGUMENTS: Readonly<Record<SayableVerb, (fields: Fields) => string>> = {
  'mentor offer': ({ text }) => text('topics'),
  'mentor stop': alone,
  'mentor back': alone,
  'mentor away': away,
  'mentor capacity': ({ text }) => text('mentees'),
  'mentor interval': inDays,
  'belay zone': ({ text }) => text('zone'),
  'belay speaks': ({ text }) => text('languages'),
  'belay opt out': alone,
  'belay opt in': alone,
  'belay forget me': alone,
  'mentor goal': ({ text }) => text('text'),
  'mentor milestone': ({ text }) => text('text'),
  'mentor tick': ({ text }) => text('ordinal'),
  'mentor every': inDays,
  'mentor pause': alone,
  'mentor resume': alone,
  'mentor leave': alone,
  'mentor done': alone,
  'mentor change': alone,
  'mentor no thanks': alone,
  'mentor accept': alone,
  'mentor pass': alone,
};

/** As the parser understands it; null where it does not, or where no page has such a form. */
export function commandIn(form: Fields): (Command & { readonly verb: SayableVerb }) | null {
  const verb = form.text('verb');
  if (!isSayable(verb)) return null;
  const line = parseCommandLine(`/${verb} ${ARGUMENTS[verb](form)}`);
  return line?.is === 'command' && isAs(line.command, verb) ? line.command : null;
}

export function isSayable(verb: string): verb is SayableVerb {
  return Object.hasOwn(ARGUMENTS, verb);
}

function isAs(command: Command, verb: SayableVerb): command is Command & { readonly verb: SayableVerb } {
  return command.verb === verb;
}
