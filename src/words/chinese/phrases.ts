// Small pieces of Chinese that several messages are made of. What is bold ends before its punctuation: Markdown wants it so.
import type { ThreadKind } from '../../domain/thread.ts';
import { inLanguage } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

export const { count, number, day, wholeDay } = inLanguage('zh-CN');

/** Of pieces of code, so "和" has its space on both sides. */
export function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length <= 1 ? last : `${parts.slice(0, -1).join('、')} 和 ${last}`;
}

export function threadWord(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'pull request' : 'issue';
}

const UNIT: Readonly<Record<Unit, string>> = { hour: '小时', day: '天', week: '周' };

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, { other: `大约 # ${UNIT[unit]}` });
}

/** "每 2 周一次" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return n === 1 ? `每${UNIT[unit]}一次` : count(n, { other: `每 # ${UNIT[unit]}一次` });
}
