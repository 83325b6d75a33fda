// The environment → where the private pages are and what GitHub knows them by; null where nobody asked for them. All three names
// or none: half a sign-in is a mistake that would be noticed by people instead of by whoever runs the server.

type Environment = Readonly<Record<string, string | undefined>>;

export interface PagesConfig {
  /** Where people reach the pages, without a slash at the end. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** GitHub as browsers see it, without a slash at the end. */
  readonly githubUrl: string;
}

/** Takes note of what is wrong. */
export type Complain = (problem: string) => void;

const NEEDED = {
  BELAY_PUBLIC_URL: 'the address under which people reach this server',
  GITHUB_CLIENT_ID: 'the client ID on the App’s settings page',
  GITHUB_CLIENT_SECRET: 'a client secret made on the App’s settings page',
} as const;

type Needed = keyof typeof NEEDED;

export function readPages(env: Environment, apiUrl: string, complain: Complain): PagesConfig | null {
  const names = Object.keys(NEEDED) as Needed[];
  const missing = names.filter((name) => valueOf(env, name) === '');
  const githubUrl = readGitHubUrl(env, apiUrl, complain);
  if (missing.length === names.length) return null;
  const set = names.filter((name) => !missing.includes(name)).join(' and ');
  for (const name of missing)
    complain(
      `${name} is missing: set it to ${NEEDED[name]}, or leave out ${set}, too: then there are no private pages`,
    );
  return {
    url: readUrl(valueOf(env, 'BELAY_PUBLIC_URL'), complain),
    clientId: valueOf(env, 'GITHUB_CLIENT_ID'),
    clientSecret: valueOf(env, 'GITHUB_CLIENT_SECRET'),
    githubUrl,
  };
}

function valueOf(env: Environment, name: string): string {
  return env[name]?.trim() ?? '';
}

/** A session's cookie must not travel in the clear; on one's own machine there is no way to travel. */
function readUrl(text: string, complain: Complain): string {
  if (text === '') return text;
  const url = addressOf(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname));
  if (url && isSafe && isBare(url)) return url.origin;
  complain(
    `BELAY_PUBLIC_URL is ${JSON.stringify(text)}, expected an https:// address without a path (http:// for localhost only)`,
  );
  return text;
}

/** Where people sign in is not always where the API is: github.com, Enterprise Server and data residency each differ. */
function readGitHubUrl(env: Environment, apiUrl: string, complain: Complain): string {
  const text = valueOf(env, 'GITHUB_WEB_URL');
  if (text === '') return besideApi(env, apiUrl);
  const url = addressOf(text);
  if (url && isBare(url)) return url.origin;
  complain(
    `GITHUB_WEB_URL is ${JSON.stringify(text)}, expected an http:// or https:// address without a path`,
  );
  return text;
}

function besideApi(env: Environment, apiUrl: string): string {
  const host = valueOf(env, 'GHE_HOST');
  if (host !== '') return `https://${host}`;
  const { protocol, host: apiHost, origin } = addressOf(apiUrl) ?? new URL('https://api.github.com');
  const hasOwnName = apiHost === 'api.github.com' || /^api[.].+[.]ghe[.]com$/.test(apiHost);
  return hasOwnName ? `${protocol}//${apiHost.replace(/^api[.]/, '')}` : origin;
}

function addressOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}

/** Cookies and redirects hold for a whole host, so a path could not keep others out. */
function isBare({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]';
}
