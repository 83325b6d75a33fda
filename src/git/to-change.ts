// One landed change from what landed of it: a merge with its commits, or the direct commits of one pull request.
import { isBotName } from '../domain/bot.ts';
import type { LandedChange, PersonKey } from '../domain/contribution.ts';
import { DAY, MINUTE } from '../domain/time.ts';
import type { Instant } from '../domain/time.ts';
import type { Commit } from './commits.ts';
import { isDirect, signersOf } from './landings.ts';
import type { Landing } from './landings.ts';
import type { Mailmap } from './mailmap.ts';
import { shownName } from '../domain/addresses.ts';
import type { People } from './people.ts';

const LONGEST_OPEN = 60 * DAY;
// A commit has one date for both where it was pushed directly; opening comes before landing all the same.
const SHORTEST_OPEN = MINUTE;
const FILES_KEPT = 300;
const ID_LENGTH = 12;

/**
 * Makes the change out of its landings, oldest first. The first one names it, so that it stays itself when more commits
 * of the same pull request follow; the last one is when it landed.
 */
export function toChange(
  landings: readonly [Landing, ...Landing[]],
  people: People,
  mailmap: Mailmap,
): LandedChange {
  const last = landings.at(-1) ?? landings[0];
  const signers = landings.flatMap(signersOf);
  const author = authorOf(signers, people);
  const at = last.commit.committedAt;
  const files = [...new Set(landings.flatMap((landing) => landing.files))];
  return {
    kind: 'landed',
    id: landings[0].commit.hash.slice(0, ID_LENGTH),
    at,
    openedAt: openedAt(at, signers),
    author: author.key,
    authorName: author.name,
    reviewers: reviewersOf(landings, people, mailmap).filter((key) => key !== author.key),
    mergedBy: mergerOf(last, people, author.key),
    files: files.slice(0, FILES_KEPT),
    nFiles: files.length,
    number: landings[0].commit.message.number,
    title: landings[0].commit.message.title,
  };
}

// Who made most of the commits; of equals a person before a robot, then whoever began: a last touch does not take a change over.
function authorOf(signers: readonly Commit[], people: People): { key: PersonKey; name: string } {
  const counts = new Map<PersonKey, { count: number; name: string }>();
  for (const { author } of signers) {
    const key = people.keyOf(author) ?? NOBODY;
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, name: shownName(author.name) });
  }
  const rank = (key: PersonKey, count: number) => count + (isBotName(key) ? 0 : 0.5);
  let best = { key: NOBODY, name: 'GitHub', count: 0 };
  for (const [key, { count, name }] of counts) {
    if (rank(key, count) > rank(best.key, best.count)) best = { key, name, count };
  }
  return best;
}

// A change that only machinery signed; dropped like every robot's.
const NOBODY = 'github[bot]';

function openedAt(at: Instant, signers: readonly Commit[]): Instant {
  const begun = signers.reduce(
    (earliest, commit) => Math.min(earliest, commit.authoredAt),
    at - SHORTEST_OPEN,
  );
  return Math.max(begun, at - LONGEST_OPEN);
}

function reviewersOf(landings: readonly Landing[], people: People, mailmap: Mailmap): PersonKey[] {
  // Merges on the branch may bring in changes that were approved elsewhere.
  const commits = new Set(landings.flatMap((landing) => [...signersOf(landing), landing.commit]));
  const messages = [...commits].map(({ message }) => message);
  const keys = messages.flatMap((message) => [
    ...message.reviewers.map((reviewer) => people.keyOf(mailmap(reviewer))),
    ...message.reviewerLogins.map((login) => people.keyOfLogin(login)),
  ]);
  return [...new Set(keys.filter((key) => key !== undefined))].filter((key) => !isBotName(key));
}

// Whoever made the merge, or committed what another one wrote. The author is not their own merger, and machines are nobody.
function mergerOf(last: Landing, people: People, author: PersonKey): PersonKey | null {
  const merger = people.keyOf(isDirect(last) ? last.commit.committer : last.commit.author);
  return merger === undefined || merger === author || isBotName(merger) ? null : merger;
}
