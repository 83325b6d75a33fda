// What one look at a thread tells: who gave what in it, who is nobody, and how it ended.
import { describe, expect, it } from 'vitest';
import { toThreadFacts } from '../../src/github/thread-facts.ts';
import { ana, at, ben, cleo } from '../domain/builders.ts';
import {
  ANA,
  BEN,
  CLEO,
  closedBy,
  issue,
  KNOTS,
  merged,
  nodes,
  pull,
  readThread,
  reviewed,
  ROBOT,
  spoke,
  user,
} from './shapes.ts';

const factsOf = (shape: object, bots: readonly string[] = []) => toThreadFacts(readThread(shape), 7, bots);
const agent = (login: string) => ({ __typename: 'Bot', login, databaseId: 4 });

/** Accounts of every kind that are nobody; the last only where the project says so. */
const machines: readonly (readonly [string, object])[] = [
  ['an App', ROBOT],
  ['an App by its full name', user('rope[bot]', 3)],
  ['GitHub’s agent, which writes code', agent('Copilot')],
  ['GitHub’s agent, as a person', user('copilot-swe-agent', 4)],
  ['GitHub’s agent, which reviews', agent('copilot-pull-request-reviewer')],
  ['whom the project calls a bot', KNOTS],
];
const bots = ['Knots-Bot'];

describe('a thread', () => {
  it('is an issue', () => {
    expect(factsOf(issue)).toEqual({
      thread: {
        repository: 7,
        number: 5,
        kind: 'issue',
        state: 'open',
        isLocked: false,
        author: ana,
        title: 'A knot slips',
        openedAt: at('2025-05-14T12:00:00Z'),
        labels: ['rope'],
        files: [],
        answeredAt: null,
        changedAt: at('2025-05-14T12:30:00Z'),
      },
      landed: null,
      others: [
        {
          kind: 'issue-opened',
          id: 'issue-5',
          at: at('2025-05-14T12:00:00Z'),
          author: ana.key,
          authorName: ana.login,
          number: 5,
          title: 'A knot slips',
        },
      ],
      closing: null,
      people: [ana],
      authorNodeId: 'U_11',
    });
  });

  it('is a pull request, with its files; to have opened it is no gift yet', () => {
    expect(factsOf(pull)).toMatchObject({
      thread: { kind: 'pull-request', state: 'open', files: ['wall/rope.ts'] },
      landed: null,
      others: [],
    });
  });

  it.each([
    ['an issue', issue],
    ['a pull request', pull],
    ['a landed change', merged],
  ])('that is %s has a title without addresses, wherever it is kept', (_, shape) => {
    const found = factsOf({ ...shape, title: 'Mail gus@mail.example.org a rope' });
    expect(found.thread.title).toBe('Mail … a rope');
    expect(JSON.stringify(found)).not.toContain('@');
  });

  it.each([
    [{ pullState: 'OPEN', isDraft: true }, 'draft'],
    [{ pullState: 'CLOSED', isDraft: true }, 'closed'],
    [{ pullState: 'MERGED' }, 'landed'],
  ])('of which %j is «%s»', (differs, state) => {
    expect(factsOf({ ...pull, ...differs }).thread).toMatchObject({ state });
  });

  it('that was closed is over', () => {
    expect(factsOf({ ...issue, issueState: 'CLOSED' })).toMatchObject({
      thread: { state: 'closed' },
      closing: null,
    });
  });

  it('has lists that GitHub may leave out', () => {
    const bare = { ...pull, labels: null, files: { nodes: null }, timelineItems: null };
    expect(factsOf(bare)).toMatchObject({ thread: { labels: [], files: [] }, closing: null });
  });

  it.each([
    ['an account that is gone', null],
    ['an organisation, which has no number', { __typename: 'Organization', login: 'x' }],
  ])('by %s is by nobody, and nobody gave anything in it', (_, by) => {
    const comments = nodes(spoke(BEN, '2025-05-14T13:00:00Z'));
    expect(factsOf({ ...issue, author: by, comments })).toMatchObject({
      thread: { author: null },
      others: [],
      authorNodeId: null,
    });
  });

  it.each(machines)('by %s is by a machine, and to answer it is no help', (_, by) => {
    const found = factsOf(
      { ...issue, author: by, comments: nodes(spoke(BEN, '2025-05-14T13:00:00Z')) },
      bots,
    );
    expect(found).toMatchObject({ thread: { author: { isBot: true } }, others: [], people: [ben] });
  });
});

describe('the first answer', () => {
  it('is the first word or review of a human who is not the author', () => {
    const comments = nodes(spoke(ANA, '2025-05-14T12:01:00Z'), spoke(BEN, '2025-05-14T15:00:00Z'));
    const reviews = nodes(reviewed(BEN, '2025-05-14T14:00:00Z'), reviewed(BEN, null));
    expect(factsOf({ ...pull, comments, reviews }).thread.answeredAt).toBe(at('2025-05-14T14:00:00Z'));
  });

  it.each([...machines, ['who is gone', null], ['the author', ANA]] as const)(
    'is not that of %s',
    (_, by) => {
      const comments = nodes(spoke(by, '2025-05-14T12:01:00Z'));
      const reviews = nodes(reviewed(by, '2025-05-14T12:02:00Z', 'APPROVED'));
      const found = factsOf({ ...pull, comments, reviews }, bots);
      expect(found).toMatchObject({ thread: { answeredAt: null }, others: [], people: [ana] });
    },
  );

  it('is not a review that nobody else can see yet', () => {
    const reviews = nodes(reviewed(BEN, '2025-05-14T13:00:00Z', 'PENDING'), reviewed(BEN, null));
    expect(factsOf({ ...pull, reviews })).toMatchObject({ thread: { answeredAt: null }, others: [] });
  });
});

describe('help', () => {
  it('in an issue is one answer of each person, the first', () => {
    const comments = nodes(
      spoke(BEN, '2025-05-14T15:00:00Z'),
      spoke(BEN, '2025-05-14T13:00:00Z'),
      spoke(CLEO, '2025-05-14T14:00:00Z'),
    );
    expect(factsOf({ ...issue, comments })).toMatchObject({
      others: [
        { id: 'issue-5' },
        { kind: 'issue-answered', id: 'answer-5-12', author: ben.key, at: at('2025-05-14T13:00:00Z') },
        { kind: 'issue-answered', id: 'answer-5-13', author: cleo.key },
      ],
      people: [ana, ben, cleo],
    });
  });

  it('in a pull request is one review of each person, the first; words alone are none', () => {
    const comments = nodes(spoke(CLEO, '2025-05-14T12:10:00Z'));
    const reviews = nodes(
      reviewed(BEN, '2025-05-14T15:00:00Z', 'APPROVED'),
      reviewed(BEN, '2025-05-14T13:00:00Z', 'CHANGES_REQUESTED'),
    );
    expect(factsOf({ ...pull, comments, reviews }).others).toEqual([
      {
        kind: 'reviewed',
        id: 'review-5-12',
        at: at('2025-05-14T13:00:00Z'),
        author: ben.key,
        authorName: ben.login,
        number: 5,
        title: 'Add a softer rope',
      },
    ]);
  });
});

describe('a landed change', () => {
  it('has its helpers, each once, and everybody’s login of today', () => {
    const reviews = nodes(
      reviewed(CLEO, '2025-05-15T10:00:00Z'),
      reviewed(BEN, '2025-05-15T11:00:00Z', 'APPROVED'),
      reviewed(BEN, '2025-05-15T11:30:00Z', 'APPROVED'),
      reviewed(user('gus-hale', 16), null, 'PENDING'),
      reviewed(ANA, '2025-05-15T09:00:00Z'),
      reviewed(ROBOT, '2025-05-15T09:00:00Z', 'APPROVED'),
      reviewed(null, '2025-05-15T09:00:00Z', 'APPROVED'),
    );
    const found = factsOf({ ...merged, reviews });
    expect(found.landed).toEqual({
      kind: 'landed',
      id: 'pr-5',
      at: at('2025-05-15T12:00:00Z'),
      openedAt: at('2025-05-14T12:00:00Z'),
      author: ana.key,
      authorName: ana.login,
      reviewers: [ben.key, cleo.key],
      mergedBy: ben.key,
      files: ['wall/rope.ts'],
      nFiles: 120,
      number: 5,
      title: 'Add a softer rope',
    });
    expect(found.people).toEqual([ana, cleo, ben]);
  });

  it('knows who merged it, who said nothing in it', () => {
    expect(factsOf(merged)).toMatchObject({ landed: { mergedBy: ben.key }, people: [ana, ben] });
  });

  it('keeps its place in history when its author is gone', () => {
    expect(factsOf({ ...merged, author: null })).toMatchObject({
      landed: { author: 'ghost', authorName: 'ghost' },
      people: [ben],
    });
  });

  it.each([...machines, ['who is gone', null]] as const)(
    'was merged by nobody, if %s did it',
    (_, mergedBy) => {
      expect(factsOf({ ...merged, mergedBy }, bots).landed).toMatchObject({ mergedBy: null });
    },
  );

  it.each(machines)('is none where its author is %s', (_, author) => {
    expect(factsOf({ ...merged, author }, bots).landed).toBeNull();
  });

  describe('that was not merged', () => {
    const commitBy = (...authors: unknown[]) => ({
      __typename: 'Commit',
      committedDate: '2025-05-15T11:59:00Z',
      authors: nodes(...authors),
    });
    const endedBy = (closer: unknown) =>
      factsOf({ ...pull, ...closedBy(BEN, '2025-05-15T12:00:00Z', closer) }).landed;

    it('is one where a commit of its author closed it', () => {
      const closer = commitBy({ user: null }, { user: { databaseId: 11, login: 'ana-lima' } });
      expect(endedBy(closer)).toMatchObject({
        id: 'pr-5',
        at: at('2025-05-15T11:59:00Z'),
        mergedBy: ben.key,
      });
    });

    it.each<[string, unknown]>([
      ['nobody’s commit', null],
      ['somebody else’s commit', commitBy({ user: { databaseId: 12, login: 'ben-okoro' } })],
      ['a commit that GitHub cannot link to anybody', commitBy({ user: null })],
      ['another pull request', { __typename: 'PullRequest' }],
      ['a commit of unknown authors', { __typename: 'Commit', committedDate: '2025-05-15T11:59:00Z' }],
    ])('is none where it was closed by %s', (_, closer) => {
      expect(endedBy(closer)).toBeNull();
    });

    it('is none where such a commit closed it and it was opened again', () => {
      const closer = commitBy({ user: { databaseId: 11, login: 'ana-lima' } });
      const again = { ...closedBy(BEN, '2025-05-15T12:00:00Z', closer), pullState: 'OPEN' };
      expect(factsOf({ ...pull, ...again })).toMatchObject({
        landed: null,
        closing: { at: at('2025-05-15T12:00:00Z') },
      });
    });
  });
});

describe('the closing', () => {
  const closingOf = (differs: object, actor: unknown = BEN) =>
    factsOf({ ...pull, ...closedBy(actor), ...differs }, bots).closing;

  it('has its time, and who did it', () => {
    expect(closingOf({})).toEqual({
      at: at('2025-05-15T12:00:00Z'),
      by: ben,
      speakers: [],
      isByCommit: false,
    });
    expect(closingOf({}, null)).toMatchObject({ by: null });
    expect(closingOf({}, ROBOT)).toMatchObject({ by: { isBot: true } });
  });

  it.each<[string, unknown, boolean]>([
    ['nobody’s', null, false],
    ['another pull request’s', { __typename: 'PullRequest' }, false],
    ...['its author', 'somebody else', 'whom GitHub cannot name'].map(
      (who, i): [string, unknown, boolean] => [
        `a commit’s, written by ${who}`,
        {
          __typename: 'Commit',
          committedDate: '2025-05-15T11:59:00Z',
          authors: nodes({
            user: [{ databaseId: 11, login: ana.login }, { databaseId: 12, login: ben.login }, null][i],
          }),
        },
        true,
      ],
    ),
  ])('is %s', (_, closer, isByCommit) => {
    const ended = closedBy(BEN, '2025-05-15T12:00:00Z', closer);
    expect(closingOf(ended)).toMatchObject({ by: ben, isByCommit });
  });

  it('is none of a pull request that was never closed', () => {
    expect(factsOf(pull).closing).toBeNull();
  });

  it.each([
    ['an hour before', '2025-05-15T11:00:00Z', true],
    ['more than an hour before', '2025-05-15T10:59:59Z', false],
    ['with it', '2025-05-15T12:00:00Z', true],
    ['half an hour later', '2025-05-15T12:30:00Z', true],
  ])('is explained by whoever spoke or reviewed %s', (_, when, isAbout) => {
    const expected = isAbout ? [ben] : [];
    expect(closingOf({ latest: nodes(spoke(BEN, when)) })?.speakers).toEqual(expected);
    expect(closingOf({ reviews: nodes(reviewed(BEN, when)) })?.speakers).toEqual(expected);
  });

  it.each([...machines, ['who is gone', null], ['the author', ANA]] as const)(
    'is not explained by %s',
    (_, by) => {
      const when = '2025-05-15T12:10:00Z';
      const said = { latest: nodes(spoke(by, when)), reviews: nodes(reviewed(by, when)) };
      expect(closingOf(said)?.speakers).toEqual([]);
    },
  );

  it('names everybody who spoke once', () => {
    const latest = nodes(spoke(BEN, '2025-05-15T11:30:00Z'), spoke(CLEO, '2025-05-15T12:10:00Z'));
    const reviews = nodes(reviewed(BEN, '2025-05-15T11:40:00Z'));
    expect(closingOf({ latest, reviews })?.speakers).toEqual([ben, cleo]);
  });
});
