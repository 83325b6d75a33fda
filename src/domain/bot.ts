// Who is a machine. Exact rules only: guessing by a name would silence people who are called Abbot or like robots.

/** The ending of every GitHub App's login, and of the keys that a clone gives to robots. */
export const BOT_SUFFIX = '[bot]';

// The accounts GitHub itself acts with; as git or a file names them, without the suffix that its API adds.
const GITHUB_AGENTS: ReadonlySet<string> = new Set([
  'copilot',
  'copilot-pull-request-reviewer',
  'copilot-swe-agent',
  'dependabot',
  'dependabot-preview',
  'github-actions',
  'github-merge-queue',
  'web-flow',
]);

/** Tells whether a login or key belongs to nobody: it ends in `[bot]`, is one of GitHub's own agents, or is in the caller's list; upper and lower case are the same. */
export function isBotName(loginOrKey: string, extra: readonly string[] = []): boolean {
  const name = loginOrKey.toLowerCase();
  if (name.endsWith(BOT_SUFFIX) || GITHUB_AGENTS.has(name)) return true;
  return extra.some((exact) => exact.toLowerCase() === name);
}
