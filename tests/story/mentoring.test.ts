// Stories about mentorships, from wanted to thanked: each command, each refusal, each ending, as people would read it.
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { Scenes } from './scene.ts';
import { Theatre } from './theatre.ts';

const theatre = Theatre.open();

/** Nobody is called on more than three times a week, in all stories together: each begins in a week of its own. */
function tell(sentence: string, story: (open: (repo: string) => Scenes) => Promise<Scenes>): void {
  theatre.tell(sentence, async (open) => {
    await theatre.stage.pass(8 * DAY);
    return story(open);
  });
}

const MENTORS = ['mira-holm', 'teo-brandt', 'ama-serwaa', 'ivo-lindqvist'];

/** A pull request of somebody new, and `mira-holm` mentors them. */
async function paired(
  repo: string,
  author = theatre.stranger(),
): Promise<{ number: number; author: string }> {
  const number = await theatre.pull(repo, author);
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, 'mira-holm', '/mentor accept');
  await theatre.stage.quiet();
  return { number, author };
}

tell('one comment at five moments of a mentorship', async (open) => {
  const repo = await theatre.project('five-moments', { settings: 'safety:\n  contact: lena-vogt\n' });
  const scenes = open(repo);
  const { world } = theatre;
  const { number, author } = await paired(repo);
  await scenes.show(number, 'accepted');
  world.comment(
    repo,
    number,
    author,
    '/mentor goal Land a first change without fear of @everyone\n/mentor milestone Say what the wick does\n/mentor milestone Write the test',
  );
  await theatre.stage.quiet();
  world.comment(repo, number, 'mira-holm', '/mentor tick 1\n/mentor every week');
  await scenes.show(number, 'a goal, two steps, one of them done');
  world.comment(repo, number, author, '/mentor pause');
  await scenes.show(number, 'a break');
  await theatre.stage.pass(20 * DAY);
  world.comment(repo, number, 'mira-holm', '/mentor resume');
  await theatre.stage.quiet();
  await theatre.stage.pass(DAY);
  world.comment(repo, number, 'mira-holm', '/mentor tick 2');
  await theatre.stage.quiet();
  world.merge(repo, number, 'mira-holm');
  await scenes.show(number, 'landed');
  await theatre.stage.pass(14 * DAY);
  await scenes.show(number, 'two weeks later, the end');
  return scenes;
});

tell('only the two may say how it goes', async (open) => {
  const repo = await theatre.project('not-yours', { mentors: MENTORS });
  const scenes = open(repo);
  const { number } = await paired(repo);
  const other = theatre.stranger('hal-helpful');
  for (const text of [
    'goal Mine',
    'milestone Mine',
    'tick 1',
    'every 2 weeks',
    'pause',
    'leave',
    'done',
    'change',
  ])
    theatre.world.comment(repo, number, other, `/mentor ${text}`);
  theatre.world.comment(repo, number, 'mira-holm', '/mentor tick 9');
  theatre.world.comment(repo, number, 'mira-holm', '/mentor every now and then');
  await scenes.show(number, 'somebody else tries everything, and the mentor what is not possible');
  return scenes;
});

tell('somebody else, please, and nobody is told why', async (open) => {
  const repo = await theatre.project('change', { mentors: MENTORS });
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  theatre.world.comment(repo, number, author, '/mentor change');
  await scenes.show(number, 'the newcomer would rather talk to somebody else');
  theatre.world.comment(repo, number, 'teo-brandt', '/mentor assign @mira-holm');
  await scenes.show(number, 'a maintainer, who does not know, brings the first one in again');
  return scenes;
});

tell('no thanks is the last word until the newcomer asks', async (open) => {
  const repo = await theatre.project('no-thanks', { mentors: MENTORS });
  const scenes = open(repo);
  const author = theatre.stranger();
  const number = await theatre.pull(repo, author);
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, author, '/mentor no thanks');
  await scenes.show(number, 'while somebody is asked, the newcomer declines');
  theatre.world.comment(repo, number, 'teo-brandt', '/mentor assign @ama-serwaa');
  theatre.world.comment(repo, number, 'teo-brandt', '/mentor me');
  await theatre.stage.pass(3 * DAY);
  await scenes.show(number, 'a maintainer means well');
  theatre.world.comment(repo, number, author, '/mentor wanted');
  await scenes.show(number, 'the newcomer thinks again');
  return scenes;
});

tell('either may leave without a reason', async (open) => {
  const repo = await theatre.project('leaving', { mentors: MENTORS });
  const scenes = open(repo);
  const first = await paired(repo);
  theatre.world.comment(repo, first.number, first.author, '/mentor leave');
  await scenes.show(first.number, 'the newcomer leaves');
  await theatre.stage.pass(15 * DAY);
  const second = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, second, 'mira-holm', '/mentor accept');
  await theatre.stage.quiet();
  theatre.world.comment(repo, second, 'mira-holm', '/mentor leave');
  await scenes.show(second, 'the mentor leaves');
  return scenes;
});

tell('it is done when they say so', async (open) => {
  const repo = await theatre.project('done', { settings: 'safety:\n  contact: lena-vogt\n' });
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  theatre.world.comment(repo, number, author, '/mentor done');
  await scenes.show(number, 'the newcomer is through');
  theatre.world.comment(repo, number, author, '/mentor wanted');
  await scenes.show(number, 'and asks anew; the only one who fits needs a rest');
  return scenes;
});

tell('a maintainer takes it or asks whom they think of', async (open) => {
  const repo = await theatre.project('entrusting', { mentors: MENTORS });
  const scenes = open(repo);
  const { world } = theatre;
  const taken = await theatre.pull(repo, theatre.stranger());
  world.comment(repo, taken, 'teo-brandt', '/mentor me');
  await scenes.show(taken, 'taken');
  const asked = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  world.comment(repo, asked, 'mira-holm', '/mentor pass');
  await theatre.stage.quiet();
  world.comment(repo, asked, 'teo-brandt', '/mentor assign @mira-holm');
  await scenes.show(asked, 'asked although she passed, which nobody is told');
  world.comment(repo, asked, 'teo-brandt', '/mentor assign @nobody-of-that-name');
  world.comment(repo, asked, 'teo-brandt', `/mentor assign ${theatre.stranger('hal-helpful')}`);
  world.comment(repo, asked, theatre.stranger('hal-helpful'), '/mentor assign @teo-brandt');
  world.comment(repo, asked, theatre.stranger('hal-helpful'), '/mentor me');
  await scenes.show(asked, 'nobody of that name, somebody who may not mentor, and two who may not decide it');
  return scenes;
});

tell('whoever is full may be asked by a maintainer and is told', async (open) => {
  const settings = 'mentors:\n  capacity: 1\n';
  const repo = await theatre.project('full', { mentors: ['mira-holm', 'teo-brandt'], settings });
  const scenes = open(repo);
  await paired(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  theatre.world.comment(repo, number, 'teo-brandt', '/mentor assign mira-holm');
  await scenes.show(number, 'one newcomer is as many as she wants');
  return scenes;
});

tell('a regular offers and a maintainer says yes', async (open) => {
  const repo = await theatre.project('offering', {});
  const scenes = open(repo);
  const { world, stage } = theatre;
  const commons = world.openIssue({ repo, author: 'mira-holm', title: 'Who would like to mentor?' });
  world.comment(repo, commons, 'ruben-oak', '/mentor offer docs, the wick');
  world.comment(repo, commons, theatre.stranger('hal-helpful'), '/mentor offer');
  await scenes.show(commons, 'a regular offers, and so does somebody who has landed nothing');
  const [words] = world.commentsOf(repo, commons).filter(({ isByApp }) => isByApp);
  world.react({ comment: words?.id ?? 0 }, 'ruben-oak', '+1');
  await stage.pass(DAY);
  await scenes.show(commons, 'their own thumb is no yes');
  world.react({ comment: words?.id ?? 0 }, 'mira-holm', '+1');
  await stage.pass(DAY);
  await scenes.show(commons, 'a maintainer gives a thumb up');
  const author = theatre.stranger();
  const number = await theatre.pull(repo, author);
  world.comment(repo, number, author, '/mentor wanted Docs');
  await scenes.show(number, 'a newcomer names the same topic');
  return scenes;
});

tell('a maintainer confirms an offer by name', async (open) => {
  const repo = await theatre.project('confirming', {});
  const scenes = open(repo);
  const { world } = theatre;
  const commons = world.openIssue({ repo, author: 'mira-holm', title: 'Who would like to mentor?' });
  world.comment(repo, commons, 'ruben-oak', '/mentor offer');
  await theatre.stage.quiet();
  world.comment(repo, commons, 'ruben-oak', '/mentor confirm @ruben-oak');
  world.comment(repo, commons, 'mira-holm', '/mentor confirm @teo-brandt');
  world.comment(repo, commons, 'mira-holm', '/mentor confirm @ruben-oak');
  await scenes.show(commons, 'not by oneself, not where nobody offered, and then by a maintainer');
  return scenes;
});

tell('whoever stops is not waited for', async (open) => {
  const repo = await theatre.project('stopping', { mentors: MENTORS });
  const scenes = open(repo);
  const { world, stage } = theatre;
  const commons = world.openIssue({ repo, author: 'teo-brandt', title: 'Absences' });
  const { number } = await paired(repo);
  const asked = await theatre.pull(repo, theatre.stranger());
  await stage.pass(DAY);
  await scenes.show(asked, 'somebody is asked');
  // One after the other: the question goes on to whoever has not stopped yet.
  for (const [who, says] of [
    ['teo-brandt', 'away until 2026-12-31 can-finish'],
    ['ivo-lindqvist', 'stop'],
    ['ama-serwaa', 'stop'],
  ] as const) {
    world.comment(repo, commons, who, `/mentor ${says}`);
    await stage.quiet();
  }
  await scenes.show(asked, 'and stops, or is away, as are all others');
  world.comment(repo, commons, 'mira-holm', '/mentor away until 2026-12-31');
  world.comment(repo, commons, 'mira-holm', '/mentor away until 2020-01-01');
  world.comment(repo, commons, 'mira-holm', '/mentor away until the cows come home');
  await scenes.show(number, 'her newcomer hears that somebody else could be found');
  await scenes.show(commons, 'what was said about it');
  return scenes;
});

tell('silence is asked about three times at most', async (open) => {
  const repo = await theatre.project('silence', { mentors: MENTORS });
  const scenes = open(repo);
  const { number } = await paired(repo);
  for (const moment of ['two weeks', 'four weeks', 'six weeks', 'eight weeks']) {
    await theatre.stage.pass(14 * DAY);
    await scenes.show(number, `${moment} of silence`);
  }
  return scenes;
});

tell('a check-in goes when it is answered', async (open) => {
  const repo = await theatre.project('answered', { mentors: MENTORS });
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, 'mira-holm', 'What have you tried?');
  await theatre.stage.pass(14 * DAY);
  await scenes.show(number, 'the newcomer is silent');
  theatre.world.comment(repo, number, author, 'I am stuck with the test.');
  await theatre.stage.pass(DAY);
  await scenes.show(number, 'and answers');
  await theatre.stage.pass(14 * DAY);
  await scenes.show(number, 'now it is the mentor who is silent');
  return scenes;
});

tell('a thumb up finds somebody else', async (open) => {
  const repo = await theatre.project('thumb', { mentors: MENTORS });
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  await theatre.stage.pass(10 * DAY);
  theatre.world.comment(repo, number, author, 'Does this look right?');
  await theatre.stage.pass(4 * DAY);
  await scenes.show(number, 'the mentor does not answer');
  const checkIn = theatre.world.commentsOf(repo, number).findLast(({ isByApp }) => isByApp);
  theatre.world.react({ comment: checkIn?.id ?? 0 }, theatre.stranger('hal-helpful'), '+1');
  await theatre.stage.pass(DAY);
  theatre.world.react({ comment: checkIn?.id ?? 0 }, author, '+1');
  await theatre.stage.pass(DAY);
  await scenes.show(number, 'the newcomer would like somebody else');
  return scenes;
});

tell('a mentorship goes along from the issue to the pull request', async (open) => {
  const repo = await theatre.project('following', { mentors: MENTORS });
  const scenes = open(repo);
  const { world, stage } = theatre;
  const author = theatre.stranger();
  const issue = world.openIssue({ repo, author: 'teo-brandt', title: 'It smokes' });
  await stage.quiet();
  world.comment(repo, issue, author, 'I would like to work on this.\n\n/mentor wanted docs');
  await stage.quiet();
  const [, asked = ''] = /@([\w-]+), would you/.exec(world.commentsOf(repo, issue).at(-1)?.body ?? '') ?? [];
  world.comment(repo, issue, asked, '/mentor accept');
  await scenes.show(issue, 'accepted in the issue');
  const number = world.openPullRequest({
    repo,
    author,
    title: 'Mend the smoke',
    body: `Fixes #${issue}`,
    files: ['src/wick/trim.ts'],
  });
  await scenes.show(number, 'the pull request that closes it');
  await scenes.show(issue, 'and what is left in the issue');
  return scenes;
});

tell('a pause does not count and ninety days are the longest', async (open) => {
  const repo = await theatre.project('ninety', { mentors: MENTORS });
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  const talk = async (days: number) => {
    for (let day = 0; day < days; day += 5) {
      await theatre.stage.pass(5 * DAY);
      theatre.world.comment(repo, number, 'mira-holm', 'And now?');
      theatre.world.comment(repo, number, author, 'A bit further.');
      await theatre.stage.quiet();
    }
  };
  await talk(30);
  theatre.world.comment(repo, number, author, '/mentor pause');
  await theatre.stage.quiet();
  await theatre.stage.pass(40 * DAY);
  theatre.world.comment(repo, number, author, '/mentor resume');
  await theatre.stage.quiet();
  await talk(55);
  await scenes.show(number, 'five days before, though a hundred and twenty-five have passed');
  await talk(10);
  await scenes.show(number, 'after ninety days without the pause');
  return scenes;
});

tell('going on after it has landed', async (open) => {
  const repo = await theatre.project('going-on', {});
  const scenes = open(repo);
  const { number, author } = await paired(repo);
  await theatre.stage.pass(DAY);
  theatre.world.merge(repo, number, 'mira-holm');
  await theatre.stage.quiet();
  theatre.world.comment(repo, number, author, '/mentor resume');
  await theatre.stage.quiet();
  await theatre.stage.pass(20 * DAY);
  await scenes.show(number, 'three weeks after the landing');
  return scenes;
});

tell('nobody is named before GitHub shows the assignment', async (open) => {
  const repo = await theatre.project('assigning', { settings: 'mentors:\n  assign: true\n' });
  const scenes = open(repo);
  const { number } = await paired(repo);
  await scenes.show(number, 'accepted');
  await theatre.stage.pass(HOUR);
  await scenes.show(number, `assigned to ${theatre.world.assigneesOf(repo, number).join()}`);
  return scenes;
});

tell('a project that wants silence gets it until it is over', async (open) => {
  const repo = await theatre.project('pausing', { mentors: MENTORS });
  const scenes = open(repo);
  const { world, stage } = theatre;
  const commons = world.openIssue({ repo, author: 'mira-holm', title: 'A hard week' });
  world.comment(repo, commons, theatre.stranger('hal-helpful'), '/belay pause');
  world.comment(repo, commons, 'mira-holm', '/belay pause');
  await scenes.show(commons, 'not by anybody, but by a maintainer');
  const number = await theatre.pull(repo, theatre.stranger());
  await stage.pass(2 * DAY);
  await scenes.show(number, 'somebody new');
  world.comment(repo, commons, 'mira-holm', '/belay resume');
  await stage.quiet();
  await stage.pass(DAY);
  await scenes.show(number, 'when it is over');
  return scenes;
});

tell('spam gets nobody’s time', async (open) => {
  const repo = await theatre.project('spam', { mentors: MENTORS });
  const scenes = open(repo);
  const author = theatre.stranger();
  const number = await theatre.pull(repo, author);
  theatre.world.label(repo, number, 'spam', 'mira-holm');
  await theatre.stage.pass(2 * DAY);
  theatre.world.comment(repo, number, author, '/mentor wanted');
  await scenes.show(number, 'labelled, two days later, and asked for');
  return scenes;
});

tell('what can be said', async (open) => {
  const repo = await theatre.project('help', {});
  const scenes = open(repo);
  const number = theatre.world.openIssue({ repo, author: 'mira-holm', title: 'How does this work?' });
  theatre.world.comment(repo, number, 'mira-holm', '/belay help');
  theatre.world.comment(repo, number, 'mira-holm', '/belay zone Europe/Lisbon\n/belay speaks pt en');
  theatre.world.comment(repo, number, 'mira-holm', '/belay zone Middle/Earth');
  await scenes.show(number, 'a maintainer asks');
  return scenes;
});

theatre.keptToDescriptions();
