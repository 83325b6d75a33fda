// How much Belay may still say: in a thread for good, in a repository today.
import type { Settings } from '../settings.ts';
import type { CommentsWritten } from '../situation.ts';

export function isBudgetSpent(written: CommentsWritten, { budgets }: Settings): boolean {
  return isSpentForGood(written, { budgets }) || written.inRepositoryToday >= budgets.commentsADay;
}

/** A day's messages are back tomorrow; a thread's are not. */
export function isSpentForGood(
  { inThread }: CommentsWritten,
  { budgets }: Pick<Settings, 'budgets'>,
): boolean {
  return inThread >= budgets.commentsAThread;
}
