// The sentence with which a page answers what was done last. Its name stands in the address; nothing from an address is ever shown.
import type { SayableVerb } from '../command-line.ts';

export type Saying =
  | Exclude<SayableVerb, 'mentor accept' | 'mentor pass'>
  /** To whoever was asked, whatever they answered: an address is written down in many places. */
  | 'answered'
  | 'not possible'
  | 'not understood'
  | 'unchanged'
  | 'not yet'
  | 'github away'
  | 'kept'
  | 'too long'
  | 'too many'
  | 'empty'
  | 'signed out';

const SAYINGS: Readonly<Record<Saying, string>> = {
  'mentor offer': 'Thank you for offering to mentor.',
  'mentor stop': 'I will not ask you to mentor any more. Thank you for what you gave.',
  'mentor back': 'Good to have you back.',
  'mentor away': 'Have a good time. I will not ask you to mentor until then.',
  'mentor capacity': 'Kept. You will not have more newcomers at once than that.',
  'mentor interval': 'Kept. You have that much time between two newcomers.',
  'belay zone': 'Kept. Your days begin and end where you live.',
  'belay speaks': 'Kept. A shared language helps.',
  'belay opt out': 'I leave you alone from now on.',
  'belay opt in': 'Good to have you back.',
  'belay forget me': 'What I know about you is being erased. All the best to you.',
  'mentor goal': 'A good goal. It stands in your thread now.',
  'mentor milestone': 'One more step on your way. It stands in your thread now.',
  'mentor tick': 'Your list is up to date.',
  'mentor every': 'Kept. That is your rhythm now.',
  'mentor pause': 'Paused. Take the time you need.',
  'mentor resume': 'You go on together. I wish you well.',
  'mentor leave': 'It is over. I ask for no reason, and give none.',
  'mentor done': 'Well done, both of you.',
  'mentor change': 'I look for somebody else, and tell nobody why.',
  'mentor no thanks': 'I look for nobody any more. You can always ask again.',
  answered: 'Thank you for answering.',
  'not possible': 'That is not possible just now. Nothing was changed.',
  'not understood': 'I did not understand that. Please look at what you typed, and try again.',
  unchanged: 'Nothing changed: it was so already, or it is not possible here.',
  'not yet': 'I am still reading the history of this project. Please try again later.',
  'github away': 'GitHub does not answer just now. Nothing was changed; please try again in a few minutes.',
  kept: 'Thank you. Your words are kept.',
  'too long': 'That is longer than I can keep. Nothing was kept; please write less.',
  empty: 'There was nothing to keep. Please write something first.',
  'too many': 'I have kept several of your words today. Please come back tomorrow.',
  'signed out': 'You are signed out.',
};

export function addressWith(path: string, saying: Saying): string {
  return `${path}?said=${saying.replaceAll(' ', '-')}`;
}

/** null for anything that is not ours. */
export function sayingIn(said: string | undefined): string | null {
  const name = said?.replaceAll('-', ' ') ?? '';
  return isSaying(name) ? SAYINGS[name] : null;
}

function isSaying(name: string): name is Saying {
  return Object.hasOwn(SAYINGS, name);
}
