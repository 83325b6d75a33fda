// An invented project: fifteen months of past, and a season in which strangers turn up. The same seed tells the same story.
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY, HOUR, type Instant } from '../../src/domain/time.ts';
import { FOLDERS, IDEAS, MAINTAINERS, OCCASIONALS, REGULARS, STRANGERS, type Veteran } from './cast.ts';
import { Chance } from './chance.ts';
import type { Reply, Story, StoryEvent } from './story.ts';

const FROM = Date.parse('2026-04-01T08:00:00Z');
const TO = Date.parse('2026-07-01T08:00:00Z');
const PAST_FROM = FROM - 455 * DAY;
const MONTH = 30 * DAY;
const ROBOT = 'dependency-robot[bot]';

export function generatedStory(seed: number): Story {
  const chance = new Chance(seed);
  const events: StoryEvent[] = [
    ...STRANGERS.flatMap((name, i) => strangersStory(name, i, chance)),
    ...veteransSeason(chance),
    ...robotsSeason(),
  ];
  const replies = new Chance(seed + 1);
  return {
    owner: 'lantern',
    name: 'lantern',
    from: FROM,
    to: TO,
    before: past(chance),
    events: events.sort((a, b) => a.at - b.at),
    reply: () => replyOf(replies),
    helpers: () => [],
  };
}

function past(chance: Chance): LandedChange[] {
  const changes: LandedChange[] = [];
  for (const veteran of [...MAINTAINERS, ...REGULARS, ...OCCASIONALS]) {
    const count = Math.round((veteran.pace * (FROM - PAST_FROM)) / MONTH);
    for (let i = 0; i < Math.max(1, count); i++) {
      const at = chance.between(PAST_FROM, FROM - DAY);
      changes.push(landed(`${veteran.key}-${i}`, veteran, at, chance));
    }
  }
  return changes.sort((a, b) => a.at - b.at);
}

function landed(id: string, author: Veteran, at: Instant, chance: Chance): LandedChange {
  const folder = chance.pick(author.folders);
  const files = [`${folder}/${chance.pick(FOLDERS[folder] ?? ['index.ts'])}`];
  const helper = helperFor(folder, author.key, chance);
  return {
    kind: 'landed',
    id,
    at,
    openedAt: at - chance.between(HOUR, 6 * DAY),
    author: author.key,
    authorName: author.name,
    reviewers: [helper],
    mergedBy: helper,
    files,
    nFiles: files.length,
    number: null,
    title: chance.pick(IDEAS),
  };
}

/** Mostly somebody who is at home there; never the author. */
function helperFor(folder: string, author: string, chance: Chance): string {
  const others = MAINTAINERS.filter(({ key }) => key !== author);
  const atHome = others.filter(({ folders }) => folders.includes(folder));
  return chance.pick(atHome.length > 0 && chance.happens(0.8) ? atHome : others).key;
}

/** A stranger opens something; some are answered in time, some ask for a mentor, some wait. */
function strangersStory(name: string, index: number, chance: Chance): StoryEvent[] {
  const by = name.toLowerCase().replace(' ', '-');
  const thread = `first-of-${by}`;
  const at = workingHour(FROM + (index + 0.2) * ((TO - FROM - 20 * DAY) / STRANGERS.length), chance);
  const folder = chance.pick(Object.keys(FOLDERS));
  const helper = helperFor(folder, by, chance);
  const isIssue = index % 7 === 6;
  const isDraft = index % 7 === 3;
  const opened: StoryEvent = {
    do: 'open',
    at,
    thread,
    by,
    kind: isIssue ? 'issue' : 'pull-request',
    title: chance.pick(IDEAS),
    files: [`${folder}/${chance.pick(FOLDERS[folder] ?? [])}`],
    isDraft,
  };
  if (isIssue) {
    return [opened, { do: 'comment', at: at + 5 * HOUR, thread, by: helper, body: 'Good find, thank you.' }];
  }
  const readyAt = isDraft ? at + 2 * DAY : at;
  const rest: StoryEvent[] = isDraft ? [{ do: 'make-ready', at: readyAt, thread, by }] : [];
  const fate = chance.share();
  if (fate < 0.3) rest.push({ do: 'review', at: readyAt + chance.between(2, 20) * HOUR, thread, by: helper });
  if (fate > 0.85) rest.push({ do: 'comment', at: readyAt + 3 * HOUR, thread, by, body: '/mentor wanted' });
  const over = readyAt + chance.between(6, 16) * DAY;
  rest.push(
    chance.happens(0.85)
      ? { do: 'merge', at: over, thread, by: helper }
      : { do: 'close', at: over, thread, by: helper },
  );
  return [opened, ...rest, ...comesBack(by, over + 4 * DAY, folder, helper, chance)];
}

/** Some come again, and are met by silence from Belay, as everybody who is known. */
function comesBack(by: string, at: Instant, folder: string, helper: string, chance: Chance): StoryEvent[] {
  if (at > TO - 10 * DAY || chance.happens(0.5)) return [];
  const thread = `second-of-${by}`;
  const file = `${folder}/${chance.pick(FOLDERS[folder] ?? [])}`;
  return [
    {
      do: 'open',
      at,
      thread,
      by,
      kind: 'pull-request',
      title: chance.pick(IDEAS),
      files: [file],
      isDraft: false,
    },
    { do: 'review', at: at + 9 * HOUR, thread, by: helper },
    { do: 'merge', at: at + 3 * DAY, thread, by: helper },
  ];
}

/** The people whom everybody knows go on as ever. */
function veteransSeason(chance: Chance): StoryEvent[] {
  return [...MAINTAINERS, ...REGULARS].flatMap((veteran) => {
    const count = Math.round((veteran.pace * (TO - FROM)) / MONTH / 2);
    return Array.from({ length: count }, (_, i): StoryEvent[] => {
      const folder = chance.pick(veteran.folders);
      const thread = `${veteran.key}-${i}`;
      const at = workingHour(chance.between(FROM, TO - 8 * DAY), chance);
      const file = `${folder}/${chance.pick(FOLDERS[folder] ?? [])}`;
      const helper = helperFor(folder, veteran.key, chance);
      return [
        {
          do: 'open',
          at,
          thread,
          by: veteran.key,
          kind: 'pull-request',
          title: chance.pick(IDEAS),
          files: [file],
          isDraft: false,
        },
        { do: 'merge', at: at + chance.between(5, 100) * HOUR, thread, by: helper },
      ];
    }).flat();
  });
}

function robotsSeason(): StoryEvent[] {
  return [20, 50, 80].map((day, i) => ({
    do: 'open',
    at: FROM + day * DAY,
    thread: `robot-${i}`,
    by: ROBOT,
    kind: 'pull-request',
    title: 'Bump everything',
    files: ['package.json'],
    isDraft: false,
  }));
}

/** Mentors are people: most say yes, some cannot, some are away. */
function replyOf(chance: Chance): Reply {
  const mood = chance.share();
  const afterMs = chance.between(1, 30) * HOUR;
  if (mood < 0.55) return { says: 'accept', afterMs };
  return mood < 0.8 ? { says: 'pass', afterMs } : { says: 'nothing', afterMs };
}

function workingHour(at: Instant, chance: Chance): Instant {
  const midnight = at - (at % DAY);
  return midnight + chance.between(7 * 60, 19 * 60) * 60_000;
}
