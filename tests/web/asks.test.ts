// The link in the asking comment: everybody may follow it, and only whoever is asked finds anything there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, formTo, readable } from './browser.ts';
import { ask, bond, past, wish } from './records.ts';
import { nobody, Place } from './site.ts';

const ID = '7:42:0';
let place: Place;
let mira: string;
beforeAll(async () => {
  place = await Place.open();
  mira = place.person('mira-holm');
  place.person('curious');
  place.person('nia-newell', { pairings: [wish({ id: ID })] });
});
afterAll(() => place.close());
beforeEach(() => {
  place.said.length = 0;
  place.answer = () => '+1';
  place.records.set(mira, { ...nobody, pairings: [ask({ id: ID, topic: 'webpack' })] });
});

const at = (id: string): string => `/asks/${id}`;

describe('whoever is asked', () => {
  it('signs in first, and reads who asks, where and about what', async () => {
    const { page } = await place.signIn('mira-holm', at(ID));
    expect(page.url).toBe(`${place.url}${at(ID)}`);
    const text = readable(page);
    expect(text).toContain('nia-newell could use your help on acme/rope, pull request #12');
    expect(text).toContain('They asked for help with webpack');
    expect(page.text).toContain(`href="${place.sandbox.url}/acme/rope/issues/12"`);
  });

  it.each(['mentor accept', 'mentor pass'] as const)(
    'can say %s, and no address tells which',
    async (verb) => {
      const { browser, page } = await place.signIn('mira-holm', at(ID));
      const after = await browser.submit(page, verb);
      expect(place.said).toMatchObject([
        {
          kind: 'command-given',
          by: { key: mira },
          thread: { repository: 7, number: 12 },
          line: { command: { verb } },
          comment: null,
        },
      ]);
      expect(after.url).toBe(`${place.url}/me?said=answered`);
      expect(readable(after)).toContain('Thank you for answering.');
      expect(place.logged).toEqual([]);
    },
  );

  it('hears when it came too late', async () => {
    place.answer = () => 'confused';
    const { browser, page } = await place.signIn('mira-holm', at(ID));
    expect(readable(await browser.submit(page, 'mentor accept'))).toContain('That is not possible just now.');
  });

  it('can say nothing else there', async () => {
    const { browser, page } = await place.signIn('mira-holm', at(ID));
    await browser.sendForm(page, formTo(page, `/asks/${encodeURIComponent(ID)}`), { verb: 'mentor done' });
    expect(place.said).toEqual([]);
  });
});

describe('there is nothing to answer', () => {
  const text = async (login: string, id: string): Promise<[number, string]> => {
    const { page } = await place.signIn(login, at(id));
    return [page.status, readable(page)];
  };

  it('for anybody else, for the newcomer, where it is over, and where nothing ever was: all the same', async () => {
    const answers = [
      await text('curious', ID),
      await text('nia-newell', ID),
      await text('curious', '7:1:0'),
      await text('mira-holm', '7:1:0'),
      await text('curious', '%3Cb%3E'),
    ];
    place.records.set(mira, { ...nobody, pairings: [bond({ id: ID, as: 'mentor' }), past({ id: '7:9:0' })] });
    answers.push(await text('mira-holm', ID), await text('mira-holm', '7:9:0'));
    const expected = [404, 'Nothing to answer There is nothing to answer here for you. To my page'];
    expect(answers).toEqual(answers.map(() => expected));
  });

  it('without signing in, whether there is such a question or not', async () => {
    for (const id of [ID, '7:1:0']) {
      const answer = await new Browser().send(`${place.url}${at(id)}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(at(id))}`);
      expect(answer.text).toBe('');
    }
  });

  it('by sending what somebody else may send', async () => {
    const { browser, page } = await place.signIn('curious', '/me/forget');
    const form = { ...formTo(page, '/me'), action: at(ID) };
    const answer = await browser.sendForm(page, form, { verb: 'mentor accept' });
    expect(answer.status).toBe(404);
    expect(readable(answer)).toContain('There is nothing to answer here for you.');
    expect(place.said).toEqual([]);
  });
});
