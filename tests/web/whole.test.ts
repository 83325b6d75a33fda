// The pages of a whole Belay: what is said there is done like what is said in a comment, on GitHub and in the database.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import { Theatre } from '../story/theatre.ts';
import { visibleText } from '../support/visible.ts';
import { formTo, readable, signInAs, type Browser, type Page } from './browser.ts';

const theatre = Theatre.open({ withPages: true });
const SETTINGS = 'safety:\n  contact: lena-vogt\n';

beforeAll(() => void theatre.world.addUser({ login: 'lena-vogt' }));
// Nobody is called on more than three times a week, in all stories together: each begins in a week of its own.
beforeEach(() => theatre.stage.pass(8 * DAY));

const signIn = (login: string, to = '/me'): Promise<{ browser: Browser; page: Page }> =>
  signInAs(login, `${theatre.stage.url}${to}`);

const said = (repo: string, number: number): string[] =>
  theatre.world
    .commentsOf(repo, number)
    .filter(({ isByApp }) => isByApp)
    .map(({ body }) => visibleText(body));

/** A first pull request that has waited for a day: somebody is asked, with a link to answer unseen. */
async function asked(owner: string, mentors = ['mira-holm']) {
  const repo = await theatre.project(owner, { settings: SETTINGS, mentors });
  const newcomer = theatre.stranger();
  const number = await theatre.pull(repo, newcomer);
  await theatre.stage.pass(DAY);
  const [question = ''] = said(repo, number).filter((text) => text.includes('would you mentor'));
  const [, link = ''] = /(\/asks\/[\w:%]+)/.exec(question) ?? [];
  const [, whom = ''] = /@([\w-]+)/.exec(question) ?? [];
  return { repo, newcomer, number, link, whom };
}

async function rows(table: string): Promise<string> {
  const found = await theatre.stage.database.prisma.$queryRawUnsafe<{ row: unknown }[]>(
    `SELECT to_jsonb(t) AS row FROM ${table} AS t`,
  );
  return JSON.stringify(found);
}

describe('a mentorship', () => {
  it('begins, goes its way and ends on the private pages, and GitHub shows it', async () => {
    const { repo, newcomer, number, link } = await asked('unseen');
    const { browser, page } = await signIn('mira-holm', link);
    expect(readable(page)).toContain(`${newcomer} could use your help on ${repo}, pull request #${number}`);
    const after = await browser.submit(page, 'mentor accept');
    expect(readable(after)).toContain(`You mentor ${newcomer}`);
    await theatre.stage.quiet();
    expect(said(repo, number).join()).toContain('@mira-holm is the mentor of');
    // The newcomer finds it, too, and sets a goal.
    const { browser: theirs, page: home } = await signIn(newcomer);
    expect(readable(home)).toContain('Your mentor is mira-holm');
    await theirs.submit(home, 'mentor goal', { text: 'Land a change' });
    await theirs.submit(await theirs.open(`${theatre.stage.url}/me`), 'mentor milestone', {
      text: 'Write a test',
    });
    await browser.submit(await browser.open(`${theatre.stage.url}/me`), 'mentor tick', { ordinal: '1' });
    await theatre.stage.quiet();
    expect(said(repo, number).join()).toContain('Land a change');
    const ticked = await theirs.open(`${theatre.stage.url}/me`);
    expect(ticked.text).toContain('<s><bdi>Write a test</bdi></s>');
    const done = await theirs.submit(ticked, 'mentor done');
    expect(readable(done)).toContain('Well done, both of you.');
    await theatre.stage.quiet();
    // The last word links to the two questions, which both can answer.
    const [, questions = ''] = /(\/pairings\/[\w:%]+)/.exec(said(repo, number).join()) ?? [];
    expect(done.text).toContain(encodeURIComponent(questions.replace('/pairings/', '')));
    const form = await theirs.open(`${theatre.stage.url}${questions}`);
    await theirs.sendForm(form, formTo(form, questions.replaceAll(':', '%3A')), { helped: 'Tea.' });
    const repository = theatre.world.repository(repo).id;
    const { page: read } = await signIn('lena-vogt', `/contact/${repository}`);
    expect(readable(read)).toContain(`${newcomer} , as newcomer`);
    expect(readable(read)).toContain('What helped? Tea.');
    expect((await signIn('mira-holm', `/contact/${repository}`)).page.status).toBe(404);
  });

  it('that is passed on leaves nothing that could tell who passed', async () => {
    const { repo, number, link, whom } = await asked('passing', ['mira-holm', 'teo-brandt']);
    const key = String(theatre.world.user(whom).id);
    const { browser, page } = await signIn(whom, link);
    const before = { notes: await rows('log_note'), words: await rows('private_word') };
    const after = await browser.submit(page, 'mentor pass');
    expect(after.url).toBe(`${theatre.stage.url}/me?said=answered`);
    expect(readable(after)).toContain('There is none just now.');
    await theatre.stage.quiet();
    expect(said(repo, number).filter((text) => text.includes(`@${whom}, would you mentor`))).toEqual([]);
    const notes = (await rows('log_note')).replace(before.notes.slice(1, -1), '');
    expect(notes).not.toContain(`"person":"${key}"`);
    expect(await rows('private_word')).toBe(before.words);
    expect(await rows('once')).not.toMatch(new RegExp(`"key":"[^"]*\\b${key}\\b`));
    // The address leads nowhere any more.
    expect((await browser.open(`${theatre.stage.url}${link}`)).status).toBe(404);
  });
});

describe('what somebody says about themselves', () => {
  it('holds', async () => {
    await theatre.project('at-home', { settings: SETTINGS, mentors: ['ama-serwaa'] });
    const { browser, page } = await signIn('ama-serwaa');
    expect(readable(page)).toContain('Mentoring at at-home You can be asked.');
    await browser.submit(page, 'mentor capacity', { mentees: '4' });
    const home = () => browser.open(`${theatre.stage.url}/me`);
    await browser.submit(await home(), 'belay zone', { zone: 'Africa/Accra' });
    await browser.submit(await home(), 'belay speaks', { languages: 'en, fr' });
    const last = await browser.submit(await home(), 'mentor stop');
    expect(readable(last)).toContain('You have stopped mentoring. You take at most 4 newcomers at once.');
    expect(readable(last)).toContain('Your days are those of Africa/Accra .');
    expect(readable(last)).toContain('You speak en and fr .');
    const past = await browser.submit(last, 'mentor away', { until: '2020-01-01' });
    expect(readable(past)).toContain('That is not possible just now.');
  });

  it('holds when they want to be left alone, and when they want to be forgotten', async () => {
    await theatre.project('alone', { settings: SETTINGS, mentors: ['ivo-lindqvist'] });
    const { browser, page } = await signIn('ivo-lindqvist');
    const alone = await browser.submit(page, 'belay opt out');
    expect(readable(alone)).toContain('I leave you alone, in every project here.');
    const back = await browser.submit(alone, 'belay opt in');
    expect(readable(back)).toContain('If you opt out');
    const confirm = await browser.open(`${theatre.stage.url}/me/forget`);
    const gone = await browser.submit(confirm, 'belay forget me');
    expect(gone.url).toBe(`${theatre.stage.url}/?said=belay-forget-me`);
    await theatre.stage.quiet();
    const { page: empty } = await signIn('ivo-lindqvist');
    expect(readable(empty)).toContain('You asked to be forgotten, and you are.');
    expect(readable(empty)).not.toContain('Mentoring at');
  });

  it('can be said by whoever Belay never met, if it holds everywhere', async () => {
    theatre.world.addUser({ login: 'passer-by' });
    const { browser, page } = await signIn('passer-by');
    expect(readable(await browser.submit(page, 'belay opt out'))).toContain('I leave you alone from now on.');
  });
});

it('the door and the pages do not stand in each other’s way', async () => {
  const { url, webhookUrl } = theatre.stage;
  const delivery = await fetch(webhookUrl, { method: 'POST', body: '{}' });
  expect([delivery.status, await delivery.text()]).toEqual([400, 'X-GitHub-Event is missing']);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});

theatre.keptToDescriptions();
