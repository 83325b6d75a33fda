// A reason for a suggestion, as a fact about "you" (in a comment to that person) or about "them" (to somebody who asks).
import type { Reason } from '../domain/matching/suggestion.ts';
import { count } from './phrases.ts';
import { inlineCode } from './safe.ts';

export function reasonInWords(reason: Reason, who: 'you' | 'they'): string {
  switch (reason.fact) {
    case 'helped-you':
      return `${who} reviewed or merged ${count(reason.changes, 'change')} of ${who === 'you' ? 'theirs' : 'the author'} before`;
    case 'reviewed-in':
      return `${who} reviewed or merged ${count(reason.changes, 'change')} in ${place(reason.path)} in the past year`;
    case 'wrote-in':
      return `${who} wrote ${count(reason.changes, 'change')} in ${place(reason.path)} in the past year`;
    case 'helped-newcomers':
      return `${who} helped ${count(reason.changes, 'newcomer’s change', 'newcomers’ changes')} to land in the past year`;
    case 'active':
      return `${who} reviewed or merged ${count(reason.changes, 'change')} in the past year`;
    case 'has-room':
      return `${who} have room for ${count(reason.places, 'more mentee', 'more mentees')}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'the top folder' : inlineCode(folder);
}
