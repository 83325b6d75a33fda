// Signing in with GitHub's web flow, against the sandbox's sign-in page; and everything that must not let anybody in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { createPages } from '../../src/web/app.ts';
import { Browser, formTo, readable } from './browser.ts';
import { Place } from './site.ts';

let place: Place;
beforeAll(async () => {
  place = await Place.open();
  place.person('nina');
  place.person('mara');
});
afterAll(() => place.close());
beforeEach(() => {
  place.wallNow = Date.now();
  place.logged.length = 0;
});

/** How far a browser gets by itself: to GitHub, and back with a code that was not shown to anybody yet. */
async function untilCallback(
  login: string,
  browser = new Browser(),
): Promise<{ browser: Browser; back: URL }> {
  const begun = await browser.send(`${place.url}/sign-in?to=/me`);
  const there = new URL(begun.headers.get('location') ?? '');
  there.searchParams.set('login', login);
  const answer = await browser.send(there.href);
  return { browser, back: new URL(answer.headers.get('location') ?? '') };
}

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.send(`${place.url}/me`)).status === 200;

describe('signing in', () => {
  it('goes to GitHub and comes back to the page that was wanted', async () => {
    const { page } = await place.signIn('nina', '/me/forget');
    expect(page.url).toBe(`${place.url}/me/forget`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<bdi>nina</bdi>');
  });

  it('sends a state and a challenge that nobody can guess, and no secret', async () => {
    const seen = new Set<string>();
    for (let i = 0; i < 2; i++) {
      const begun = await new Browser().send(`${place.url}/sign-in`);
      const query = new URL(begun.headers.get('location') ?? '').searchParams;
      expect(query.get('code_challenge_method')).toBe('S256');
      expect(query.get('redirect_uri')).toBe(`${place.url}/sign-in/callback`);
      expect([...query.keys()]).not.toContain('client_secret');
      for (const name of ['state', 'code_challenge']) {
        expect(query.get(name)).toMatch(/^[\w-]{43}$/);
        seen.add(query.get(name) ?? '');
      }
    }
    expect(seen.size).toBe(4);
  });

  it('keeps no token anywhere: the session says who it is, and nothing else', async () => {
    const { browser } = await place.signIn('nina');
    const session = decodeURIComponent(browser.jar(place.url).get('belay-session') ?? '');
    const { value, until } = JSON.parse(session.slice(0, session.lastIndexOf('.'))) as {
      value: { person: object; id: string; since: number };
      until: number;
    };
    const id = String(place.sandbox.world.user('nina').id);
    expect(value.person).toEqual({ key: id, login: 'nina', isBot: false });
    expect(Object.keys(value).sort()).toEqual(['id', 'person', 'since']);
    expect(until - value.since).toBe(8 * HOUR);
    expect([...browser.jar(place.url).keys()]).toEqual(['belay-session']);
  });

  it('sets cookies that no script reads, and under https only this host can set', async () => {
    const overHttp = await new Browser().send(`${place.url}/sign-in`);
    expect(overHttp.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^belay-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const safe = createPages(place.site('https://belay.example.org'));
    const answer = await safe.request('https://belay.example.org/sign-in');
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-belay-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  it('ends after eight hours', async () => {
    const { browser } = await place.signIn('nina');
    place.wallNow = Date.now() + 8 * HOUR - MINUTE;
    expect(await isSignedIn(browser)).toBe(true);
    place.wallNow = Date.now() + 8 * HOUR + MINUTE;
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('ends when somebody signs out', async () => {
    const { browser, page } = await place.signIn('nina');
    const gone = await browser.sendForm(page, formTo(page, '/sign-out'));
    expect(gone.url).toBe(`${place.url}/?said=signed-out`);
    expect(readable(gone)).toContain('You are signed out.');
    expect(await isSignedIn(browser)).toBe(false);
  });
});

describe('nobody is signed in', () => {
  it('with a state that is not that of their own browser', async () => {
    const { back } = await untilCallback('mara');
    // Somebody else's code, slipped to a browser that began a sign-in of its own, or none.
    const victim = new Browser();
    await victim.send(`${place.url}/sign-in`);
    const answer = await victim.send(back.href);
    expect(answer.status).toBe(400);
    expect(readable(answer)).toContain('begun in another window');
    expect(await isSignedIn(victim)).toBe(false);
    expect((await new Browser().send(back.href)).status).toBe(400);
  });

  it.each([
    ['state', 'another'],
    ['state', ''],
    ['code', 'ffffffffffffffffffff'],
    ['code', ''],
  ])('with the %s %j', async (name, value) => {
    const { browser, back } = await untilCallback('nina');
    back.searchParams.set(name, value);
    expect((await browser.send(back.href)).status).toBe(400);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('with a code that was used, even by the browser that used it', async () => {
    const { browser, back } = await untilCallback('nina');
    const before = new Map(browser.jar(place.url));
    expect((await browser.send(back.href)).status).toBe(303);
    browser.jar(place.url).clear();
    expect((await browser.send(back.href)).status).toBe(400);
    // Not even with the cookie of that time.
    for (const [name, value] of before) browser.jar(place.url).set(name, value);
    expect((await browser.send(back.href)).status).toBe(400);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('when GitHub says no', async () => {
    const { browser, back } = await untilCallback('nina');
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', '<b>no</b>');
    const answer = await browser.send(back.href);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('<b>no');
  });

  it('later than ten minutes after they began', async () => {
    const { browser, back } = await untilCallback('nina');
    place.wallNow = Date.now() + 11 * MINUTE;
    expect((await browser.send(back.href)).status).toBe(400);
  });

  it('by asking for headers only, which does not use the code up', async () => {
    const { browser, back } = await untilCallback('nina');
    expect((await browser.send(back.href, { method: 'HEAD' })).status).toBe(405);
    expect((await browser.send(back.href)).status).toBe(303);
  });

  it('while GitHub is away, and the log says why without the code', async () => {
    const { browser, back } = await untilCallback('nina');
    place.sandbox.faults.next({ kind: 'status', status: 502 });
    const answer = await browser.send(back.href);
    expect(answer.status).toBe(503);
    expect(readable(answer)).toContain('GitHub does not answer');
    expect(place.logged).toHaveLength(1);
    expect(JSON.stringify(place.logged)).not.toContain(back.searchParams.get('code'));
  });

  it('as an organisation', async () => {
    place.sandbox.world.addRepository({ owner: 'some-makers', name: 'thing' });
    const page = await new Browser().open(`${place.url}/me`);
    expect(page.text).not.toContain('>some-makers</a>');
  });
});

describe('a cookie', () => {
  const session = (browser: Browser) => browser.jar(place.url).get('belay-session') ?? '';
  const withSession = (value: string): Browser => {
    const browser = new Browser();
    browser.jar(place.url).set('belay-session', value);
    return browser;
  };

  it('that was copied whole is that session', async () => {
    const { browser } = await place.signIn('nina');
    expect(await isSignedIn(withSession(session(browser)))).toBe(true);
  });

  it.each<[string, (value: string) => string]>([
    ['with another person in it', (value) => value.replace('nina', 'mara')],
    ['with another end', (value) => value.replace(/(until%22%3A)\d/, '$19')],
    ['without its signature', (value) => value.slice(0, value.lastIndexOf('.'))],
    ['with an empty signature', (value) => value.slice(0, value.lastIndexOf('.') + 1)],
    ['with a signature of zeros', (value) => value.replace(/[.][^.]*$/, `.${'A'.repeat(43)}%3D`)],
    ['of nonsense', () => 'nonsense'],
    ['of nothing', () => ''],
  ])('%s lets nobody in', async (_, forge) => {
    const { browser } = await place.signIn('nina');
    const forged = forge(session(browser));
    expect(forged).not.toBe(session(browser));
    expect(await isSignedIn(withSession(forged))).toBe(false);
  });

  it('of a sign-in that was begun is no session', async () => {
    const browser = new Browser();
    await browser.send(`${place.url}/sign-in`);
    const begun = browser.jar(place.url).get('belay-sign-in') ?? '';
    expect(begun).not.toBe('');
    expect(await isSignedIn(withSession(begun))).toBe(false);
  });
});

describe('after signing in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/..//evil.example',
    '/%0d%0aLocation:%20//evil.example/../..//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '@evil.example',
    '',
    '/sign-in?to=/me',
  ])('nobody is led astray by %j', async (to) => {
    const { page } = await place.signIn('nina', `/sign-in?to=${encodeURIComponent(to)}`);
    expect(new URL(page.url).origin).toBe(place.url);
    expect(page.url.replace(/%0d.*/i, '')).toMatch(/\/(me)?$/);
  });

  it.each(['/asks/7:42:0', '/concerns/7?said=kept'])('somebody arrives at %s', async (to) => {
    const { page } = await place.signIn('nina', `/sign-in?to=${encodeURIComponent(to)}`);
    expect(page.url).toBe(`${place.url}${to}`);
  });
});
