// The facts that speak for a mentor, in words: a sentence to that person, or short notes to somebody who asks about them.
import type { Reason } from '../domain/matching/suggestion.ts';
import { count, list } from './phrases.ts';
import { sentences } from './pieces.ts';
import { commonGround, isGround, sorted, type Deed } from './reason-kinds.ts';
import { inlineCode } from './safe.ts';

/** "In the past year you reviewed or merged 14 changes in `src/wick`. You mentor nobody just now." */
export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return sentences(
    ground.length > 0 && `You both named ${list(ground)}.`,
    deeds.length > 0 && `In the past year you ${list(deeds.map(deed))}.`,
    newcomers !== null && `You mentor ${newcomers === 0 ? 'nobody' : count(newcomers, 'newcomer')} just now.`,
  );
}

export function reasonInShort(reason: Reason): string {
  if (reason.fact === 'mentors') return `mentors ${count(reason.newcomers, 'newcomer')} just now`;
  return isGround(reason) ? `named ${commonGround(reason)}, too` : `${deed(reason)} in the past year`;
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, 'change');
  switch (reason.fact) {
    case 'helped-author':
      return `reviewed or merged ${changes} by the same author`;
    case 'reviewed-in':
      return `reviewed or merged ${changes} in ${place(reason.path)}`;
    case 'wrote-in':
      return `wrote ${changes} in ${place(reason.path)}`;
    case 'helped-newcomers':
      return reason.changes === 1
        ? 'helped a newcomer to land a change'
        : `helped newcomers to land ${changes}`;
    case 'helped':
      return `reviewed or merged ${changes}`;
    case 'wrote':
      return `wrote ${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'the top folder' : inlineCode(folder);
}
