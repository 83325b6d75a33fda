// What the World's people do with pull requests alone.
import { landByHand } from '../actions/commits.ts';
import * as act from '../actions/pulls.ts';
import type { Core } from '../state/core.ts';
import type { Account, Thread } from '../state/types.ts';
import type { World } from '../world.ts';
import { findAccount, findReview, findThread } from './find.ts';

type Pulls = Pick<
  World,
  'review' | 'editReview' | 'dismissReview' | 'push' | 'readyForReview' | 'merge' | 'landByHand'
>;

export function pulls(core: Core): Pulls {
  const who = (login: string): Account => findAccount(core, login);
  const pull = (repo: string, number: number): Thread => {
    const thread = findThread(core, repo, number);
    if (thread.pull === null) throw new Error(`#${String(number)} is no pull request.`);
    return thread;
  };
  return {
    review: (repo, number, login, state, body = '') =>
      act.reviewThread(core, pull(repo, number), who(login), state, body).id,
    editReview: (repo, number, id, body, by) => {
      const [thread, review] = findReview(core, repo, number, id);
      act.editReview(core, thread, review, by === undefined ? review.author : who(by), body);
    },
    dismissReview: (repo, number, id, by) => {
      act.dismissReview(core, ...findReview(core, repo, number, id), who(by));
    },
    push: (repo, number, login, files = []) => act.pushTo(core, pull(repo, number), who(login), files),
    readyForReview: (repo, number, by) => {
      const draft = pull(repo, number);
      act.readyForReview(core, draft, by === undefined ? draft.author : who(by));
    },
    merge: (repo, number, by) => act.mergeThread(core, pull(repo, number), who(by)),
    landByHand: (repo, number, by, { message, author, close = true } = {}) => {
      const signer = author === undefined ? undefined : who(author);
      const landed = { message, author: signer, isClosed: close };
      return landByHand(core, pull(repo, number), who(by), landed).oid;
    },
  };
}
