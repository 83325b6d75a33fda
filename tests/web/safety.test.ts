// What holds for every page, and for every form that comes from somewhere else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noAgreement } from '../../src/domain/agreement.ts';
import { createPages } from '../../src/web/app.ts';
import { Browser, formsOf, formTo, type Page } from './browser.ts';
import { acme, ask, bond, past, rope, wish } from './records.ts';
import { NOW, nobody, Place } from './site.ts';

const PATHS = [
  '/',
  '/me',
  '/me/forget',
  '/me/owners/acme',
  '/me/pairings/7:1:0',
  '/asks/7:2:0',
  '/pairings/7:3:0',
  '/concerns/7',
  '/contact/7',
  '/nowhere',
];

let place: Place;
let key: string;
let browser: Browser;
beforeAll(async () => {
  place = await Place.open();
  key = place.person('nina');
  place.person('mara');
  ({ browser } = await place.signIn('nina'));
});
afterAll(() => place.close());
beforeEach(() => {
  place.said.length = 0;
  place.words.length = 0;
  fill('a plain word');
});

/** Everything that somebody else may have written, wherever a page shows it. */
function fill(text: string, name = text): void {
  const steps = [
    { text, isDone: true },
    { text, isDone: false },
  ];
  const placed = { title: text, owner: name, name };
  const said = { ...acme().said, topics: [text, text] };
  const repositories = [
    { id: 7, name, offer: 'offered' as const },
    { id: 8, name, offer: null },
  ];
  place.records.set(key, {
    ...nobody,
    zone: 'Europe/Berlin',
    languages: [text],
    owners: [acme({ said, repositories }), acme({ owner: name, said, repositories })],
    pairings: [
      ask({ ...placed, id: '7:2:0', newcomer: name, topic: text }),
      bond({ ...placed, id: '7:1:0', other: name, agreement: { ...noAgreement, goal: text, steps } }),
      wish({ ...placed, id: name }),
      past({ ...placed, id: '7:3:0', other: name }),
    ],
  });
  place.projects.set(7, rope({ owner: name, name, contact: 'nina' }));
  place.words.push({
    id: 'one',
    repository: 7,
    kind: 'answers',
    pairing: null,
    person: 'nobody',
    role: 'mentor',
    words: { helped: text, [text]: text },
    at: NOW,
  });
}

const open = (path: string): Promise<Page> => browser.open(`${place.url}${path}`);

describe.each(PATHS)('the page %s', (path) => {
  it('may run nothing, load nothing but its stylesheet, and be framed nowhere', async () => {
    const { headers, text } = await open(path);
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'self'; form-action 'self' ${place.sandbox.url}; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=UTF-8',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(text).not.toMatch(/<script|<style|<img|<iframe|\sstyle=|\son\w+=|javascript:/i);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('is small, has one heading above all, and a label for every field', async () => {
    const { status, text } = await open(path);
    expect(status).toBe(path === '/nowhere' ? 404 : 200);
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(text.match(/<h1>/g)).toHaveLength(1);
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = [...text.matchAll(/<label\s+for="([^"]*)"/g)].map(([, id]) => id);
    const fields = [...text.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([field]) => field);
    const shown = fields.filter((field) => !field.includes('type="hidden"'));
    expect(shown.map((field) => /\sid="([^"]*)"/.exec(field)?.[1])).toEqual(labels);
  });

  it('shows other people’s words as words', async () => {
    fill(`</bdi></p>"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b`);
    const { status, text } = await open(path);
    expect(status).not.toBe(500);
    expect(text).not.toMatch(/<script|<img/);
    expect(text).not.toContain(`"'>`);
    fill('\u202eevil', 'somebody');
    // Text that runs the other way ends where it stands.
    const page = (await open(path)).text;
    const apart = page.replace(/<bdi>[^<]*<\/bdi>|<blockquote>[^<]*<\/blockquote>|\svalue="[^"]*"/g, '');
    expect(apart).not.toContain('\u202e');
  });

  it('never acts when it is only looked at', async () => {
    const query = 'verb=mentor+accept&verb=mentor+stop&repository=7&concern=x&helped=x';
    const before = place.words.length;
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
      await browser.send(`${place.url}${path}?${query}`, { method });
    }
    expect(place.said).toEqual([]);
    expect(place.words).toHaveLength(before);
    expect((await open('/me')).status).toBe(200);
  });
});

describe('the page of somebody with much on their hands', () => {
  it.each([
    [2, 1],
    [2, 100],
    [30, 1],
    [30, 100],
  ])('is small, too: %i pairings, %i owners', async (pairings, owners) => {
    const steps = Array.from({ length: 12 }, (_, i) => ({
      text: `${i} ${'wick '.repeat(39)}`,
      isDone: i < 6,
    }));
    const agreement = { ...noAgreement, goal: 'x'.repeat(200), steps };
    const title = 'y'.repeat(250);
    const repositories = Array.from({ length: 200 }, (_, i) => ({
      id: i + 1,
      name: `repository-${i}`,
      offer: null,
    }));
    const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
    place.records.set(key, {
      ...nobody,
      owners: times(owners, (i) => acme({ owner: `owner-${i}`, repositories })),
      pairings: [
        ...times(pairings, (i) => bond({ id: `7:${i}:0`, title, agreement })),
        ...times(100, (i) => past({ id: `7:${i}:1` })),
      ],
    });
    expect(Buffer.byteLength((await open('/me')).text)).toBeLessThan(20_000);
  });
});

describe('a form', () => {
  const home = async (): Promise<Page> => {
    place.records.set(key, { ...nobody, owners: [acme()] });
    return open('/me');
  };
  const fieldsOf = (page: Page): Record<string, string> => {
    const form = formsOf(page).find(({ text }) => text.includes('value="mentor stop"'));
    return { ...form?.hidden };
  };
  const post = (
    fields: Record<string, string>,
    headers: Record<string, string>,
    path = '/me',
  ): Promise<Page> =>
    browser.send(`${place.url}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });

  it('from our own page is heard', async () => {
    const answer = await post(fieldsOf(await home()), { origin: place.url });
    expect(answer.headers.get('location')).toBe('/me?said=mentor-stop');
    expect(place.said).toHaveLength(1);
  });

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{}],
  ] as [Record<string, string>][])('from elsewhere is not heard: %j', async (headers) => {
    const answer = await post(fieldsOf(await home()), headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(place.said).toEqual([]);
  });

  it.each([
    ['without a token', { token: '' }],
    ['with another token', { token: 'f'.repeat(32) }],
    ['without the name under which it counts once', { once: '' }],
  ])('%s is not heard', async (_, differs) => {
    const answer = await post({ ...fieldsOf(await home()), ...differs }, { origin: place.url });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('I could not be sure that you sent it.');
    expect(place.said).toEqual([]);
  });

  it('with somebody else’s token, or of an earlier session of mine, is not heard', async () => {
    const fields = fieldsOf(await home());
    for (const login of ['mara', 'nina']) {
      const { page } = await place.signIn(login);
      const answer = await post(
        { ...fields, token: formTo(page, '/sign-out').hidden['token'] ?? '' },
        { origin: place.url },
      );
      expect(answer.status).toBe(403);
    }
    expect(place.said).toEqual([]);
  });

  it.each(['application/json', 'text/plain', 'application/octet-stream'])(
    'as %s is not heard',
    async (type) => {
      const headers = { 'content-type': type, origin: place.url };
      const body = type === 'application/json' ? JSON.stringify(fieldsOf(await home())) : 'verb=mentor+stop';
      const answer = await browser.send(`${place.url}/me`, { method: 'POST', headers, body });
      expect(answer.status).toBe(403);
      expect(place.said).toEqual([]);
    },
  );

  it('with files instead of words is not heard', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fieldsOf(await home())))
      body.set(name, new Blob([value]), 'file');
    const answer = await browser.send(`${place.url}/me`, {
      method: 'POST',
      headers: { origin: place.url },
      body,
    });
    expect(answer.status).toBe(403);
  });

  it('that is far too long is not read', async () => {
    const fields = { ...fieldsOf(await home()), text: 'x'.repeat(100_000) };
    expect((await post(fields, { origin: place.url })).status).toBe(413);
    expect(place.said).toEqual([]);
  });

  it('of whoever is not signed in any more leads to signing in', async () => {
    const fields = fieldsOf(await home());
    const answer = await new Browser().send(`${place.url}/me`, {
      method: 'POST',
      headers: { origin: place.url },
      body: new URLSearchParams(fields),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fme']);
    expect(place.said).toEqual([]);
  });

  it.each(PATHS)('to %s without a session does nothing', async (path) => {
    const answer = await new Browser().send(`${place.url}${path}`, {
      method: 'POST',
      headers: { origin: place.url },
      body: new URLSearchParams({
        verb: 'mentor stop',
        concern: 'x',
        token: 'x',
        once: 'x',
        repository: '7',
      }),
    });
    expect([303, 404]).toContain(answer.status);
    expect(place.said).toEqual([]);
  });
});

describe('an address', () => {
  it.each(['<b>you won</b>', 'constructor', '__proto__', 'mentor-accept', 'mentor-pass', ''])(
    'puts no words into a page: %j',
    async (said) => {
      const { text } = await open(`/me?said=${encodeURIComponent(said)}`);
      expect(text).not.toContain('role="status"');
      expect(text).not.toContain('you won');
    },
  );
});

describe('under https', () => {
  it('browsers are told to stay there', async () => {
    const safe = createPages(place.site('https://belay.example.org'));
    const answer = await safe.request('https://belay.example.org/');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=15552000');
    expect((await open('/')).headers.has('strict-transport-security')).toBe(false);
  });
});

describe('the stylesheet', () => {
  it('is served from here, and kept for a while', async () => {
    const { status, headers, text } = await open('/pages.css');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(headers.get('cache-control')).toBe('max-age=3600');
    expect(text).not.toMatch(/url\(|@import/);
  });

  it('has colours that can be read, in the light and in the dark', async () => {
    const { text } = await open('/pages.css');
    const schemes = [...text.matchAll(/:root \{([^}]*)\}/g)].map(
      ([, inside = '']) =>
        new Map(
          [...inside.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
        ),
    );
    expect(schemes).toHaveLength(2);
    for (const colours of schemes) {
      const of = (one: string, other: string) => contrast(colours.get(one) ?? '', colours.get(other) ?? '');
      for (const ink of ['ink', 'soft', 'link']) expect(of(ink, 'paper')).toBeGreaterThan(4.5);
      expect(of('ink', 'saying')).toBeGreaterThan(4.5);
      expect(of('on-button', 'button')).toBeGreaterThan(4.5);
      // What is no text, but tells where a field is.
      expect(of('line', 'paper')).toBeGreaterThan(3);
    }
  });
});

/** As WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
