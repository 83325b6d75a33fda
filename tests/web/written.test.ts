// What people write to whoever the project trusts: who may write, what is kept, and who alone may read it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import { Browser, formTo, readable, type Page } from './browser.ts';
import { acme, bond, past, rope } from './records.ts';
import { NOW, Place } from './site.ts';

const ID = '7:42:0';
let place: Place;
let nina: string;
let mara: string;
beforeAll(async () => {
  place = await Place.open();
  nina = place.person('nina', { pairings: [past({ id: ID })] });
  mara = place.person('mara', {
    pairings: [past({ id: ID, as: 'mentor', other: 'nina' })],
    owners: [acme()],
  });
  place.person('cora-listens');
  place.person('curious');
});
afterAll(() => place.close());
beforeEach(() => {
  place.words.length = 0;
  place.projects.clear();
  place.projects.set(7, rope());
});

const statusFor = async (login: string, path: string): Promise<number> =>
  (await place.signIn(login, path)).page.status;

async function write(login: string, path: string, typed: Record<string, string>): Promise<Page> {
  const { browser, page } = await place.signIn(login, path);
  return browser.sendForm(page, formTo(page, path.replaceAll(':', '%3A')), typed);
}

describe('the two questions', () => {
  const path = `/pairings/${ID}`;

  it('are kept as answers of whoever wrote them', async () => {
    const after = await write('nina', path, { helped: 'Patience.\r\nAnd tea.', know: '' });
    expect(readable(after)).toContain('Thank you. Your words are kept.');
    await write('mara', path, { helped: '', know: 'The build is hard to start.' });
    const common = {
      repository: 7,
      kind: 'answers',
      pairing: ID,
      at: NOW,
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    };
    expect(place.words).toEqual([
      { ...common, person: nina, role: 'newcomer', words: { helped: 'Patience.\nAnd tea.' } },
      { ...common, person: mara, role: 'mentor', words: { know: 'The build is hard to start.' } },
    ]);
  });

  it('are answered once', async () => {
    const { browser, page } = await place.signIn('nina', path);
    const form = formTo(page, `/pairings/${encodeURIComponent(ID)}`);
    await browser.sendForm(page, form, { helped: 'Tea.' });
    const again = await browser.sendForm(page, form, { helped: 'More tea.' });
    expect(readable(again)).toContain('You have answered the two questions.');
    expect(place.words).toHaveLength(1);
  });

  it.each([
    [{ helped: '', know: '  ' }, 'There was nothing to keep.'],
    [{ helped: 'x'.repeat(2001) }, 'That is longer than I can keep.'],
  ])('need an answer that can be kept', async (typed, sentence) => {
    expect(readable(await write('nina', path, typed))).toContain(sentence);
    expect(place.words).toEqual([]);
  });

  it('are there for nobody else, before the end, or where nobody reads the answers', async () => {
    expect(await statusFor('nina', path)).toBe(200);
    expect(await statusFor('curious', path)).toBe(404);
    expect(await statusFor('cora-listens', path)).toBe(404);
    place.projects.set(7, rope({ contact: null }));
    expect(await statusFor('nina', path)).toBe(404);
    place.projects.clear();
    expect(await statusFor('nina', path)).toBe(404);
    place.person('olga', { pairings: [bond({ id: '7:50:0' })] });
    place.projects.set(7, rope());
    expect(await statusFor('olga', '/pairings/7:50:0')).toBe(404);
  });
});

describe('a concern', () => {
  it('can be written by anybody who signs in', async () => {
    const after = await write('curious', '/concerns/7', { concern: 'Somebody is unkind.' });
    expect(readable(after)).toContain('Thank you. Your words are kept.');
    expect(place.words).toMatchObject([
      {
        kind: 'concern',
        repository: 7,
        pairing: null,
        role: null,
        words: { concern: 'Somebody is unkind.' },
      },
    ]);
  });

  it('says beforehand who reads it', async () => {
    const { page } = await place.signIn('curious', '/concerns/7');
    expect(readable(page)).toContain('acme/rope chose cora-listens to read this.');
  });

  it('that is sent twice is kept once, and nobody writes without end', async () => {
    const { browser, page } = await place.signIn('curious', '/concerns/7');
    const form = formTo(page, '/concerns/7');
    await browser.sendForm(page, form, { concern: 'Once.' });
    await browser.sendForm(page, form, { concern: 'Once.' });
    expect(place.words).toHaveLength(1);
    for (let i = 0; i < 6; i++) {
      const fresh = await browser.open(`${place.url}/concerns/7`);
      await browser.sendForm(fresh, formTo(fresh, '/concerns/7'), { concern: `Again ${i}.` });
    }
    expect(place.words).toHaveLength(5);
    place.clock.advance(DAY);
    const tomorrow = await browser.open(`${place.url}/concerns/7`);
    await browser.sendForm(tomorrow, formTo(tomorrow, '/concerns/7'), { concern: 'A new day.' });
    expect(place.words).toHaveLength(6);
    place.clock.advance(-DAY);
  });

  it('has no page where nobody was named, where there is nothing, or where they may not look', async () => {
    place.projects.set(8, rope({ id: 8, contact: null }));
    place.projects.set(9, rope({ id: 9, isPrivate: true }));
    for (const id of ['8', '9', '10', 'acme', '7x', '-7', '1e1', '00000000000000000007'])
      expect([id, await statusFor('curious', `/concerns/${id}`)]).toEqual([id, 404]);
    place.projects.set(7, rope({ isPrivate: true }));
    expect(await statusFor('curious', '/concerns/7')).toBe(404);
    expect(await statusFor('mara', '/concerns/7')).toBe(200);
  });
});

describe('what was written', () => {
  const word = (i: number) => ({
    id: String(i),
    repository: 7,
    kind: 'concern' as const,
    pairing: null,
    person: nina,
    role: null,
    words: { concern: `Concern ${i}.` },
    at: NOW + i,
  });

  it('is read by the one who is named, latest first, some at a time', async () => {
    for (let i = 0; i < 12; i++) place.words.push(word(i));
    const { browser, page } = await place.signIn('cora-listens', '/contact/7');
    expect(readable(page).match(/Concern \d+/g)).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((i) => `Concern ${i}`),
    );
    expect(readable(page)).toContain('nina , 1 April 2026');
    const older = await browser.open(`${place.url}/contact/7?from=10`);
    expect(readable(older).match(/Concern \d+/g)).toEqual(['Concern 1', 'Concern 0']);
    expect(older.text).not.toContain('Older ones');
  });

  it('says which question was answered, and by whom', async () => {
    const answers = {
      kind: 'answers',
      pairing: ID,
      role: 'newcomer',
      words: { helped: 'Tea.', know: 'More.' },
    } as const;
    place.words.push({ ...word(1), ...answers });
    const { page } = await place.signIn('cora-listens', '/contact/7');
    expect(readable(page)).toContain(
      'After a mentorship nina , as newcomer, 1 April 2026 What helped? Tea. What should we know? More.',
    );
  });

  it('is a page that does not exist for everybody else', async () => {
    place.words.push(word(1));
    const seen = async (login: string, path: string) => {
      const { browser } = await place.signIn(login);
      const page = await browser.open(`${place.url}${path}`);
      return [page.status, readable(page)];
    };
    const nowhere = await seen('nina', '/nowhere');
    expect(nowhere[0]).toBe(404);
    for (const login of ['nina', 'mara', 'curious']) expect(await seen(login, '/contact/7')).toEqual(nowhere);
    expect(await seen('cora-listens', '/contact/8')).toEqual(nowhere);
    place.projects.set(7, rope({ contact: null }));
    expect(await seen('cora-listens', '/contact/7')).toEqual(nowhere);
  });

  it('is not for whoever took the login of the one who is named', async () => {
    const session = await place.signIn('cora-listens', '/me');
    expect((await session.browser.open(`${place.url}/contact/7`)).status).toBe(200);
    place.sandbox.world.renameUser('cora-listens', 'cora-was-here');
    place.person('cora-listens');
    expect((await session.browser.open(`${place.url}/contact/7`)).status).toBe(404);
  });

  it('is not shown without signing in', async () => {
    const answer = await new Browser().send(`${place.url}/contact/7`);
    expect([answer.status, answer.text]).toEqual([303, '']);
  });
});
