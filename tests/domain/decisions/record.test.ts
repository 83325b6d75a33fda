// What goes into the ledger, whichever way the news comes, and in whatever order.
import { describe, expect, it } from 'vitest';
import { answered, issueOpened, reviewed } from '../../../src/domain/thread-contributions.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { ThreadDeed } from '../../../src/domain/happening.ts';
import type { NoticedSituation } from '../../../src/domain/situation.ts';
import type { Thread } from '../../../src/domain/thread.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import {
  ana,
  author,
  ben,
  change,
  closed,
  facts,
  now,
  opened,
  recordOf,
  repository,
  settings,
  thread,
} from '../builders.ts';

const issue = thread({ kind: 'issue', files: [], changedAt: now - MINUTE });
const pull = thread({ changedAt: now - MINUTE });

function noticed(of: Thread, deed: ThreadDeed | null = null): NoticedSituation {
  const place = { repository, settings: settings(), isSilenced: false, pagesUrl: null };
  return { about: 'noticed', now, ...place, thread: of, author: ana, deed };
}
const idsIn = (effects: ReturnType<typeof decide>) => recordOf(effects)?.contributions.map(({ id }) => id);

describe('an opening', () => {
  it('of an issue is a gift', () => {
    expect(recordOf(decide(opened({ thread: issue })))).toEqual({
      threads: [issue],
      contributions: [issueOpened(issue, ana)],
      people: [ana],
      // The login is as old as the description it stands in.
      seenAt: now - MINUTE,
    });
  });

  it('of a pull request is none before it lands', () => {
    expect(recordOf(decide(opened({ thread: pull })))).toMatchObject({ threads: [pull], contributions: [] });
  });

  it('is never seen later than now', () => {
    const ahead = thread({ changedAt: now + MINUTE });
    expect(recordOf(decide(opened({ thread: ahead })))?.seenAt).toBe(now);
  });

  it.each([
    ['maintainers', { author: author('maintainer') }],
    ['who wants to be left alone', { author: { ...author(), isLeftAlone: true } }],
    ['a locked thread', { thread: { ...issue, isLocked: true } }],
    ['a quiet project', { settings: settings({ quiet: true }) }],
  ])('is kept for %s too', (_, differs) => {
    expect(recordOf(decide(opened({ thread: issue, ...differs })))?.threads).toHaveLength(1);
  });
});

describe('what is noticed', () => {
  const deed = { by: ben, at: now - 2 * MINUTE } as const;

  it('is kept and nothing else is done, in a locked thread too', () => {
    expect(decide(noticed({ ...issue, isLocked: true })).map((effect) => effect.do)).toEqual(['record']);
  });

  it('of an issue tells that it was opened, should nobody have heard of that', () => {
    expect(recordOf(decide(noticed(issue)))).toEqual({
      threads: [issue],
      contributions: [issueOpened(issue, ana)],
      people: [ana],
      seenAt: now - MINUTE,
    });
  });

  it.each([
    ['an answer in an issue is a gift', issue, 'answered', answered(issue, ben, deed.at)],
    ['a review is a gift', pull, 'reviewed', reviewed(pull, ben, deed.at)],
  ] as const)('%s, and whoever waited has an answer', (_, of, did, gift) => {
    const kept = recordOf(decide(noticed(of, { ...deed, did })));
    expect(kept?.contributions).toContainEqual(gift);
    expect(kept).toMatchObject({ threads: [{ answeredAt: deed.at }], people: [ana, ben] });
  });

  it('a word in a pull request is an answer, and no gift of its own kind', () => {
    const kept = recordOf(decide(noticed(pull, { ...deed, did: 'answered' })));
    expect(kept).toMatchObject({ threads: [{ answeredAt: deed.at }], contributions: [], people: [ana, ben] });
  });

  it('that is no answer leaves open whether there was one', () => {
    expect(recordOf(decide(noticed(pull)))?.threads).toMatchObject([{ answeredAt: null }]);
  });
});

describe('a closing', () => {
  it('tells everything that people gave in the thread, and whom it was seen with', () => {
    const review = reviewed(pull, ben, now);
    const landed = change({ number: 5 });
    const over = thread({ state: 'landed' });
    const known = facts(over, { others: [review], people: [ana, ben] });
    expect(recordOf(decide(closed(null, { thread: over, facts: known, landed })))).toEqual({
      threads: [over],
      contributions: [review, landed],
      people: [ana, ben],
      seenAt: now,
    });
  });
});

it('the same deed has the same id whether it is noticed, or found when the thread closes', () => {
  const given = { by: ben, at: now } as const;
  const live = [
    ...(idsIn(decide(opened({ thread: issue }))) ?? []),
    ...(idsIn(decide(noticed(issue, { ...given, did: 'answered' }))) ?? []),
  ];
  const others = [issueOpened(issue, ana), answered(issue, ben, now)];
  const found = idsIn(decide(closed(null, { thread: issue, facts: facts(issue, { others }) })));
  expect(new Set(live)).toEqual(new Set(found));
});
