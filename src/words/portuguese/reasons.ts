// The facts that speak for a mentor, in Portuguese.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { sentences } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return sentences(
    ground.length > 0 && `Vocês têm em comum: ${list(ground)}.`,
    deeds.length > 0 && `No último ano, você ${list(deeds.map(deed))}.`,
    newcomers !== null && `No momento, você ${accompanies(newcomers)}.`,
  );
}

function accompanies(n: number): string {
  if (n === 0) return 'não acompanha ninguém';
  return count(n, { one: 'acompanha uma pessoa recém-chegada', other: 'acompanha # pessoas recém-chegadas' });
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, { one: 'uma alteração', other: '# alterações' });
  switch (reason.fact) {
    case 'helped-author':
      return `revisou ou integrou ${changes} da mesma pessoa`;
    case 'reviewed-in':
      return `revisou ou integrou ${changes} ${place(reason.path)}`;
    case 'wrote-in':
      return `escreveu ${changes} ${place(reason.path)}`;
    case 'helped-newcomers':
      return `ajudou quem estava chegando a integrar ${changes}`;
    case 'helped':
      return `revisou ou integrou ${changes}`;
    case 'wrote':
      return `escreveu ${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'na pasta raiz' : `em ${inlineCode(folder)}`;
}
