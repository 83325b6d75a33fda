// What people do on their private page is decided like a command, answered there, and leaves no trace on GitHub.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/command.ts';
import type { CommandGiven, PreferenceStated } from '../../src/domain/happening.ts';
import type { Person } from '../../src/domain/person.ts';
import { answerIn, concernsThread, handle } from '../../src/flow/handle.ts';
import {
  activePairing,
  ana,
  askedPairing,
  ben,
  cleo,
  facts,
  given,
  line,
  now,
  settings,
  soFar,
  thread,
} from '../domain/builders.ts';
import type { Differences } from './recalled.ts';
import { world } from './world.ts';

const sign = (key: string) => `signed(${key})`;
const here = (by: Person, command: Command): CommandGiven => ({
  ...given(by, line(command)),
  comment: null,
  utterance: 'page:a1',
});
const about: PreferenceStated = {
  kind: 'preference-stated',
  repository: 7,
  by: ben,
  command: { verb: 'mentor capacity', mentees: 1 },
  at: now,
  utterance: 'page:b2',
};

async function done(happening: CommandGiven | PreferenceStated, differs: Differences = {}) {
  const there = world(differs);
  const answer = answerIn(await handle(happening, there, sign));
  return { answer, commits: there.commits, wishes: there.commits.flatMap(({ wishes }) => wishes) };
}
const asked = { memory: { pairingOfThread: () => Promise.resolve(soFar(askedPairing(ben))) } };
const active = { memory: { pairingOfThread: () => Promise.resolve(soFar(activePairing(ben))) } };

describe('whoever is asked', () => {
  it('accepts there, and the thread shows it as ever', async () => {
    const { answer, commits, wishes } = await done(here(ben, { verb: 'mentor accept' }), asked);
    expect(answer).toBe('+1');
    expect(commits[0]?.pairings).toMatchObject([{ pairing: { state: { is: 'active', mentor: ben } } }]);
    expect(wishes.map(({ key }) => key)).toContain('mentorship:7:11:1:5');
    expect(wishes.map(({ wish }) => wish.kind)).not.toContain('reaction');
  });

  it('passes there, and nothing on GitHub says who it was', async () => {
    const { answer, commits, wishes } = await done(here(ben, { verb: 'mentor pass' }), asked);
    expect(answer).toBe('+1');
    expect(wishes.filter(({ wish }) => wish.kind === 'reaction')).toEqual([]);
    const read = [wishes, commits.map(({ notes }) => notes)];
    expect(JSON.stringify(read)).not.toContain(ben.login);
    expect(JSON.stringify(commits.map(({ notes }) => notes))).not.toContain(`"${ben.key}"`);
  });

  it('is answered there in a locked thread, too', async () => {
    const { answer } = await done(here(ben, { verb: 'mentor pass' }), {
      ...asked,
      github: { thread: () => Promise.resolve(facts(thread({ isLocked: true }))) },
    });
    expect(answer).toBe('+1');
  });
});

describe('the two in a pairing', () => {
  it.each([ana, ben])('agree there as in the thread ($login)', async (by) => {
    const { answer, commits } = await done(here(by, { verb: 'mentor goal', text: 'Land it' }), active);
    expect(answer).toBe('+1');
    expect(commits[0]?.pairings).toMatchObject([{ pairing: { agreement: { goal: 'Land it' } } }]);
  });

  it('are the only ones to be heard', async () => {
    const { answer, commits } = await done(here(cleo, { verb: 'mentor done' }), active);
    expect(answer).toBe('confused');
    expect(commits[0]?.pairings).toEqual([]);
  });
});

describe('what people say about themselves there', () => {
  it('is kept, answered, and written nowhere', async () => {
    const { answer, commits, wishes } = await done(about);
    expect(answer).toBe('+1');
    expect(commits).toMatchObject([
      {
        once: 'page:b2',
        preferences: [
          { ownerId: 70, person: ben.key, preference: { about: 'capacity', mentees: 1 }, at: now },
        ],
        facts: [{ people: [ben], seenAt: now }],
      },
    ]);
    expect(wishes).toEqual([]);
  });

  it('is refused to whom it is not for', async () => {
    expect((await done({ ...about, by: ana })).answer).toBe('confused');
  });

  it('is kept in a dry run, too', async () => {
    const github = { settings: () => Promise.resolve(settings({ dryRun: true })) };
    expect((await done(about, { github })).commits[0]?.preferences).toHaveLength(1);
  });

  it('concerns people, like what happens in a thread', () => {
    expect(concernsThread(about)).toBe(true);
  });
});

describe('there is no answer', () => {
  it('to what was done before', async () => {
    expect((await done(about, { results: ['already-done'] })).answer).toBeNull();
  });

  it('where nothing can be known', async () => {
    const nowhere = { memory: { repository: () => Promise.resolve(null) } };
    expect((await done(about, nowhere)).answer).toBeNull();
  });
});

it('what somebody else decided meanwhile is thought through again, and answered once', async () => {
  const { answer, commits } = await done(here(ben, { verb: 'mentor accept' }), {
    ...asked,
    results: ['stale'],
  });
  expect(answer).toBe('+1');
  expect(commits).toHaveLength(2);
});
