// Stories: each folder's name is the sentence, and its says.md is what people would read at each moment. All of them happen on
// one sandbox GitHub, each in a repository of its own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { openStage, type Stage } from '../support/app.ts';
import { Scenes } from './scene.ts';

// A Monday, so that three working days are three days.
const START = '2026-03-02T09:00:00Z';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ at: START });
});
afterAll(() => stage.close());

interface Project {
  readonly settings?: string;
  /** Who merged something of others lately, and may write; each in the folder named like them. */
  readonly mentors?: readonly string[];
  readonly regular?: string;
}

/** Each story has an owner of its own: how much somebody mentors is counted across an owner's repositories. */
async function project(
  owner: string,
  { settings, mentors = ['mira-holm'], regular }: Project,
): Promise<string> {
  const repo = `${owner}/lantern`;
  const { world } = stage.sandbox;
  world.addRepository({
    owner,
    name: 'lantern',
    ...(settings === undefined ? {} : { files: { '.github/belay.yml': settings } }),
  });
  await world.loadHistory(repo, past(mentors, regular), { maintainersAt: stage.clock.now() });
  world.install(owner);
  await stage.quiet();
  return repo;
}

function past(mentors: readonly string[], regular = 'ruben-oak'): LandedChange[] {
  const now = stage.clock.now();
  return mentors.flatMap((mentor, i) =>
    [100, 60, 20].map((daysAgo): LandedChange => ({
      kind: 'landed',
      id: `${mentor}-${daysAgo}`,
      at: now - (daysAgo + i) * DAY,
      openedAt: now - (daysAgo + i + 1) * DAY,
      author: regular,
      authorName: regular,
      reviewers: [],
      mergedBy: mentor,
      files: [i === 0 ? 'src/wick/trim.ts' : 'src/glass/pane.ts'],
      nFiles: 1,
      number: null,
      title: 'Mend something',
    })),
  );
}

let strangers = 0;
function stranger(): string {
  strangers++;
  return stage.sandbox.world.addUser({ login: `nia-newell-${strangers}` }).login;
}

/** Opened, and noticed by Belay before anything else happens. */
async function pull(repo: string, author: string, draft = false): Promise<number> {
  const files = ['src/wick/trim.ts'];
  const number = stage.sandbox.world.openPullRequest({ repo, author, title: 'Trim the wick', files, draft });
  await stage.quiet();
  return number;
}

function tell(sentence: string, story: (scenes: (repo: string) => Scenes) => Promise<Scenes>): void {
  it(sentence, async () => {
    const scenes = await story((repo) => new Scenes(stage, repo, sentence));
    await expect(scenes.text).toMatchFileSnapshot(`./${sentence.replaceAll(' ', '-')}/says.md`);
  });
}

tell('silence hands over and nobody is told why', async (open) => {
  const repo = await project('silent-hand-over', { mentors: ['mira-holm', 'teo-brandt'] });
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  await scenes.show(number, 'a day without an answer');
  await stage.pass(3 * DAY - HOUR);
  await scenes.show(number, 'an hour before three working days are over');
  await stage.pass(HOUR);
  await scenes.show(number, 'three working days of silence');
  stage.sandbox.world.comment(repo, number, 'mira-holm', '/mentor accept');
  await scenes.show(number, 'too late, the first one accepts');
  return scenes;
});

tell('nobody is free', async (open) => {
  const repo = await project('nobody-free', {});
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  stage.sandbox.world.comment(repo, number, 'mira-holm', '/mentor pass');
  await scenes.show(number, 'the only one who fits has passed');
  return scenes;
});

tell('somebody busy is not asked', async (open) => {
  const repo = await project('busy', { mentors: ['ama-serwaa'] });
  stage.sandbox.world.setBusy('ama-serwaa');
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  await scenes.show(number, 'a day later');
  return scenes;
});

tell('a newcomer asks for a mentor on a draft', async (open) => {
  const repo = await project('wanted', {});
  const scenes = open(repo);
  const author = stranger();
  const number = await pull(repo, author, true);
  await stage.pass(2 * DAY);
  await scenes.show(number, 'two days later, nobody was asked for a draft');
  stage.sandbox.world.comment(
    repo,
    number,
    author,
    'I am stuck with the tests.\n\n/mentor wanted tests & @everybody',
  );
  await scenes.show(number, 'the newcomer asks');
  return scenes;
});

tell('only those entitled are obeyed', async (open) => {
  const repo = await project('entitled', { mentors: ['mira-holm', 'teo-brandt'] });
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  stage.sandbox.world.comment(repo, number, 'teo-brandt', '/mentor accept');
  stage.sandbox.world.comment(repo, number, stranger(), '/mentor wanted');
  stage.sandbox.world.comment(
    repo,
    number,
    'mira-holm',
    '> /mentor accept\n\nShould I?\n\n```\n/mentor accept\n```',
  );
  stage.sandbox.world.comment(repo, number, 'mira-holm', '/mentor dance');
  await scenes.show(number, 'others, a quote, code and nonsense');
  return scenes;
});

tell('a first issue is welcomed', async (open) => {
  const repo = await project('issue', {});
  const scenes = open(repo);
  const number = stage.sandbox.world.openIssue({ repo, author: stranger(), title: 'It smokes' });
  await stage.quiet();
  await stage.pass(3 * DAY);
  await scenes.show(number, 'three days later');
  return scenes;
});

tell('whoever is known hears nothing', async (open) => {
  const repo = await project('known', { regular: 'ruben-oak' });
  const scenes = open(repo);
  const { world } = stage.sandbox;
  world.addUser({ login: 'sweeper[bot]', type: 'Bot' });
  for (const author of ['ruben-oak', 'mira-holm', 'sweeper[bot]']) {
    const number = await pull(repo, author);
    await stage.pass(2 * DAY);
    await scenes.show(number, `opened by ${author}`);
  }
  return scenes;
});

tell('closing takes the asking back', async (open) => {
  const repo = await project('closing', {});
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  stage.sandbox.world.close(repo, number, 'mira-holm');
  await scenes.show(number, 'closed while somebody was asked');
  return scenes;
});

tell('a mentorship has a last word and then rests', async (open) => {
  const repo = await project('last-word', {});
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(DAY);
  stage.sandbox.world.comment(repo, number, 'mira-holm', '/Mentor ACCEPT');
  await stage.pass(2 * DAY);
  stage.sandbox.world.merge(repo, number, 'mira-holm');
  await scenes.show(number, 'landed');
  await stage.pass(14 * DAY);
  await scenes.show(number, 'two weeks later');
  return scenes;
});

tell('what was noticed too late is not greeted', async (open) => {
  const repo = await project('late', {});
  const scenes = open(repo);
  stage.sandbox.hold();
  const author = stranger();
  const number = stage.sandbox.world.openPullRequest({
    repo,
    author,
    title: 'Trim the wick',
    files: ['a.ts'],
  });
  stage.clock.advance(DAY + HOUR);
  stage.sandbox.release();
  await scenes.show(number, 'delivered a day and an hour later');
  return scenes;
});

tell('a quiet project gets labels only', async (open) => {
  const repo = await project('quiet', { settings: 'quiet: true\nlabels:\n  first-time: hello there\n' });
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(2 * DAY);
  await scenes.show(number, 'two days later');
  return scenes;
});

tell('a dry run writes nothing', async (open) => {
  const repo = await project('dry', { settings: 'dry-run: true\n' });
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await stage.pass(2 * DAY);
  await scenes.show(number, 'two days later');
  return scenes;
});

tell('broken settings change nothing', async (open) => {
  const repo = await project('broken', { settings: 'quiet: perhaps\nmentor: {}\n' });
  const scenes = open(repo);
  const number = await pull(repo, stranger());
  await scenes.show(number, 'with the defaults');
  return scenes;
});

it('all of this kept to what GitHub’s descriptions demand', () => {
  expect(stage.sandbox.journal.violations).toEqual([]);
});
