// Which open issues somebody could take up next: those that wait for help, nearest first to what they have just touched.
import type { LandedChange } from './contribution.ts';
import { byCodePoint } from './history.ts';
import { topicsOf, wordsOf } from './matching/topics.ts';
import type { Instant } from './time.ts';

/** An open issue that waits for somebody. */
export interface OpenIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly labels: readonly string[];
  readonly changedAt: Instant;
}

const MOST = 3;
/** A word of the path says more than a word of the title: titles share words by chance. */
const PATH_WEIGHT = 2;

export function nextSteps(
  issues: readonly OpenIssue[],
  touched: Pick<LandedChange, 'files' | 'title'>,
): OpenIssue[] {
  const { pathWords, titleWords } = topicsOf(touched);
  const nearness = (issue: OpenIssue): number => {
    const words = wordsOf([issue.title, ...issue.labels].join(' '));
    return PATH_WEIGHT * shared(words, pathWords) + shared(words, titleWords);
  };
  return issues
    .map((issue) => ({ issue, near: nearness(issue) }))
    .sort((a, b) => b.near - a.near || b.issue.changedAt - a.issue.changedAt || byUrl(a.issue, b.issue))
    .slice(0, MOST)
    .map(({ issue }) => issue);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}

const byUrl = (a: OpenIssue, b: OpenIssue): number => byCodePoint(a.url, b.url);
