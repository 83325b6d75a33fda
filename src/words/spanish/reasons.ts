// The facts that speak for a mentor, in Spanish.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { sentences } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return sentences(
    ground.length > 0 && `Tienen en común: ${list(ground)}.`,
    deeds.length > 0 && `En el último año ${list(deeds.map(deed))}.`,
    newcomers !== null && `Ahora mismo ${accompanying(newcomers)}.`,
  );
}

function accompanying(n: number): string {
  if (n === 0) return 'no acompañas a nadie';
  return count(n, { one: 'acompañas a una persona nueva', other: 'acompañas a # personas nuevas' });
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, { one: 'un cambio', other: '# cambios' });
  switch (reason.fact) {
    case 'helped-author':
      return `revisaste o integraste ${changes} de la misma persona`;
    case 'reviewed-in':
      return `revisaste o integraste ${changes} en ${place(reason.path)}`;
    case 'wrote-in':
      return `escribiste ${changes} en ${place(reason.path)}`;
    case 'helped-newcomers':
      return `ayudaste a gente nueva a incorporar ${changes}`;
    case 'helped':
      return `revisaste o integraste ${changes}`;
    case 'wrote':
      return `escribiste ${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'la carpeta raíz' : inlineCode(folder);
}
