// Signing in and out. What was begun is kept in the browser that began it, so that nobody can be signed in as somebody else.
import type { Context, Hono } from 'hono';
import { encodeBase64Url } from 'hono/utils/encode';
import { timingSafeEqual } from 'hono/utils/buffer';
import { MINUTE } from '../../domain/time.ts';
import type { SignInAttempt } from '../../flow/pages-ports.ts';
import type { Gate } from '../gate.ts';
import { localPath } from '../local-path.ts';
import { notSignedIn } from '../pages/notices.ts';
import { addressWith } from '../pages/sayings.ts';
import { sealed, texts } from '../sealed.ts';
import { sessionsOf } from '../session.ts';
import type { Site } from '../site.ts';

const CALLBACK = '/sign-in/callback';
/** As long as GitHub's codes hold. */
const ATTEMPT_LASTS_MS = 10 * MINUTE;

interface Begun extends Pick<SignInAttempt, 'state' | 'verifier'> {
  /** Where they wanted to go. */
  readonly to: string;
}

export function signInRoutes(app: Hono, site: Site, gate: Gate): void {
  const begun = sealed<Begun>(site, {
    name: 'belay-sign-in',
    lastsMs: ATTEMPT_LASTS_MS,
    read: (value) => texts(value, 'state', 'verifier', 'to'),
  });
  const sessions = sessionsOf(site);

  app.get('/sign-in', async (c) => {
    const attempt = { state: unguessable(), verifier: unguessable(), to: localPath(c.req.query('to')) };
    await begun.put(c, attempt);
    return c.redirect(site.signIn.addressFor(attemptOf(attempt, site)), 303);
  });

  app.get(CALLBACK, async (c) => {
    // Whoever only asks for headers would use up the code.
    if (c.req.method !== 'GET') return c.text('', 405, { Allow: 'GET' });
    const attempt = await begun.take(c);
    begun.drop(c);
    const code = attempt && (await codeFor(attempt, c));
    const person = code ? await site.signIn.whoIs(code, attemptOf(attempt, site)) : null;
    if (!attempt || !person) return c.html(notSignedIn(), 400);
    await sessions.open(c, person);
    return c.redirect(attempt.to, 303);
  });

  const gone = addressWith('/', 'signed out');
  const signOut = gate.act((c) => {
    sessions.end(c);
    return c.redirect(gone, 303);
  }, gone);
  app.post('/sign-out', signOut);
}

/** The code that came with this attempt; null where GitHub said no, or the state is another's. */
async function codeFor({ state }: Begun, c: Context): Promise<string | null> {
  const { code = '', state: found = '' } = c.req.query();
  return (await timingSafeEqual(found, state)) && code !== '' ? code : null;
}

function attemptOf({ state, verifier }: Begun, { url }: Site): SignInAttempt {
  return { state, verifier, returnTo: `${url}${CALLBACK}` };
}

/** In the letters that a verifier may have. */
function unguessable(): string {
  return encodeBase64Url(globalThis.crypto.getRandomValues(new Uint8Array(32)).buffer).replace(/=+$/, '');
}
