// What is the same in every language: how sentences become paragraphs and lists, and how people's own words stand among them.
import { LONGEST_LINE, type Agreement } from '../domain/agreement.ts';
import type { PersonKey } from '../domain/contribution.ts';
import type { OpenIssue } from '../domain/next-steps.ts';
import type { Person } from '../domain/person.ts';
import { inlineCode, safeUrl } from './safe.ts';

type Part = string | false | null;

export const REPORT_ABUSE =
  'https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam';

export function sentences(...parts: readonly Part[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Chinese and Japanese leave no space between sentences. */
export function unspaced(...parts: readonly Part[]): string {
  return parts.filter(Boolean).join('');
}

export function paragraphs(...parts: readonly Part[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** For half a sentence that can also begin one. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function listUnder(heading: string, lines: readonly string[]): string {
  return [heading, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

/** Calls somebody where that is wished, and names them where it is not. */
export function named({ key, login }: Person, mentioned: readonly PersonKey[]): string {
  return mentioned.includes(key) ? `@${login}` : login;
}

/** Titles are other people's words, so they stand as code: they mention nobody. */
export function issueLines(issues: readonly OpenIssue[], colon = ': '): string {
  return issues
    .map(({ number, title, url }) => {
      const safe = safeUrl(url);
      const name = safe === null ? `#${number}` : `[#${number}](${safe})`;
      return `- ${name}${colon}${inlineCode(title)}`;
    })
    .join('\n');
}

/** What the two may say at its full length. */
export function wholeLine(text: string): string {
  return inlineCode(text, LONGEST_LINE);
}

/** What the two agreed on, in their own words, which stand as code: they mention nobody. */
export function plan(goalIs: string, { goal, steps }: Agreement): string | null {
  const boxes = steps.map(({ text, isDone }, i) => `- [${isDone ? 'x' : ' '}] ${i + 1}. ${wholeLine(text)}`);
  const parts = [goal !== null && `${goalIs}${wholeLine(goal)}`, boxes.join('\n')].filter(Boolean);
  return parts.length > 0 ? parts.join('\n\n') : null;
}
