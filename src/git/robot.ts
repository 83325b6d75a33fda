// Which signatures in git are no person's: robots, which keep a key that everybody drops, and the machinery of a merge button, which is nobody.
import { BOT_SUFFIX, isBotName } from '../domain/bot.ts';
import { loginIn, slugOf } from './name.ts';

/** A name and an address as git has them. */
export interface Signature {
  readonly name: string;
  readonly address: string;
}

// Robots that sign without `[bot]`, by the exact name they sign with. No guesses: a person may well be called Botha.
const SIGNED_AS: ReadonlySet<string> = new Set([
  'bors',
  'bors-servo',
  'github actions',
  'github merge queue',
  'greenkeeper',
  'homu',
  'renovate bot',
  'rust-bors',
  'rustbot',
  'transifex-robot',
]);

/** The key of a robot, always ending in `[bot]`; undefined for a person. */
export function robotKey({ name, address }: Signature): string | undefined {
  const login = loginIn(address);
  const isRobot =
    isBotName(name) || SIGNED_AS.has(name.toLowerCase()) || (login !== undefined && isBotName(login));
  if (!isRobot) return undefined;
  const called = isBotName(name) || login === undefined ? name : login;
  return `${slugOf(called.replace(/\[bot\]$/i, ''))}${BOT_SUFFIX}`;
}

/** GitHub's own signature, the committer of everything merged or edited on its pages. */
export function isMergeButton({ name, address }: Signature): boolean {
  return address.toLowerCase() === 'noreply@github.com' || (name === 'GitHub' && address === '');
}
