// The main story, over real HTTP: from a stranger's first pull request to a mentor, one signed delivery after another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { openStage, type Stage } from '../support/app.ts';
import { visibleText } from '../support/visible.ts';

const REPO = 'lantern/lantern';
// A Monday, so that three working days are three days.
const START = '2026-03-02T09:00:00Z';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ at: START });
  const { world } = stage.sandbox;
  world.addRepository({
    owner: 'lantern',
    name: 'lantern',
    contributingUrl: 'https://github.com/lantern/lantern/blob/main/CONTRIBUTING.md',
  });
  await world.loadHistory(REPO, yearBefore(), { maintainersAt: Date.parse(START) });
  world.addUser({ login: 'nia-newell' });
  world.install('lantern');
  await stage.quiet();
});
afterAll(() => stage.close());

describe('a first pull request', () => {
  let pull: number;

  it('is welcomed and labelled at once', async () => {
    pull = stage.sandbox.world.openPullRequest({
      repo: REPO,
      author: 'nia-newell',
      title: 'Let the wick be trimmed by config',
      files: ['src/wick/trim.ts', 'src/wick/config.ts'],
    });
    await stage.quiet();
    expect(labels(pull)).toEqual(['first-time contributor']);
    expect(spoken(pull)).toMatchInlineSnapshot(`
      [
        "Hello @nia-newell, and welcome! Thank you for opening this pull request. I am Belay, a bot of this project.

      **What happens next:** a maintainer looks at it when they find time. The automatic checks may have to wait for their approval. No answer is not a no: after a week, a short, friendly reminder here is welcome. Simple English is fine. How the project works is in its [contributing guide](https://github.com/lantern/lantern/blob/main/CONTRIBUTING.md).

      **Would you like help from one person?** Comment \`/mentor wanted\`, alone on a line, and I will look for a mentor.",
      ]
    `);
  });

  it('that nobody answers for a day gets the best mentor asked, with true reasons', async () => {
    await stage.pass(23 * HOUR);
    expect(spoken(pull)).toHaveLength(1);
    await stage.pass(HOUR);
    expect(labels(pull)).toEqual(['first-time contributor', 'mentor wanted']);
    expect(spoken(pull).slice(1)).toMatchInlineSnapshot(`
      [
        "@mira-holm, would you mentor **nia-newell** on this pull request? This looks like their first pull request here, and nobody has answered so far.

      In the past year you reviewed or merged 7 changes in \`src/wick\` and helped newcomers to land 3 changes. You mentor nobody just now.

      Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. After 3 working days without an answer I will look for somebody else.",
      ]
    `);
  });

  it('moves on to the next person when the first passes, and leaves no trace of the asking', async () => {
    stage.sandbox.world.comment(REPO, pull, 'mira-holm', '/mentor pass');
    await stage.quiet();
    expect(spoken(pull)).toHaveLength(2);
    expect(spoken(pull)[1]).toContain('@teo-brandt');
    expect(spoken(pull)[1]).not.toContain('mira-holm');
  });

  it('has one lasting comment once somebody accepts, and the label says so', async () => {
    stage.sandbox.world.comment(REPO, pull, 'teo-brandt', '/mentor accept');
    await stage.quiet();
    expect(labels(pull)).toEqual(['first-time contributor', 'has mentor']);
    expect(spoken(pull).slice(1)).toMatchInlineSnapshot(`
      [
        "@teo-brandt is the mentor of @nia-newell on this pull request. Thank you both.

      What you can expect of each other:

      - nia-newell brings the question, in three parts: the aim, what was tried, where it is stuck.
      - You agree where and how often to talk; every 2 weeks is a start. This thread is public, and a fine place for it.
      - What you tell each other in confidence stays between you. Mentoring usually teaches both sides something.
      - Either of you may stop at any time, without a reason: \`/mentor leave\`. \`/mentor change\` finds somebody else.

      **Next step:** nia-newell, write a sentence or two about how far you are and what you would like to look at first.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure.

      What works here, each alone on a line: \`/mentor goal …\`, \`/mentor milestone …\`, \`/mentor tick 1\`, \`/mentor every 2 weeks\`, \`/mentor pause\`, \`/mentor done\`.",
      ]
    `);
  });

  it('is followed by a second one in silence', async () => {
    const second = stage.sandbox.world.openPullRequest({
      repo: REPO,
      author: 'nia-newell',
      title: 'Name the wick',
      files: ['src/wick/name.ts'],
    });
    await stage.quiet();
    await stage.pass(3 * DAY);
    expect(spoken(second)).toEqual([]);
    expect(labels(second)).toEqual([]);
  });

  it('that a maintainer answered in time asks nobody', async () => {
    stage.sandbox.world.addUser({ login: 'odo-quick' });
    const answered = stage.sandbox.world.openPullRequest({
      repo: REPO,
      author: 'odo-quick',
      title: 'Mend the hinge',
      files: ['src/hinge.ts'],
    });
    await stage.quiet();
    stage.clock.advance(20 * HOUR);
    stage.sandbox.world.comment(REPO, answered, 'mira-holm', 'Thank you, I will look tomorrow.');
    await stage.pass(10 * HOUR);
    expect(spoken(answered)).toHaveLength(1);
    expect(labels(answered)).toEqual(['first-time contributor']);
  });

  it('kept to everything that GitHub’s descriptions demand', () => {
    expect(stage.sandbox.journal.violations).toEqual([]);
  });
});

function labels(number: number): string[] {
  return stage.sandbox.world.labelsOf(REPO, number).sort();
}

/** What Belay says in a thread, as a person sees it. */
function spoken(number: number): string[] {
  return stage.sandbox.world
    .commentsOf(REPO, number)
    .filter(({ isByApp }) => isByApp)
    .map(({ body }) => visibleText(body));
}

/** Two maintainers of different expertise, and some others, in the year before. */
function yearBefore(): LandedChange[] {
  const start = Date.parse(START);
  const change = (daysAgo: number, author: string, mergedBy: string, files: string[]): LandedChange => ({
    kind: 'landed',
    id: `${author}-${daysAgo}`,
    at: start - daysAgo * DAY,
    openedAt: start - (daysAgo + 1) * DAY,
    author,
    authorName: author,
    reviewers: [],
    mergedBy,
    files,
    nFiles: files.length,
    number: null,
    title: `Change ${files[0] ?? ''}`,
  });
  return [
    ...[200, 150, 120, 90, 60, 30, 20].map((d) => change(d, 'ruben-oak', 'mira-holm', ['src/wick/trim.ts'])),
    ...[180, 110, 80, 40].map((d) => change(d, 'ines-park', 'teo-brandt', ['src/glass/pane.ts'])),
    change(15, 'ines-park', 'teo-brandt', ['src/wick/oil.ts']),
  ].sort((a, b) => a.at - b.at);
}
