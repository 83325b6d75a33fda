// The facts that speak for a mentor, in Japanese.
import type { Reason } from '../../domain/matching/suggestion.ts';
import { unspaced } from '../pieces.ts';
import { sorted, type Deed } from '../reason-kinds.ts';
import { inlineCode } from '../safe.ts';
import { count, list } from './phrases.ts';

export function reasonsToYou(reasons: readonly Reason[]): string {
  const { ground, deeds, newcomers } = sorted(reasons);
  return unspaced(
    ground.length > 0 && `お二人とも ${list(ground)} を挙げています。`,
    deeds.length > 0 && `この1年で、${list(deeds.map(deed))}あります。`,
    newcomers !== null && `いま${mentoring(newcomers)}。`,
  );
}

function mentoring(n: number): string {
  return n === 0
    ? 'メンターをしている相手はいません'
    : count(n, { other: '新しい人#人のメンターをしています' });
}

/** Followed by "あります". */
function deed(reason: Deed): string {
  const changes = count(reason.changes, { other: '#件' });
  switch (reason.fact) {
    case 'helped-author':
      return `同じ人の変更のレビューやマージが${changes}`;
    case 'reviewed-in':
      return `${place(reason.path)}の変更のレビューやマージが${changes}`;
    case 'wrote-in':
      return `${place(reason.path)}の変更の作成が${changes}`;
    case 'helped-newcomers':
      return `新しい人の変更が取り込まれるまでの手伝いが${changes}`;
    case 'helped':
      return `変更のレビューやマージが${changes}`;
    case 'wrote':
      return `変更の作成が${changes}`;
  }
}

function place(folder: string): string {
  return folder === '.' ? '最上位フォルダー' : `${inlineCode(folder)} `;
}
