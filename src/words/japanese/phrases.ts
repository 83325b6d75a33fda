// Small pieces of Japanese that several messages are made of. What is bold ends before its punctuation: Markdown wants it so.
import type { ThreadKind } from '../../domain/thread.ts';
import { inLanguage } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

export const { count, number, day, wholeDay, list } = inLanguage('ja');

export function threadWord(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'プルリクエスト' : 'イシュー';
}

const UNIT: Readonly<Record<Unit, string>> = { hour: '時間', day: '日', week: '週間' };

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, { other: `#${UNIT[unit]}ほど` });
}

/** "2週間に1回" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return count(n, { other: `#${UNIT[unit]}に1回` });
}
