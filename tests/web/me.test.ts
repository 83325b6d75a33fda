// Everybody's own page: what it shows, and that each of its forms is heard as the command that it stands for.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noAgreement } from '../../src/domain/agreement.ts';
import type { Command } from '../../src/domain/command.ts';
import { DAY } from '../../src/domain/time.ts';
import type { PersonalRecord } from '../../src/flow/pages-ports.ts';
import { GitHubTrouble, NotYet } from '../../src/flow/trouble.ts';
import { formsOf, formTo, readable, type Browser, type Page } from './browser.ts';
import { acme, ask, bond, past, rope, wish } from './records.ts';
import { nobody, NOW, Place } from './site.ts';

const A_PAGES_UTTERANCE = expect.stringMatching(/^page:[0-9a-f]{32}$/) as string;

let place: Place;
let key: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  place = await Place.open();
  key = place.person('nina');
  ({ browser } = await place.signIn('nina'));
});
afterAll(() => place.close());
beforeEach(() => {
  place.said.length = 0;
  place.answer = () => '+1';
});

async function withRecord(record: Partial<PersonalRecord>): Promise<Page> {
  place.records.set(key, { ...nobody, ...record });
  page = await browser.open(`${place.url}/me`);
  return page;
}

const commands = (): (Command | null)[] =>
  place.said.map((one) => {
    if (one.kind === 'preference-stated') return one.command;
    return one.line.is === 'command' ? one.line.command : null;
  });

describe('my page', () => {
  it('shows what I said, for each owner and everywhere', async () => {
    const said = {
      capacity: 3,
      intervalDays: 7,
      availability: { is: 'stopped' },
      topics: ['docs', 'knots'],
    } as const;
    const repositories = [{ id: 7, name: 'rope', offer: 'offered' }] as const;
    const text = readable(
      await withRecord({
        zone: 'Europe/Berlin',
        languages: ['en', 'pt-BR'],
        owners: [acme({ said, repositories })],
      }),
    );
    expect(text).toContain('Hello, nina');
    expect(text).toContain(
      'You have stopped mentoring. You take at most 3 newcomers at once. You want 7 days between two newcomers. You know about docs and knots .',
    );
    expect(text).toContain('Your offer for acme/rope waits for a maintainer’s yes.');
    expect(text).toContain('Your days are those of Europe/Berlin .');
    expect(text).toContain('You speak en and pt-BR .');
  });

  it('names the last day of an absence, as it is counted where I live', async () => {
    // The thirteenth begins in Auckland while it is noon of the twelfth in London.
    const until = Date.parse('2026-05-12T12:00:00Z');
    const away = (keepsMentees: boolean) =>
      acme({ said: { ...acme().said, availability: { is: 'away', until, keepsMentees } } });
    expect(readable(await withRecord({ zone: 'Pacific/Auckland', owners: [away(false)] }))).toContain(
      'You are away until 12 May 2026.',
    );
    expect(readable(await withRecord({ owners: [away(true)] }))).toContain(
      'You are away until 12 May 2026, and look after the newcomers you have.',
    );
    place.clock.advance(60 * DAY);
    expect(readable(await withRecord({ owners: [away(true)] }))).toContain('You can be asked.');
    place.clock.advance(-60 * DAY);
  });

  it('shows whom I am paired with, and says nothing of whom I am not', async () => {
    const text = readable(
      await withRecord({ pairings: [bond({ id: '7:1:0' }), wish({ id: '8:1:0', isAsking: true })] }),
    );
    expect(text).toContain('Your mentor is mira-holm On acme/rope, pull request #12 ( Trim the wick ).');
    expect(text).toContain('You would like a mentor');
    expect(text).toContain('I am asking somebody.');
  });

  it('puts first what waits for an answer', async () => {
    const text = readable(await withRecord({ pairings: [bond({ id: '7:1:0' }), ask({ id: '7:2:0' })] }));
    expect(text.indexOf('Would you mentor nia-newell')).toBeLessThan(text.indexOf('Your mentor is'));
  });

  it('gives each its own page where there are many, and leads there', async () => {
    const many = Array.from({ length: 5 }, (_, i) =>
      bond({ id: `7:${i}:0`, as: 'mentor', other: `newcomer-${i}` }),
    );
    const owners = [acme(), acme({ owner: 'harbour' })];
    await withRecord({ pairings: many, owners });
    expect(readable(page).match(/You mentor newcomer-\d/g)).toHaveLength(5);
    const single = await browser.open(`${place.url}/me/pairings/7:4:0`);
    expect(readable(single)).toContain('You mentor newcomer-4');
    await browser.submit(single, 'mentor done');
    expect(commands()).toEqual([{ verb: 'mentor done' }]);
    expect(readable(await browser.open(`${place.url}/me/owners/harbour`))).toContain('Mentoring at harbour');
    expect((await browser.open(`${place.url}/me/owners/elsewhere`)).status).toBe(404);
  });

  it('leads to the two questions where somebody reads the answers', async () => {
    const pairings = [
      past({ id: '7:1:0' }),
      past({ id: '9:1:0', thread: { repository: 9, number: 1 }, other: null }),
    ];
    place.projects.set(7, rope());
    await withRecord({ pairings });
    expect(readable(page)).toContain('Your mentor was mira-holm . Two questions about it');
    expect(readable(page)).toContain('Your mentor was somebody.');
    expect(page.text.match(/href="\/pairings\/[^"]*"/g)).toEqual(['href="/pairings/7%3A1%3A0"']);
    place.projects.clear();
  });

  it('asks nothing of whoever wants to be left alone, and lets them back', async () => {
    expect(readable(await withRecord({ choice: 'opt-out' }))).toContain(
      'I leave you alone, in every project here.',
    );
    await browser.submit(page, 'belay opt in');
    expect(commands()).toEqual([{ verb: 'belay opt in' }]);
    expect(readable(await withRecord({ choice: 'forget' }))).toContain(
      'You asked to be forgotten, and you are.',
    );
  });

  it('has no form where Belay serves nobody yet', async () => {
    expect(formsOf(await withRecord({ home: null })).map(({ action }) => action)).toEqual(['/sign-out']);
  });
});

describe('a form about myself', () => {
  const away = acme({
    said: { ...acme().said, availability: { is: 'away', until: NOW + DAY, keepsMentees: false } },
  });

  it.each<[Command, Record<string, string>]>([
    [{ verb: 'mentor offer', topics: ['docs', 'rope work'] }, { topics: ' docs,rope  work, docs ' }],
    [{ verb: 'mentor offer', topics: [] }, { topics: '' }],
    [{ verb: 'mentor stop' }, {}],
    [{ verb: 'mentor back' }, {}],
    [{ verb: 'mentor away', until: '2026-05-12', keepsMentees: false }, { until: '2026-05-12' }],
    [
      { verb: 'mentor away', until: '2026-05-12', keepsMentees: true },
      { until: '2026-05-12', keeps: 'yes' },
    ],
    [{ verb: 'mentor capacity', mentees: 0 }, { mentees: '0' }],
    [{ verb: 'mentor interval', days: 30 }, { days: '30' }],
    [{ verb: 'belay zone', zone: 'Europe/Lisbon' }, { zone: 'Europe/Lisbon' }],
    [{ verb: 'belay speaks', languages: ['en', 'pt-BR'] }, { languages: 'en, pt-BR' }],
    [{ verb: 'belay opt out' }, {}],
  ])('is heard as %j', async (command, typed) => {
    await withRecord({ owners: [away] });
    const after = await browser.submit(page, command.verb, typed);
    expect(place.said).toEqual([
      {
        kind: 'preference-stated',
        repository: 7,
        by: { key, login: 'nina', isBot: false },
        command,
        at: NOW,
        utterance: A_PAGES_UTTERANCE,
      },
    ]);
    expect(after.url).toBe(`${place.url}/me?said=${command.verb.replaceAll(' ', '-')}`);
    expect(after.text).toContain('role="status"');
  });

  it('says where, if there is a choice', async () => {
    const repositories = [
      { id: 7, name: 'rope', offer: null },
      { id: 8, name: 'sail', offer: null },
    ];
    await withRecord({ owners: [acme({ repositories })] });
    await browser.submit(page, 'mentor offer', { repository: '8', topics: 'knots' });
    expect(place.said).toMatchObject([{ repository: 8 }]);
  });

  it('speaks for no repository in which I am not known', async () => {
    await withRecord({ owners: [acme()] });
    const after = await browser.submit(page, 'mentor stop', { repository: '666' });
    expect(readable(after)).toContain('That is not possible just now.');
    expect(place.said).toEqual([]);
  });

  it.each([
    ['belay zone', { zone: 'Atlantis' }],
    ['belay speaks', { languages: '…' }],
    ['mentor capacity', { mentees: '-1' }],
    ['mentor capacity', { mentees: '2 /mentor stop' }],
    ['mentor away', { until: 'tomorrow' }],
    ['mentor stop', { verb: 'mentor accept' }],
    ['mentor stop', { verb: 'mentor assign' }],
    ['mentor stop', { verb: 'belay pause' }],
    ['mentor stop', { verb: 'toString' }],
    ['mentor stop', { verb: '' }],
  ])('is not understood: %s %j', async (verb, typed) => {
    await withRecord({ owners: [acme()] });
    const after = await browser.submit(page, verb, typed);
    expect(readable(after)).toContain('I did not understand that.');
    expect(place.said).toEqual([]);
  });

  it('sent twice counts once, and another one counts', async () => {
    await withRecord({ owners: [acme()] });
    await browser.submit(page, 'mentor capacity', { mentees: '2' });
    const again = await browser.submit(page, 'mentor capacity', { mentees: '2' });
    expect(readable(again)).toContain('Nothing changed');
    expect(commands()).toHaveLength(1);
    await browser.submit(page, 'mentor capacity', { mentees: '3' });
    await browser.submit(await browser.open(`${place.url}/me`), 'mentor capacity', { mentees: '2' });
    expect(commands()).toHaveLength(3);
  });

  it.each([
    ['confused', 'That is not possible just now.'],
    [null, 'Nothing changed'],
  ] as const)('that is answered %j is told', async (reaction, sentence) => {
    place.answer = () => reaction;
    await withRecord({ owners: [acme()] });
    expect(readable(await browser.submit(page, 'mentor stop'))).toContain(sentence);
  });

  it.each<[string, () => Error, string]>([
    ['a history', () => new NotYet('the history is being read', 5000), 'I am still reading the history'],
    ['GitHub', () => new GitHubTrouble('GitHub is away'), 'GitHub does not answer just now.'],
  ])('that has to wait for %s is told so', async (_, trouble, sentence) => {
    place.answer = () => {
      throw trouble();
    };
    await withRecord({ owners: [acme()] });
    expect(readable(await browser.submit(page, 'mentor stop'))).toContain(sentence);
  });

  it('that fails says so, and nothing about why', async () => {
    place.answer = () => {
      throw new Error('the password is hidden');
    };
    await withRecord({ owners: [acme()] });
    const after = await browser.submit(page, 'mentor stop');
    expect(after.status).toBe(500);
    expect(after.text).not.toContain('password');
  });
});

describe('forgetting', () => {
  it('is asked once more, and signs out', async () => {
    await withRecord({ owners: [acme()] });
    expect(formsOf(page).some(({ text }) => text.includes('belay forget me'))).toBe(false);
    const { browser: other } = await place.signIn('nina');
    const confirm = await other.open(`${place.url}/me/forget`);
    expect(readable(confirm)).toContain('This cannot be undone.');
    const gone = await other.submit(confirm, 'belay forget me');
    expect(commands()).toEqual([{ verb: 'belay forget me' }]);
    expect(gone.url).toBe(`${place.url}/?said=belay-forget-me`);
    expect(readable(gone)).toContain('is being erased');
    expect([...other.jar(place.url).keys()]).toEqual([]);
  });
});

describe('a form about a pairing', () => {
  const steps = [
    { text: 'Write a failing test', isDone: true },
    { text: 'Make it pass', isDone: false },
  ];
  const mine = bond({ agreement: { ...noAgreement, goal: 'Land it', steps } });

  it.each<[Command, Record<string, string>]>([
    [{ verb: 'mentor goal', text: 'Land the first change' }, { text: 'Land the first\r\nchange' }],
    [{ verb: 'mentor milestone', text: 'Ask for a review' }, { text: 'Ask for a review' }],
    [{ verb: 'mentor tick', ordinal: 2 }, { ordinal: '2' }],
    [{ verb: 'mentor every', days: 7 }, { days: '7' }],
    [{ verb: 'mentor pause' }, {}],
    [{ verb: 'mentor done' }, {}],
    [{ verb: 'mentor leave' }, {}],
    [{ verb: 'mentor change' }, {}],
    [{ verb: 'mentor no thanks' }, {}],
  ])('is heard as %j, in no comment', async (command, typed) => {
    await withRecord({ pairings: [mine] });
    await browser.submit(page, command.verb, typed);
    expect(place.said).toEqual([
      {
        kind: 'command-given',
        thread: { repository: 7, number: 12 },
        by: { key, login: 'nina', isBot: false },
        line: { is: 'command', command },
        comment: null,
        at: NOW,
        utterance: A_PAGES_UTTERANCE,
      },
    ]);
  });

  it('is there where it fits', async () => {
    const verbs = async (pairing: PersonalRecord['pairings'][number]) => {
      await withRecord({ pairings: [pairing] });
      return ['resume', 'pause', 'change', 'no thanks', 'leave', 'accept'].filter((verb) =>
        page.text.includes(`value="mentor ${verb}"`),
      );
    };
    expect(await verbs(bond())).toEqual(['pause', 'change', 'no thanks', 'leave']);
    expect(await verbs(bond({ as: 'mentor' }))).toEqual(['pause', 'leave']);
    expect(await verbs(bond({ as: 'mentor', is: 'paused' }))).toEqual(['resume', 'leave']);
    expect(await verbs(bond({ as: 'mentor', isThreadOver: true }))).toEqual(['resume', 'pause', 'leave']);
    const goesOn = { ...noAgreement, goesOn: true };
    expect(await verbs(bond({ as: 'mentor', isThreadOver: true, agreement: goesOn }))).toEqual([
      'pause',
      'leave',
    ]);
    expect(await verbs(wish({ isAsking: false }))).toEqual(['no thanks']);
    expect(await verbs(wish({ isAsking: true }))).toEqual(['change', 'no thanks']);
    expect(await verbs(ask())).toEqual(['accept']);
    expect(await verbs(past())).toEqual([]);
  });

  it('is heard of no pairing but mine, however it is asked for', async () => {
    await withRecord({ pairings: [mine] });
    const form = formTo(page, '/me/pairings/7%3A42%3A0');
    for (const id of ['7:43:0', '', '..', encodeURIComponent('7:42:0/../7:43:0')]) {
      const after = await browser.sendForm(
        page,
        { ...form, action: `/me/pairings/${id}` },
        { verb: 'mentor done' },
      );
      expect(after.status).toBe(404);
    }
    // What I could say about myself is no business of a pairing.
    await browser.sendForm(page, form, { verb: 'belay forget me' });
    expect(place.said).toEqual([]);
  });

  it('is heard no more once it is over', async () => {
    await withRecord({ pairings: [mine] });
    place.records.set(key, { ...nobody, pairings: [past()] });
    expect((await browser.submit(page, 'mentor leave')).status).toBe(404);
    expect(place.said).toEqual([]);
  });
});
