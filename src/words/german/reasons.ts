// The facts that speak for a mentor, in German.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { sentences } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return sentences(
    ground.length > 0 && `Ihr habt beide ${list(ground)} genannt.`,
    deeds.length > 0 && `Im vergangenen Jahr hast du ${list(deeds.map(deed))}.`,
    newcomers !== null && `Zurzeit begleitest du ${people(newcomers)}.`,
  );
}

function people(n: number): string {
  return n === 0 ? 'niemanden' : count(n, { one: 'eine neue Person', other: '# neue Personen' });
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, { one: 'eine Änderung', other: '# Änderungen' });
  switch (reason.fact) {
    case 'helped-author':
      return `${changes} von derselben Person geprüft oder gemergt`;
    case 'reviewed-in':
      return `${changes} ${place(reason.path)} geprüft oder gemergt`;
    case 'wrote-in':
      return `${changes} ${place(reason.path)} geschrieben`;
    case 'helped-newcomers':
      return `Neuen geholfen, ${changes} einzubringen`;
    case 'helped':
      return `${changes} geprüft oder gemergt`;
    case 'wrote':
      return `${changes} geschrieben`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'im obersten Ordner' : `in ${inlineCode(folder)}`;
}
