// What each webhook means for Belay.
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { toHappenings } from '../../src/github/to-happenings.ts';
import { ana, at, ben, wants } from '../domain/builders.ts';
import { around, issue, pull, said, sender, thread } from './payloads.ts';

const ref = { repository: 7, number: 5 };
const described = {
  repository: 7,
  number: 5,
  kind: 'pull-request',
  state: 'open',
  isLocked: false,
  author: ana,
  title: 'Add a softer rope',
  openedAt: at('2025-05-14T12:00:00Z'),
  labels: ['rope'],
  files: [],
  answeredAt: null,
  changedAt: at('2025-05-14T12:30:00Z'),
};
const kindsOf = (event: string, payload: unknown) => toHappenings(event, payload).map(({ kind }) => kind);

describe('a pull request', () => {
  it('was opened', () => {
    expect(toHappenings('pull_request', pull('opened'))).toEqual([
      { kind: 'thread-opened', thread: described, authorNodeId: null },
    ]);
  });

  it('was opened by somebody whose commits can be asked for', () => {
    const user = { ...sender, node_id: 'U_11' };
    expect(toHappenings('pull_request', pull('opened', { user }))).toMatchObject([{ authorNodeId: 'U_11' }]);
  });

  it.each([
    ['as a draft', { draft: true }, { state: 'draft' }],
    ['in a locked place', { locked: true }, { isLocked: true }],
    ['by somebody deleted', { user: null }, { author: null }],
    ['by the ghost', { user: { id: 10137, login: 'ghost', type: 'User' } }, { author: null }],
    ['by a bot', { user: { id: 3, login: 'rope[bot]', type: 'Bot' } }, { author: { isBot: true } }],
    [
      'by a bot that says it is a person',
      { user: { id: 3, login: 'dependabot[bot]', type: 'User' } },
      { author: { isBot: true } },
    ],
    ['and has no labels', { labels: undefined }, { labels: [] }],
    ['and closed at once', { state: 'closed' }, { state: 'closed' }],
    ['and merged at once', { state: 'closed', merged: true }, { state: 'landed' }],
    ['and closed, not merged', { state: 'closed', merged: false, merged_at: null }, { state: 'closed' }],
  ])('was opened %s', (_, differs, expected) => {
    expect(toHappenings('pull_request', pull('opened', differs))).toMatchObject([{ thread: expected }]);
  });

  it.each(['ready_for_review', 'reopened'])('waits from now on: %s', (action) => {
    expect(toHappenings('pull_request', pull(action))).toEqual([
      { kind: 'thread-ready', thread: described, at: at('2025-05-14T12:30:00Z') },
    ]);
  });

  it('was closed', () => {
    const closed = pull('closed', { state: 'closed', closed_at: '2025-05-15T00:00:00Z' });
    expect(toHappenings('pull_request', closed)).toEqual([
      { kind: 'thread-closed', thread: ref, at: at('2025-05-15') },
    ]);
  });

  it('was closed when it was last changed, if GitHub does not say', () => {
    expect(toHappenings('pull_request', pull('closed'))).toMatchObject([{ at: at('2025-05-14T12:30:00Z') }]);
  });
});

it.each<[string, string, object]>([
  ['a pull request', 'pull_request', pull('opened', { title: 'Mail gus@mail.example.org a rope' })],
  [
    'a pull request that waits',
    'pull_request',
    pull('reopened', { title: 'Mail gus@mail.example.org a rope' }),
  ],
  ['an issue', 'issues', issue('edited', { title: 'Mail gus@mail.example.org a rope' })],
])('the title of %s loses its addresses', (_, event, payload) => {
  expect(toHappenings(event, payload)).toMatchObject([{ thread: { title: 'Mail … a rope' } }]);
});

it('an issue was opened', () => {
  expect(toHappenings('issues', issue('opened'))).toEqual([
    { kind: 'thread-opened', thread: { ...described, kind: 'issue' }, authorNodeId: null },
  ]);
});

describe('what a thread is called, and how it stands', () => {
  const actions = ['edited', 'labeled', 'unlabeled', 'locked', 'unlocked', 'converted_to_draft'];

  it.each(actions.slice(1))('is noticed of a pull request when it was %s', (action) => {
    expect(toHappenings('pull_request', pull(action))).toEqual([
      { kind: 'thread-noticed', thread: described, deed: null },
    ]);
  });

  it('may be that an edited pull request closes another issue than before', () => {
    expect(toHappenings('pull_request', pull('edited'))).toEqual([
      { kind: 'thread-linked', thread: { repository: 7, number: 5 }, author: described.author },
      { kind: 'thread-noticed', thread: described, deed: null },
    ]);
  });

  it('is nothing to be taken along where an edited pull request is over', () => {
    const closed = pull('edited', { state: 'closed', closed_at: '2025-05-14T12:00:00Z' });
    expect(toHappenings('pull_request', closed).map(({ kind }) => kind)).toEqual(['thread-noticed']);
  });

  it.each(actions.slice(0, -1))('is noticed of an issue when it was %s', (action) => {
    expect(toHappenings('issues', issue(action))).toEqual([
      { kind: 'thread-noticed', thread: { ...described, kind: 'issue' }, deed: null },
    ]);
  });

  it.each(['synchronize', 'assigned', 'review_requested', 'auto_merge_enabled', 'milestoned'])(
    'is nothing new when it was %s',
    (action) => {
      expect(toHappenings('pull_request', pull(action))).toEqual([]);
    },
  );
});

describe('a review', () => {
  const BEN = { id: 12, login: ben.login, type: 'User' };
  const given = { id: 40, user: BEN, submitted_at: '2025-05-14T13:00:00Z', state: 'APPROVED' };
  const reviewed = (differs: object = {}, of: object = {}, action = 'submitted') => ({
    ...pull(action, of),
    review: { ...given, ...differs },
  });

  it('is noticed', () => {
    expect(toHappenings('pull_request_review', reviewed())).toEqual([
      {
        kind: 'thread-noticed',
        thread: described,
        deed: { did: 'reviewed', by: ben, at: at('2025-05-14T13:00:00Z') },
      },
    ]);
  });

  it('of something that landed knows that it landed, although the news of it says so in another way', () => {
    const landed = { state: 'closed', merged: undefined, merged_at: '2025-05-14T12:30:00Z' };
    expect(toHappenings('pull_request_review', reviewed({}, landed))).toMatchObject([
      { thread: { state: 'landed' } },
    ]);
  });

  it.each<[string, object]>([
    ['by the author', reviewed({ user: sender })],
    ['by a bot', reviewed({ user: { ...BEN, type: 'Bot' } })],
    ['by an agent of GitHub’s', reviewed({ user: { ...BEN, login: 'copilot-pull-request-reviewer' } })],
    ['by somebody deleted', reviewed({ user: null })],
    ['that is not given yet', reviewed({ submitted_at: null })],
    ['that was edited', reviewed({}, {}, 'edited')],
    ['that was dismissed', reviewed({}, {}, 'dismissed')],
  ])('%s is nothing new', (_, payload) => {
    expect(toHappenings('pull_request_review', payload)).toEqual([]);
  });
});

describe('a comment', () => {
  it('gives a command', () => {
    expect(toHappenings('issue_comment', said('created'))).toMatchObject([
      {
        kind: 'command-given',
        thread: ref,
        by: ana,
        line: wants(),
        comment: { id: 900, at: at('2025-05-14T12:00:00Z') },
      },
    ]);
  });

  describe('by somebody else', () => {
    const BEN = { id: 12, login: ben.login, type: 'User' };
    const fromBen = (differs: object = {}, event: object = {}, action = 'created') =>
      said(action, { user: BEN, body: 'Nice work!', ...differs }, { sender: BEN, ...event });
    const answered = { did: 'answered', by: ben, at: at('2025-05-14T12:00:00Z') };

    it('is an answer', () => {
      expect(toHappenings('issue_comment', fromBen())).toEqual([
        { kind: 'thread-noticed', thread: { ...described, kind: 'issue' }, deed: answered },
      ]);
    });

    it('is an answer to a pull request, and a command besides', () => {
      const inPull = fromBen(
        { body: '/mentor accept' },
        { issue: { ...thread, pull_request: { merged_at: null } } },
      );
      expect(toHappenings('issue_comment', inPull)).toMatchObject([
        { kind: 'thread-noticed', thread: { kind: 'pull-request', state: 'open' }, deed: answered },
        { kind: 'command-given', by: ben },
      ]);
    });

    it.each([
      ['landed', '2025-05-14T12:30:00Z', 'landed'],
      ['did not land', null, 'closed'],
    ])('in a closed pull request that %s says so', (_, merged_at, state) => {
      const closed = { ...thread, state: 'closed', pull_request: { merged_at } };
      expect(toHappenings('issue_comment', fromBen({}, { issue: closed }))).toMatchObject([
        { thread: { state } },
      ]);
    });

    it.each([
      ['was edited', fromBen({}, { changes: { body: { from: 'Nice' } } }, 'edited')],
      ['was deleted', fromBen({}, {}, 'deleted')],
      ['is by a bot', fromBen({ user: { ...BEN, login: 'rope[bot]' } })],
      ['is by somebody who is gone', fromBen({ user: null })],
      ['is by the author', fromBen({ user: sender })],
    ])('is no answer when it %s', (_, payload) => {
      expect(toHappenings('issue_comment', payload)).toEqual([]);
    });
  });

  const utterancesOf = (payload: object) =>
    toHappenings('issue_comment', payload).map((it) => (it.kind === 'command-given' ? it.utterance : null));

  it('gives several, each an utterance of its own', () => {
    const both = utterancesOf(said('created', { body: '/mentor wanted\n/mentor pass' }));
    expect(new Set(both).size).toBe(2);
    expect(both[0]).toBe(utterancesOf(said('created'))[0]);
    expect(utterancesOf(said('created', { id: 901 }))).not.toContain(both[0]);
  });

  it('is an utterance that tells which comment and which line, but not what it says', () => {
    const [utterance] = utterancesOf(said('created', { body: '  /Mentor   WANTED my secret ' }));
    expect(utterance).toMatch(/^command:900:[0-9a-f]{32}$/);
    expect(utterancesOf(said('created', { body: '/mentor wanted MY secret' }))).toEqual([utterance]);
  });

  it('is the same utterance when it is delivered again, or told a second time by an edit', () => {
    const [created] = toHappenings('issue_comment', said('created'));
    const edit = said('edited', {}, { changes: { body: { from: 'Hm' } } });
    const [edited] = toHappenings('issue_comment', edit);
    expect(edited).toEqual(created);
  });

  it('that was edited gives only what it did not say before', () => {
    const edit = said(
      'edited',
      { body: '/mentor wanted\n/mentor pass', updated_at: '2025-05-14T12:59:59Z' },
      { changes: { body: { from: 'Hello\n/mentor  WANTED' } } },
    );
    expect(toHappenings('issue_comment', edit)).toMatchObject([
      { line: { command: { verb: 'mentor pass' } } },
    ]);
  });

  it('that was edited within an hour, to the second, counts', () => {
    const edit = (updated_at: string) =>
      said('edited', { updated_at }, { changes: { body: { from: 'Hello' } } });
    expect(toHappenings('issue_comment', edit('2025-05-14T13:00:00Z'))).toHaveLength(1);
    expect(toHappenings('issue_comment', edit('2025-05-14T13:00:01Z'))).toEqual([]);
  });

  const edited = { changes: { body: { from: 'Hello' } } };
  it.each<[string, object]>([
    ['says nothing to us', said('created', { body: 'Nice work!' })],
    [
      'was edited without changing the command',
      said('edited', {}, { changes: { body: { from: '/mentor wanted' } } }),
    ],
    ['was edited in another way', said('edited', {}, { changes: { title: { from: 'x' } } })],
    ['was edited, nobody says how', said('edited', {}, { changes: {} })],
    ['was edited, and nothing is said of changes', said('edited')],
    ['was edited by somebody else', said('edited', {}, { ...edited, sender: { ...sender, id: 12 } })],
    ['was edited half a year later', said('edited', { updated_at: '2025-11-14T12:00:00Z' }, edited)],
    ['was sent in somebody else’s name', said('created', {}, { sender: { ...sender, id: 12 } })],
    ['was sent by nobody', said('created', {}, { sender: null })],
    ['was written by an App', said('created', { user: { ...sender, type: 'Bot' } })],
    ['was written by a bot', said('created', { user: { ...sender, login: 'rope[bot]' } })],
    ['was written by somebody deleted', said('created', { user: null }, { sender: null })],
    ['was deleted', said('deleted')],
  ])('gives no command when it %s', (_, payload) => {
    expect(toHappenings('issue_comment', payload)).toEqual([]);
  });
});

describe('an installation', () => {
  const event = { installation: { id: 700, updated_at: '2025-05-14T12:00:00Z' }, sender };
  const repositories = [{ id: 7, full_name: 'rope-works/carabiner' }, { id: 8 }];
  const changed = {
    kind: 'installation-changed',
    installationId: 700,
    came: [],
    went: [],
    at: at('2025-05-14T12:00:00Z'),
  };

  it('is new, and says which repositories came with it', () => {
    expect(toHappenings('installation', { action: 'created', ...event, repositories })).toEqual([
      { ...changed, came: [7, 8] },
    ]);
  });

  it.each(['created', 'deleted', 'suspend', 'unsuspend', 'new_permissions_accepted', 'zzz_future'])(
    'is to be looked at, whatever happened to it: %s',
    (action) => {
      expect(toHappenings('installation', { action, ...event })).toEqual([changed]);
    },
  );

  it('that is gone does not say that repositories came', () => {
    expect(toHappenings('installation', { action: 'deleted', ...event, repositories })).toEqual([changed]);
  });

  it.each<[string, unknown, number | null]>([
    ['in seconds', 1_747_224_000, at('2025-05-14T12:00:00Z')],
    ['in words', '2025-05-14T12:00:00.000Z', at('2025-05-14T12:00:00Z')],
    ['not at all', undefined, null],
  ])('tells how old the news is %s', (_, updated_at, when) => {
    const dated = { action: 'deleted', installation: { id: 700, updated_at } };
    expect(toHappenings('installation', dated)).toMatchObject([{ at: when }]);
  });

  it('sees more repositories, and fewer', () => {
    const lists = { repositories_added: [{ id: 8 }], repositories_removed: [{ id: 7 }] };
    expect(toHappenings('installation_repositories', { action: 'added', ...event, ...lists })).toEqual([
      { ...changed, came: [8], went: [7] },
    ]);
  });
});

describe('a repository', () => {
  it.each([
    'renamed',
    'archived',
    'unarchived',
    'privatized',
    'publicized',
    'transferred',
    'deleted',
    'zzz_future',
  ])('is to be looked at when it was %s', (action) => {
    expect(toHappenings('repository', { action, ...around })).toEqual([
      { kind: 'repository-changed', repository: 7 },
    ]);
  });
});

it.each([
  ['member', 'added'],
  ['member', 'edited'],
  ['member', 'removed'],
  ['membership', 'added'],
  ['membership', 'removed'],
])('who may write is asked anew after the news of a %s that was %s', (event, action) => {
  expect(toHappenings(event, { action, installation: { id: 700 }, sender })).toEqual([
    { kind: 'permissions-changed', installationId: 700 },
  ]);
});

describe('nothing is meant by', () => {
  it.each([
    ['an event of the future', 'brand_new_event', { anything: true }],
    ['a ping', 'ping', { zen: 'Keep it logically awesome.' }],
    ['an action of the future', 'issues', issue('zzz_future')],
    ['somebody who signs in no more', 'github_app_authorization', { action: 'revoked', sender }],
    [
      'a push, not even to the settings',
      'push',
      { ...around, ref: 'refs/heads/main', commits: [{ modified: ['.github/belay.yml'] }] },
    ],
    ['a name that every object has', 'constructor', {}],
  ])('%s', (_, event, payload) => {
    expect(toHappenings(event, payload)).toEqual([]);
  });
});

describe('what is odd', () => {
  it('is overlooked where it does not matter', () => {
    const odd = { ...pull('opened'), sender: null, future: { deep: [1] } };
    expect(kindsOf('pull_request', odd)).toEqual(['thread-opened']);
  });

  it.each([
    ['nothing', 'issues', {}],
    ['null', 'issues', null],
    ['a list', 'issues', []],
    ['text', 'issue_comment', 'hello'],
    ['no installation', 'issues', { ...issue('opened'), installation: undefined }],
    ['a number that is none', 'issues', issue('opened', { number: 1e400 })],
    ['a number that is negative', 'issues', issue('opened', { number: -5 })],
    ['a time that is none', 'pull_request', pull('opened', { created_at: 'yesterday' })],
    ['a state of the future', 'pull_request', pull('opened', { state: 'merging' })],
    ['a body that is none', 'issue_comment', said('created', { body: null })],
    ['a user without a name', 'issues', issue('opened', { user: { id: 11, login: '' } })],
    ['a pull request that is missing', 'pull_request', { action: 'opened', ...around }],
    ['a thread that is none', 'issue_comment', { ...said('created'), issue: [] }],
  ])('is said to be: %s', (_, event, payload) => {
    expect(() => toHappenings(event, payload)).toThrow(ZodError);
  });

  it('changes no other object', () => {
    const nasty = JSON.parse(
      JSON.stringify(issue('opened')).replace('{', '{"__proto__":{"polluted":true},'),
    ) as unknown;
    expect(kindsOf('issues', nasty)).toEqual(['thread-opened']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

it('nothing of what people say is kept, but commands', () => {
  const chatty = said('created', { body: 'A secret between us.\n\n/mentor wanted' });
  const kept = JSON.stringify(toHappenings('issue_comment', chatty));
  expect(kept).not.toContain('secret');
  expect(kept).not.toContain(thread.author_association);
});
