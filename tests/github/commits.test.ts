// Commits on the default branch that no merged pull request explains: whose change each of them is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownPull } from '../../src/flow/ledger-ports.ts';
import { directChange, isDirect, numberIn } from '../../src/github/commits.ts';
import { DAY } from '../../src/domain/time.ts';
import { ana, at, ben } from '../domain/builders.ts';
import { anaWrote, benWrote, readCommit, unlinked, type CommitLook } from './shapes.ts';

const HERE = 'rope-works/carabiner';
const pull: KnownPull = {
  author: ana.key,
  authorName: ana.login,
  title: 'Add a softer rope',
  openedAt: at('2025-05-10'),
  isMerged: false,
};
const now = at('2025-06-01T00:00:00Z');
const changeIn = (look: CommitLook, number: number | null = null, named?: KnownPull, bots: string[] = []) =>
  directChange(readCommit(look), number, named, bots, now);
const keysIn = (found: ReturnType<typeof directChange>) =>
  [...new Set(found?.people.map(({ key }) => key))].sort();
const linked = (login: string, databaseId = 30) => ({ name: login, user: { databaseId, login } });

describe('a commit landed by itself', () => {
  it.each<[string, CommitLook, boolean]>([
    ['where no pull request has it', {}, true],
    ['where only an unmerged one has it', { isMerged: false }, true],
    ['but not where a merged one brought it', { isMerged: true }, false],
    ['but not as a merge, which brings others', { parents: 2 }, false],
    ['as the very first', { parents: 0 }, true],
  ])('%s', (_, look, is) => {
    expect(isDirect(readCommit(look))).toBe(is);
    expect(changeIn(look) !== null).toBe(is);
  });
});

describe('the number that a commit names', () => {
  it.each([
    ['Tie a knot (#12)', 12],
    ['Tie a knot\n\nPR-URL: https://github.com/rope-works/carabiner/pull/12', 12],
    ['Tie a knot\n\nPR-URL: https://github.com/Rope-Works/Carabiner/pull/12', 12],
    ['Tie a knot\n\nPR-URL: https://github.com/rope-works/harness/pull/12', null],
    ['Tie a knot\n\nCloses #12', 12],
    ['Tie a knot', null],
  ])('in %j is %j', (message, number) => {
    expect(numberIn(readCommit({ message }), HERE)).toBe(number);
  });
});

describe('a direct commit', () => {
  it('is a change by its author, whom GitHub knows', () => {
    expect(changeIn({ committer: { databaseId: 12, login: ben.login } })).toEqual({
      change: {
        kind: 'landed',
        id: 'commit-0123456789ab',
        at: at('2025-05-15T12:00:00Z'),
        openedAt: at('2025-05-14T12:00:00Z'),
        author: ana.key,
        authorName: ana.login,
        reviewers: [],
        mergedBy: ben.key,
        files: [],
        nFiles: 2,
        number: null,
        title: 'Tie a better knot',
      },
      people: [ana, ben],
    });
  });

  it.each([
    ['its author', { databaseId: 11, login: ana.login }],
    ['nobody GitHub knows', null],
    ['GitHub itself', { databaseId: 19864447, login: 'web-flow' }],
  ])('was landed by no helper, if by %s', (_, committer) => {
    const found = changeIn({ committer });
    expect(found?.change.mergedBy).toBeNull();
    expect(keysIn(found)).toEqual([ana.key]);
  });

  it('counts no files where GitHub cannot', () => {
    expect(changeIn({ files: null })?.change.nFiles).toBe(0);
  });

  it.each([
    ['2025-05-14T12:00:00Z', at('2025-05-14T12:00:00Z')],
    ['2024-05-14T12:00:00Z', at('2025-05-15T12:00:00Z') - 60 * DAY],
    // A clock that was wrong.
    ['2031-05-14T12:00:00Z', at('2025-05-15T12:00:00Z')],
  ])('written on %s was begun then, at most 60 days before, never after it landed', (authoredDate, began) => {
    expect(changeIn({ authoredDate })?.change.openedAt).toBe(began);
  });

  it.each([
    ['2025-05-31T23:59:59Z', '2025-05-31T23:59:59Z'],
    ['2025-06-01T00:00:00Z', '2025-06-01T00:00:00Z'],
    ['2025-06-01T00:00:01Z', '2025-06-01T00:00:00Z'],
    ['2099-01-01T00:00:00Z', '2025-06-01T00:00:00Z'],
  ])('dated %s landed on %s: never later than now', (committedDate, landed) => {
    const direct = changeIn({ committedDate, authoredDate: '2098-01-01T00:00:00Z' })?.change;
    expect(direct?.at).toBe(at(landed));
    expect(direct?.openedAt).toBe(at(landed));
    expect(changeIn({ committedDate }, 5, pull)?.change).toMatchObject({
      at: at(landed),
      openedAt: pull.openedAt,
    });
  });

  it.each<[string, unknown]>([
    ['an App', linked('rope[bot]')],
    ['GitHub’s agent', linked('Copilot')],
    ['an App without an account', unlinked('dependabot[bot]')],
    ['whom the project calls a bot', linked('knots-bot')],
    ['whom the project calls a bot, by name', unlinked('Knots-Bot')],
  ])('is none if %s wrote it', (_, author) => {
    expect(changeIn({ authors: [author] }, null, undefined, ['knots-bot'])).toBeNull();
  });

  it('is none if nobody wrote it', () => {
    expect(changeIn({ authors: [] })).toBeNull();
  });

  it('makes nobody of a machine that wrote along', () => {
    expect(changeIn({ authors: [anaWrote, linked('Copilot')] })).toMatchObject({
      change: { author: ana.key },
      people: [ana],
    });
  });
});

describe('somebody whom GitHub cannot link to an account', () => {
  const keyOf = (name: string | null) => changeIn({ authors: [unlinked(name)] })?.change;

  it('is known by name, the same under all their addresses, and is no account', () => {
    expect(changeIn({ authors: [unlinked('Gus Hale')] })).toMatchObject({
      change: { author: 'name:gus hale', authorName: 'Gus Hale' },
      people: [],
    });
    expect(keyOf('gus hale')?.author).toBe(keyOf('Gus Hale')?.author);
  });

  it.each([
    ['gus@example.org', 'gus'],
    ['Gus Hale <gus@mail.example.org>', 'Gus Hale <gus>'],
  ])('of the name %j is shown as %j', (name, shown) => {
    expect(keyOf(name)?.authorName).toBe(shown);
  });

  it.each(['', '  ', null])('and has no name (%j) is nobody: the commit is nobody’s', (name) => {
    expect(changeIn({ authors: [unlinked(name)] })).toBeNull();
  });

  it('never leaves an address behind', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9.+_-]{0,8}$/);
    const address = fc
      .tuple(word, fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), fc.constantFrom('org', 'co.uk', 'example.com'))
      .map(([name, host, end]) => `${name}@${host}.${end}`);
    fc.assert(
      fc.property(address, fc.constantFrom('', 'Gus ', '<', '('), (mail, before) => {
        const look = { message: `Tie ${mail}\n\nAs ${mail} said`, authors: [unlinked(`${before}${mail}`)] };
        const kept = JSON.stringify(changeIn(look));
        expect(kept).not.toContain('@');
      }),
    );
  });
});

describe('a commit that names a pull request', () => {
  const byHand: CommitLook = {
    message: 'Add a softer rope (#5)',
    committer: { databaseId: 12, login: ben.login },
  };

  it('of its author is that pull request, landed by hand', () => {
    expect(changeIn(byHand, 5, pull)?.change).toMatchObject({
      id: 'pr-5',
      number: 5,
      author: ana.key,
      authorName: ana.login,
      openedAt: at('2025-05-10'),
      mergedBy: ben.key,
      title: 'Add a softer rope',
    });
  });

  it('of its author among others is theirs too', () => {
    const shared = { ...byHand, authors: [benWrote, anaWrote] };
    const found = changeIn(shared, 5, pull);
    expect(found?.change).toMatchObject({ id: 'pr-5', author: ana.key, mergedBy: ben.key });
    expect(keysIn(found)).toEqual([ana.key, ben.key]);
  });

  it.each<[string, unknown]>([
    ['an App', linked('rope[bot]')],
    ['GitHub’s agent', linked('Copilot')],
    ['whom the project calls a bot', linked('knots-bot')],
    ['somebody without a name', unlinked('')],
  ])('of its author is theirs too where %s is named first', (_, first) => {
    const found = changeIn({ ...byHand, authors: [first, anaWrote] }, 5, pull, ['knots-bot']);
    expect(found?.change).toMatchObject({ id: 'pr-5', number: 5, author: ana.key, mergedBy: ben.key });
    expect(keysIn(found)).toEqual([ana.key, ben.key]);
  });

  it.each<[string, unknown[]]>([
    ['a machine', [linked('Copilot')]],
    ['a machine and somebody else', [linked('Copilot'), benWrote]],
    ['somebody without a name', [unlinked(null)]],
  ])('of %s is none', (_, authors) => {
    expect(changeIn({ ...byHand, authors }, 5, pull)).toBeNull();
  });

  it('of a machine that opened it is none', () => {
    const robots = { ...pull, author: '30', authorName: 'knots-bot' };
    const look = { ...byHand, authors: [benWrote, linked('knots-bot')] };
    expect(changeIn(look, 5, robots, ['knots-bot'])).toBeNull();
  });

  it('of somebody else is a change of its own', () => {
    const others = { ...byHand, authors: [benWrote] };
    expect(changeIn(others, 5, pull)?.change).toMatchObject({
      id: 'commit-0123456789ab',
      number: null,
      author: ben.key,
      title: 'Add a softer rope (#5)',
    });
  });

  it('that nobody knows, such as an issue, is a change of its own', () => {
    expect(changeIn(byHand, 5)?.change).toMatchObject({ id: 'commit-0123456789ab', number: null });
  });

  it('that was merged is counted with it', () => {
    expect(changeIn(byHand, 5, { ...pull, isMerged: true })).toBeNull();
  });
});
