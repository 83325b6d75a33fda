// What GitHub would have said, as far as a history can stand in for it: the change itself, and who was trusted with the changes
// of others. Everything else nobody knows any more.
import type { Person } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import { assess } from '../domain/standing.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import type { GitHub } from '../flow/ports.ts';
import type { Ledger } from './ledger.ts';
import type { Present } from './present.ts';

export function pastGitHub(present: Present, ledger: Ledger, settings: Settings): GitHub {
  return {
    thread: (_, number) => Promise.resolve(present.thread?.number === number ? factsOf(present) : null),
    landedByHand: () => Promise.resolve({ change: null, hasCommitsSince: false }),
    canWrite: (_, person) => Promise.resolve(mayWrite(person, present, ledger)),
    busy: () => Promise.resolve(new Set<string>()),
    lastWords: () => Promise.resolve({ newcomerAt: null, mentorAt: null }),
    closes: () => Promise.resolve([]),
    isAssigned: () => Promise.resolve(true),
    thumbsUp: () => Promise.resolve([]),
    personByLogin: () => Promise.resolve(null),
    settings: () => Promise.resolve(settings),
    contributingUrl: () => Promise.resolve(null),
    // Whatever landed without a pull request is in the history, and so in the ledger.
    stranger: () => Promise.resolve({ contributingUrl: null, hasCommits: false, isStillThere: true }),
    openIssues: () => Promise.resolve([]),
  };
}

function factsOf({ thread, landed }: Present): ThreadFacts | null {
  if (!thread) return null;
  const closing = landed && { at: landed.at, by: null, speakers: [], isByCommit: false };
  return { thread, landed, others: [], closing, people: [], authorNodeId: null };
}

/**
 * By the rule for files: whoever reviewed or merged somebody else's change in the year before. A history does not tell who may
 * write, so that this keeps nobody from being welcomed, or from hearing about a milestone of their own.
 */
function mayWrite({ key }: Person, present: Present, ledger: Ledger): boolean {
  const { landed, helped } = ledger.record(key);
  const isAuthor = present.thread?.author?.key === key;
  if (isAuthor && (landed.length === 0 || present.landed)) return false;
  const { standing } = assess({ key, landed: [], helped }, present.now(), { by: 'having-helped' });
  return standing === 'maintainer';
}
