// The facts that speak for a mentor, in French.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { sentences } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return sentences(
    ground.length > 0 && `Vous avez en commun : ${list(ground)}.`,
    deeds.length > 0 && `Au cours de l’année écoulée, tu as ${list(deeds.map(deed))}.`,
    newcomers !== null && `En ce moment, ${accompanying(newcomers)}.`,
  );
}

function accompanying(n: number): string {
  if (n === 0) return 'tu n’accompagnes personne';
  return count(n, { one: 'tu accompagnes une personne', other: 'tu accompagnes # personnes' });
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, { one: 'une modification', other: '# modifications' });
  switch (reason.fact) {
    case 'helped-author':
      return `relu ou fusionné ${changes} de la même personne`;
    case 'reviewed-in':
      return `relu ou fusionné ${changes} dans ${place(reason.path)}`;
    case 'wrote-in':
      return `écrit ${changes} dans ${place(reason.path)}`;
    case 'helped-newcomers':
      return `aidé des gens qui débutaient à faire accepter ${changes}`;
    case 'helped':
      return `relu ou fusionné ${changes}`;
    case 'wrote':
      return `écrit ${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? 'le dossier racine' : inlineCode(folder);
}
