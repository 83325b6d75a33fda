// Stories about welcomes and mentors: each folder's name is the sentence, and its says.md is what people would read at each
// moment. All of them happen on one sandbox GitHub, each in a repository of its own.
import { DAY, HOUR } from '../../src/domain/time.ts';
import { Theatre } from './theatre.ts';

const theatre = Theatre.open();

theatre.tell('silence hands over and nobody is told why', async (open) => {
  const repo = await theatre.project('silent-hand-over', { mentors: ['mira-holm', 'teo-brandt'] });
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  await scenes.show(number, 'a day without an answer');
  await theatre.stage.pass(3 * DAY - HOUR);
  await scenes.show(number, 'an hour before three working days are over');
  await theatre.stage.pass(HOUR);
  await scenes.show(number, 'three working days of silence');
  theatre.world.comment(repo, number, 'mira-holm', '/mentor accept');
  await scenes.show(number, 'too late, the first one accepts');
  return scenes;
});

theatre.tell('nobody is free', async (open) => {
  const repo = await theatre.project('nobody-free', {});
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, 'mira-holm', '/mentor pass');
  await scenes.show(number, 'the only one who fits has passed');
  return scenes;
});

theatre.tell('somebody busy is not asked', async (open) => {
  const repo = await theatre.project('busy', { mentors: ['ama-serwaa'] });
  theatre.world.setBusy('ama-serwaa');
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  await scenes.show(number, 'a day later');
  return scenes;
});

theatre.tell('a newcomer asks for a mentor on a draft', async (open) => {
  const repo = await theatre.project('wanted', {});
  const scenes = open(repo);
  const author = theatre.stranger();
  const number = await theatre.pull(repo, author, true);
  await theatre.stage.pass(2 * DAY);
  await scenes.show(number, 'two days later, nobody was asked for a draft');
  theatre.world.comment(
    repo,
    number,
    author,
    'I am stuck with the tests.\n\n/mentor wanted tests & @everybody',
  );
  await scenes.show(number, 'the newcomer asks');
  return scenes;
});

theatre.tell('only those entitled are obeyed', async (open) => {
  const repo = await theatre.project('entitled', { mentors: ['mira-holm', 'teo-brandt'] });
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, 'teo-brandt', '/mentor accept');
  theatre.world.comment(repo, number, theatre.stranger(), '/mentor wanted');
  theatre.world.comment(
    repo,
    number,
    'mira-holm',
    '> /mentor accept\n\nShould I?\n\n```\n/mentor accept\n```',
  );
  theatre.world.comment(repo, number, 'mira-holm', '/mentor dance');
  await scenes.show(number, 'others, a quote, code and nonsense');
  return scenes;
});

theatre.tell('a first issue is welcomed', async (open) => {
  const repo = await theatre.project('issue', {});
  const scenes = open(repo);
  const number = theatre.world.openIssue({ repo, author: theatre.stranger(), title: 'It smokes' });
  await theatre.stage.quiet();
  await theatre.stage.pass(3 * DAY);
  await scenes.show(number, 'three days later');
  return scenes;
});

theatre.tell('whoever is known hears nothing', async (open) => {
  const repo = await theatre.project('known', { regular: 'ruben-oak' });
  const scenes = open(repo);
  const { world } = theatre;
  world.addUser({ login: 'sweeper[bot]', type: 'Bot' });
  for (const author of ['ruben-oak', 'mira-holm', 'sweeper[bot]']) {
    const number = await theatre.pull(repo, author);
    await theatre.stage.pass(2 * DAY);
    await scenes.show(number, `opened by ${author}`);
  }
  return scenes;
});

theatre.tell('closing takes the asking back', async (open) => {
  const repo = await theatre.project('closing', {});
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  theatre.world.close(repo, number, 'mira-holm');
  await scenes.show(number, 'closed while somebody was asked');
  return scenes;
});

theatre.tell('a mentorship has a last word and then rests', async (open) => {
  const repo = await theatre.project('last-word', {});
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(DAY);
  theatre.world.comment(repo, number, 'mira-holm', '/Mentor ACCEPT');
  await theatre.stage.pass(2 * DAY);
  theatre.world.merge(repo, number, 'mira-holm');
  await scenes.show(number, 'landed');
  await theatre.stage.pass(14 * DAY);
  await scenes.show(number, 'two weeks later');
  return scenes;
});

theatre.tell('what was noticed too late is not greeted', async (open) => {
  const repo = await theatre.project('late', {});
  const scenes = open(repo);
  theatre.stage.sandbox.hold();
  const author = theatre.stranger();
  const number = theatre.world.openPullRequest({
    repo,
    author,
    title: 'Trim the wick',
    files: ['a.ts'],
  });
  theatre.stage.clock.advance(DAY + HOUR);
  theatre.stage.sandbox.release();
  await scenes.show(number, 'delivered a day and an hour later');
  return scenes;
});

theatre.tell('a quiet project gets labels only', async (open) => {
  const repo = await theatre.project('quiet', {
    settings: 'quiet: true\nlabels:\n  first-time: hello there\n',
  });
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(2 * DAY);
  await scenes.show(number, 'two days later');
  return scenes;
});

theatre.tell('a dry run writes nothing', async (open) => {
  const repo = await theatre.project('dry', { settings: 'dry-run: true\n' });
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await theatre.stage.pass(2 * DAY);
  await scenes.show(number, 'two days later');
  return scenes;
});

theatre.tell('broken settings change nothing', async (open) => {
  const repo = await theatre.project('broken', { settings: 'quiet: perhaps\nmentor: {}\n' });
  const scenes = open(repo);
  const number = await theatre.pull(repo, theatre.stranger());
  await scenes.show(number, 'with the defaults');
  return scenes;
});

theatre.keptToDescriptions();
