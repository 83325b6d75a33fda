// Where to go after signing in. Only a page of our own: a link that begins here must not end on somebody else's site.
const HOME = '/me';
const NOWHERE = 'http://pages.invalid';

/** The path if it is one of ours, else the page that everybody has. */
export function localPath(to: string | undefined): string {
  if (to === undefined || !isLocal(to)) return HOME;
  const url = new URL(to, NOWHERE);
  const path = `${url.pathname}${url.search}`;
  // `/.//evil.example` is a path as it stands, and another site once its dots are resolved.
  const staysHere = url.origin === NOWHERE && isLocal(path);
  return staysHere && !path.startsWith('/sign-in') ? path : HOME;
}

/** Browsers read a backslash as a slash, and leave out line breaks and tabs. */
function isLocal(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) && URL.canParse(path, NOWHERE);
}
