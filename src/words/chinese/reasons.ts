// The facts that speak for a mentor, in Chinese.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { unspaced } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return unspaced(
    ground.length > 0 && `你们都提到了 ${list(ground)}。`,
    deeds.length > 0 && `过去一年里，你${deeds.map(deed).join('，')}。`,
    newcomers !== null && `目前你${mentoring(newcomers)}。`,
  );
}

function mentoring(n: number): string {
  return n === 0 ? '没有在指导新人' : count(n, { other: '在指导 # 位新人' });
}

function deed(reason: Deed): string {
  const changes = count(reason.changes, { other: '# 个改动' });
  switch (reason.fact) {
    case 'helped-author':
      return `审查或合并了同一作者的 ${changes}`;
    case 'reviewed-in':
      return `审查或合并了${place(reason.path)}的 ${changes}`;
    case 'wrote-in':
      return `写了${place(reason.path)}的 ${changes}`;
    case 'helped-newcomers':
      return `帮助新人合入了 ${changes}`;
    case 'helped':
      return `审查或合并了 ${changes}`;
    case 'wrote':
      return `写了 ${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? '根目录中' : ` ${inlineCode(folder)} 中`;
}
