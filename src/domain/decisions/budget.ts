// How much Belay may still say: in a thread for good, in a repository today.
import type { Settings } from '../settings.ts';
import type { CommentsWritten } from '../situation.ts';

export function isBudgetSpent(written: CommentsWritten, { budgets }: Settings): boolean {
  return written.inThread >= budgets.commentsAThread || written.inRepositoryToday >= budgets.commentsADay;
}
