// Years of changes, loaded at once.
import { describe, expect, it } from 'vitest';

import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { asInstallation, graphql, NOW, openSandbox, REPO, ROPE } from './setup.ts';

function change(index: number, more: Partial<LandedChange> = {}): LandedChange {
  return {
    kind: 'landed',
    id: `change-${String(index)}`,
    at: NOW - 400 * DAY + index * HOUR,
    openedAt: NOW - 401 * DAY + index * HOUR,
    author: `person-${String(index % 50)}`,
    authorName: `Person ${String(index % 50)}`,
    reviewers: [`reviewer-${String(index % 5)}`],
    mergedBy: 'reviewer-0',
    files: ['src/a.ts'],
    nFiles: 1,
    number: null,
    title: `Change ${String(index)}`,
    ...more,
  };
}

describe('a loaded history', () => {
  it('is there as merged pull requests, and nobody was told', async () => {
    const sandbox = await openSandbox();
    sandbox.world.install('acme');
    const told = sandbox.deliveries().length;
    const changes = [change(0, { number: 7 }), change(1, { number: 7 }), change(2), change(3, { number: 2 })];
    expect(await sandbox.world.loadHistory(REPO, changes)).toBe(4);
    const titles = sandbox.world.threadsOf(REPO).map((one) => [one.number, one.title]);
    expect(titles).toEqual([
      [7, 'Change 0'],
      [2, 'Change 3'],
      [8, 'Change 1'],
      [9, 'Change 2'],
    ]);
    const { data } = await graphql(
      sandbox,
      `
        {
          repository(owner: "acme", name: "rope") {
            pullRequest(number: 7) {
              merged
              mergedAt
              author {
                ... on User {
                  databaseId
                  name
                }
              }
              mergedBy {
                login
              }
              reviews(first: 9) {
                nodes {
                  author {
                    login
                  }
                }
              }
              files(first: 9) {
                nodes {
                  path
                }
              }
            }
          }
        }
      `,
    );
    const pullRequest = {
      merged: true,
      mergedAt: new Date(NOW - 400 * DAY).toISOString().replace('.000', ''),
      author: { databaseId: sandbox.world.personId('person-0'), name: 'Person 0' },
      mergedBy: { login: 'reviewer-0' },
      reviews: { nodes: [{ author: { login: 'reviewer-0' } }] },
      files: { nodes: [{ path: 'src/a.ts' }] },
    };
    expect(data).toEqual({ repository: { pullRequest } });
    await sandbox.idle();
    expect(sandbox.deliveries().length - told).toBeLessThanOrEqual(1);
  });

  it('may have commits that nobody opened a pull request for', async () => {
    const sandbox = await openSandbox();
    const changes = [change(0, { number: 7 }), change(1), change(2, { mergedBy: null })];
    expect(await sandbox.world.loadHistory(REPO, changes, { unnumbered: 'commit' })).toBe(3);
    expect(sandbox.world.threadsOf(REPO).map((one) => one.number)).toEqual([7]);
    const { data } = await graphql(
      sandbox,
      `
        {
          repository(owner: "acme", name: "rope") {
            defaultBranchRef {
              target {
                ... on Commit {
                  history(first: 9) {
                    nodes {
                      message
                      committedDate
                      changedFilesIfAvailable
                      author {
                        name
                      }
                      committer {
                        name
                      }
                      associatedPullRequests(first: 1) {
                        totalCount
                      }
                    }
                  }
                }
              }
            }
          }
        }
      `,
    );
    const landed = (index: number, message: string, committer: string, totalCount: number) => ({
      message,
      committedDate: new Date(NOW - 400 * DAY + index * HOUR).toISOString().replace('.000', ''),
      changedFilesIfAvailable: 1,
      author: { name: `Person ${String(index)}` },
      committer: { name: committer },
      associatedPullRequests: { totalCount },
    });
    const nodes = [
      landed(2, 'Change 2', 'Person 2', 0),
      landed(1, 'Change 1', 'reviewer-0', 0),
      landed(0, 'Change 0 (#7)', 'reviewer-0', 1),
    ];
    expect(data).toEqual({ repository: { defaultBranchRef: { target: { history: { nodes } } } } });
  });

  it('gives the same people the same ids each time, whatever their keys look like', async () => {
    const load = async () => {
      const sandbox = await openSandbox();
      const authors = ['ana@example.org', '583231', 'dependabot[bot]', 'Zoë'];
      await sandbox.world.loadHistory(
        REPO,
        authors.map((author, index) => change(index, { author, reviewers: [], mergedBy: null })),
      );
      return authors.map((key) => {
        const thread = sandbox.world
          .threadsOf(REPO)
          .find((one) => one.author.id === sandbox.world.personId(key));
        return [thread?.author.id, thread?.author.login, thread?.author.type];
      });
    };
    const first = await load();
    expect(await load()).toEqual(first);
    expect(first.map(([, login, type]) => [login, type])).toEqual([
      ['u-ana-example-org', 'User'],
      ['u-583231', 'User'],
      ['dependabot[bot]', 'Bot'],
      ['u-Zo', 'User'],
    ]);
  });

  it('gives write access to whoever helped others in the year before', async () => {
    const sandbox = await openSandbox();
    await sandbox.world.loadHistory(
      REPO,
      [
        change(0, { at: NOW - 366 * DAY, reviewers: ['long-ago'], mergedBy: null }),
        change(1, { at: NOW - 365 * DAY, reviewers: ['lately'], mergedBy: null }),
        change(2, { at: NOW - DAY, author: 'alone', reviewers: ['alone'], mergedBy: 'alone' }),
        change(3, { at: NOW, reviewers: ['too-late'], mergedBy: null }),
      ],
      { maintainersAt: NOW },
    );
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    const permissions = await Promise.all(
      ['long-ago', 'lately', 'alone', 'too-late'].map(
        async (username) =>
          (await octokit.repos.getCollaboratorPermissionLevel({ ...ROPE, username })).data.permission,
      ),
    );
    expect(permissions).toEqual(['read', 'write', 'read', 'read']);
  });

  it('of 17,000 changes loses none', async () => {
    const sandbox = await openSandbox();
    await sandbox.world.loadHistory(
      REPO,
      Array.from({ length: 17_000 }, (_, index) => change(index)),
    );
    expect(sandbox.world.threadsOf(REPO)).toHaveLength(17_000);
  });
});
