// What is known when people speak about themselves, about an offer, or about the repository: in a thread or on their private page.
import { describe, expect, it } from 'vitest';
import type { AboutMe, Command, OwnOffer } from '../../src/domain/command.ts';
import type { PreferenceStated } from '../../src/domain/happening.ts';
import type { Offer } from '../../src/domain/situation.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { ThreadHappening } from '../../src/flow/recall.ts';
import { ana, ben, cleo, edda, given, line, load, now, person, says, settings } from '../domain/builders.ts';
import { recalled, type Differences } from './recalled.ts';
import { known } from './world.ts';

const ref = { repository: 7, number: 5 };
const said = (command: Command, by = ben) => given(by, line(command));
const stated = (command: AboutMe | OwnOffer, by = ben): PreferenceStated => ({
  kind: 'preference-stated',
  repository: 7,
  by,
  command,
  at: now - HOUR,
  utterance: 'page:1',
});
const gone = { github: { thread: () => Promise.resolve(null) } };
const offer: Offer = { person: edda, at: now - DAY, isConfirmed: false };
const offering = (key: string) => Promise.resolve(key === edda.key ? offer : null);
const stops: OwnOffer = { verb: 'mentor stop' };
const zone: AboutMe = { verb: 'belay zone', zone: 'UTC' };

describe('who says how they want to mentor', () => {
  const takesPart = { thread: ref, pairing: '7:11:1', is: 'active' } as const;
  const memory: Differences['memory'] = {
    mentorLoads: (_, keys) =>
      Promise.resolve(keys.map((key) => load(person(key, key), { said: says({ zone: 'Asia/Tokyo' }) }))),
    offer: (_, key) => offering(key),
    takesPartIn: () => Promise.resolve([takesPart]),
  };

  it('is known with all that they said, offered and take part in', async () => {
    const { situation, asked } = await recalled('own-offer', said(stops, edda), { memory });
    expect(situation).toMatchObject({
      command: stops,
      comment: { id: 900 },
      thread: { number: 5 },
      speaker: { person: edda },
      said: { zone: 'Asia/Tokyo' },
      offer,
      takesPartIn: [takesPart],
    });
    expect(asked).toEqual(['settings', 'thread', `canWrite ${edda.login}`]);
  });

  it('is known on their private page alike, where no thread is looked at', async () => {
    const { situation, asked } = await recalled('own-offer', stated(stops, edda), { memory });
    expect(situation).toMatchObject({ thread: null, comment: null, at: now - HOUR, offer });
    expect(asked).toEqual(['settings', `canWrite ${edda.login}`]);
  });

  it('is known without ever having said anything', async () => {
    const { situation } = await recalled('own-offer', said(stops), {
      memory: { mentorLoads: () => Promise.resolve([]) },
    });
    expect(situation.said).toEqual(says({}));
  });
});

describe('who speaks of themselves on their private page', () => {
  it('is known as in a thread', async () => {
    const { situation } = await recalled('about-me', stated(zone), {
      memory: { choiceOf: () => Promise.resolve('opt-out') },
    });
    expect(situation).toMatchObject({ command: zone, thread: null, comment: null, choice: 'opt-out' });
  });

  it('waits, like everybody, where the history is still being read', async () => {
    const repository = () => Promise.resolve({ ...known, isHistoryKnown: false });
    await expect(recalled('about-me', stated(zone), { memory: { repository } })).rejects.toMatchObject({
      name: 'NotYet',
    });
  });

  it('says nothing where Belay is not installed', async () => {
    await recalled('nothing', stated(zone), { memory: { repository: () => Promise.resolve(null) } });
  });
});

describe('who confirms an offer', () => {
  const confirms = said({ verb: 'mentor confirm', login: edda.login });
  const hub = { personByLogin: () => Promise.resolve(edda) };

  it.each([
    [ben, true],
    [ana, false],
  ])('is asked of GitHub, and so is whom they mean ($login)', async (by, speakerMayConfirm) => {
    const happening = { ...confirms, by };
    const { situation, asked } = await recalled('offer', happening, {
      memory: { offer: (_, key) => offering(key) },
      github: hub,
    });
    expect(situation).toMatchObject({ offer, command: happening, confirmedBy: null, speakerMayConfirm });
    expect(asked).toEqual(['settings', 'thread', `canWrite ${by.login}`, `personByLogin ${edda.login}`]);
  });

  it('means nobody where nobody has that login', async () => {
    const github = { personByLogin: () => Promise.resolve(null) };
    const { situation } = await recalled('offer', confirms, {
      memory: { offer: () => Promise.resolve(offer) },
      github,
    });
    expect(situation.offer).toBeNull();
  });

  it('is nobody where it is a bot, or the thread is gone', async () => {
    await recalled('nothing', { ...confirms, by: { ...ben, isBot: true } });
    await recalled('nothing', confirms, gone);
  });
});

describe('an offer that waits', () => {
  const open: ThreadHappening = { kind: 'offer-open', thread: ref, person: edda };
  const memory: Differences['memory'] = {
    offer: () => Promise.resolve(offer),
    standingComment: (key) => Promise.resolve(key === 'offer:7:15' ? 88 : null),
  };
  const thumbsOf = (...people: (typeof ben)[]) => ({ thumbsUp: () => Promise.resolve(people) });

  it.each([
    ['somebody with write access', [ana, ben], ben],
    ['nobody', [], null],
    ['only people without', [ana], null],
    ['a bot', [{ ...cleo, isBot: true }], null],
  ])('is confirmed by a thumb of %s', async (_, people, confirmedBy) => {
    const { situation, asked } = await recalled('offer', open, { memory, github: thumbsOf(...people) });
    expect(situation).toMatchObject({ offer, confirmedBy, command: null });
    expect(asked).toContain('thumbsUp 88');
  });

  it('is not confirmed by oneself, whatever one may', async () => {
    const canWrite = () => Promise.resolve(true);
    const github = { ...thumbsOf(edda), canWrite };
    expect((await recalled('offer', open, { memory, github })).situation.confirmedBy).toBeNull();
  });

  it('asks nobody where Belay’s words about it are gone', async () => {
    const { asked } = await recalled('offer', open, {
      memory: { ...memory, standingComment: () => Promise.resolve(null) },
    });
    expect(asked).toEqual(['settings', 'thread']);
  });

  it('is nothing where the thread is gone', async () => {
    await recalled('nothing', open, gone);
  });
});

describe('who asks for silence', () => {
  it.each([
    [ben, 'maintainer'],
    [ana, 'first-time'],
  ] as const)('is known as they stand ($login)', async (by, standing) => {
    const happening = said({ verb: 'belay pause' }, by);
    const { situation } = await recalled('silence', happening);
    expect(situation).toMatchObject({ verb: 'belay pause', command: happening, speaker: { standing } });
  });

  it('is nobody where it is a bot, or the thread is gone', async () => {
    await recalled('nothing', said({ verb: 'belay resume' }, { ...ben, isBot: true }));
    await recalled('nothing', said({ verb: 'belay resume' }), gone);
  });

  it('makes every decision quiet, whatever the settings say', async () => {
    const repository = () => Promise.resolve({ ...known, isSilenced: true });
    const github = { settings: () => Promise.resolve(settings({ quiet: false })) };
    const { situation } = await recalled('silence', said({ verb: 'belay resume' }), {
      memory: { repository },
      github,
    });
    expect(situation).toMatchObject({ isSilenced: true, settings: { quiet: true } });
  });
});

it('where the private pages are is known everywhere', async () => {
  const pagesUrl = 'https://belay.example.org';
  expect((await recalled('own-offer', said(stops), { pagesUrl })).situation.pagesUrl).toBe(pagesUrl);
  expect((await recalled('about-me', stated(zone), { pagesUrl })).situation.pagesUrl).toBe(pagesUrl);
});
