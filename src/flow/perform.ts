// Carries one wish to GitHub. Every step is kept before it is taken and after its answer came, so that a process may die at
// any point and the next one knows what to look for. See docs/decisions/003-exactly-one-comment.md.
import { nextStep, type Step } from '../domain/converge.ts';
import type { Deed } from '../domain/deed.ts';
import type { Repository } from '../domain/repository.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import { markerOf, type Sign } from '../words/say.ts';
import type { Answer, DeedReport, DeedStore, FoundComment, Speaker } from './ports.ts';

type Milliseconds = number;

export interface Stage {
  readonly deeds: DeedStore;
  readonly speaker: Speaker;
  readonly sign: Sign;
  /** How long to wait before each look for a comment whose fate is unknown. */
  readonly lookAfter: readonly [Milliseconds, ...Milliseconds[]];
  /** How long after a comment of uncertain fate its thread is searched for copies; default 10 minutes. */
  readonly reconcileAfterMs?: Milliseconds;
  /** The wall clock: waiting for GitHub takes real time, whatever the story's clock says. */
  readonly wallClock: () => Instant;
}

/** `done`: nothing more to do. Otherwise: come back after so many milliseconds. `again` means another step follows at once. */
export type Outcome =
  | { readonly is: 'done'; readonly reconcileAfterMs: number | null }
  | { readonly is: 'again'; readonly afterMs: number };

/** A copy may turn up when GitHub's lists have caught up. */
const RECONCILE_AFTER = 10 * MINUTE;
/** Clocks differ, and a comment may bear a time before the request for it; looking further back costs little. */
const CLOCK_SLACK = DAY;
/** A comment that could not be written so often never will be. */
const MOST_ATTEMPTS = 25;
const LONGEST_BACKOFF = HOUR;

export async function perform(key: string, stage: Stage): Promise<Outcome> {
  const deed = await stage.deeds.deed(key);
  if (!deed) return { is: 'done', reconcileAfterMs: null };
  const step = nextStep(deed);
  if (step.is === 'rest') return rest(deed, stage);
  if (step.is === 'look') return look(deed, deed.repositoryRef, stage);
  return send(deed, step, deed.repositoryRef, stage);
}

/**
 * Deletes copies that a lagging GitHub once hid; keeps the one that is known, else the oldest. Never touches anything without
 * our mark and our name. Searches the whole thread: the first copy may be older than the last attempt.
 */
export async function reconcile(key: string, stage: Stage): Promise<void> {
  const deed = await stage.deeds.deed(key);
  if (deed?.wish.kind !== 'comment') return;
  const found = await findOwn(deed, deed.repositoryRef, stage, 0);
  if (found.is !== 'done') throw new Error(`cannot look for copies of a comment: ${found.reason}`);
  const ids = found.value.map(({ id }) => id);
  // The copy that is edited from now on is the one to keep, whether or not it is the oldest.
  const kept = ids.find((id) => id === deed.remoteId) ?? ids[0];
  const surplus = deed.wish.body === null ? ids : ids.filter((id) => id !== kept);
  for (const id of surplus) {
    const answer = await stage.speaker.deleteComment(deed.repositoryRef, id);
    if (answer.is !== 'done' && !isGone(answer))
      throw new Error(`cannot delete a copy of a comment: ${answer.reason}`);
  }
}

async function rest(deed: Deed, stage: Stage): Promise<Outcome> {
  // A comment taken back before it was ever sent: nothing to do but to say so.
  if (deed.state === 'planned') await report(deed, { state: 'done' }, stage);
  // Asked again because a process ended before it could plan the search for copies: plan it now.
  return { is: 'done', reconcileAfterMs: whenToReconcile(deed, stage) };
}

async function look(deed: Deed, repository: Repository, stage: Stage): Promise<Outcome> {
  if (deed.state === 'sending') {
    // Its process died between sending and hearing the answer; GitHub gives up after ten seconds, so we wait longer.
    await report(deed, { state: 'unknown', looks: 0, reason: 'the process ended while sending' }, stage);
    return { is: 'again', afterMs: stage.lookAfter[0] };
  }
  const found = await findOwn(deed, repository, stage);
  if (found.is === 'refused' && isGone(found)) {
    // The thread is gone, and with it whatever was written there.
    await report(deed, { state: 'abandoned', reason: `${found.status}: ${found.reason}` }, stage);
    return { is: 'done', reconcileAfterMs: null };
  }
  if (found.is !== 'done') {
    return { is: 'again', afterMs: found.is === 'later' ? found.afterMs : backoff(deed, stage) };
  }
  const [comment] = found.value;
  if (comment !== undefined) {
    // The wish may have changed while nobody knew what had become of the older one.
    const isAsWished = deed.wish.kind === 'comment' && deed.wish.body === comment.body;
    await report(deed, { state: isAsWished ? 'done' : 'planned', remoteId: comment.id }, stage);
    const { reconcileAfterMs = RECONCILE_AFTER } = stage;
    return isAsWished ? { is: 'done', reconcileAfterMs } : { is: 'again', afterMs: 0 };
  }
  const looks = deed.looks + 1;
  const wait = stage.lookAfter[looks];
  if (wait === undefined) {
    await report(deed, { state: 'planned', looks }, stage);
    return { is: 'again', afterMs: backoff(deed, stage) };
  }
  await report(deed, { state: 'unknown', looks }, stage);
  return { is: 'again', afterMs: wait };
}

async function send(
  deed: Deed,
  step: Exclude<Step, { is: 'look' | 'rest' }>,
  repository: Repository,
  stage: Stage,
): Promise<Outcome> {
  const wait = stage.speaker.patience(repository);
  if (wait > 0) return { is: 'again', afterMs: wait };
  if (deed.remoteId === null && deed.attempt >= MOST_ATTEMPTS) {
    await report(
      deed,
      { state: 'abandoned', reason: `given up: ${deed.reason ?? 'no reason known'}` },
      stage,
    );
    return { is: 'done', reconcileAfterMs: whenToReconcile(deed, stage) };
  }
  const claimed = await stage.deeds.claim(deed, stage.wallClock());
  if (!claimed) return { is: 'again', afterMs: stage.lookAfter[0] };
  const answer = await take(step, claimed, repository, stage.speaker);
  switch (answer.is) {
    case 'done': {
      await report(claimed, { state: 'done', remoteId: remoteAfter(step, claimed, answer.value) }, stage);
      // Whoever slept between claiming and sending may have been overtaken; then what it has just written is a copy.
      const latest = await stage.deeds.deed(claimed.key);
      return { is: 'done', reconcileAfterMs: whenToReconcile(latest ?? claimed, stage) };
    }
    case 'refused':
      await report(claimed, refusal(step, answer), stage);
      return { is: 'done', reconcileAfterMs: whenToReconcile(claimed, stage) };
    case 'later':
      await report(claimed, { state: 'planned', reason: answer.reason }, stage);
      return { is: 'again', afterMs: answer.afterMs };
    case 'unknown':
      await report(claimed, { state: 'unknown', looks: 0, reason: answer.reason }, stage);
      return { is: 'again', afterMs: isNewComment(claimed) ? stage.lookAfter[0] : backoff(claimed, stage) };
    default:
      return unreachable(answer);
  }
}

async function take(
  step: Exclude<Step, { is: 'look' | 'rest' }>,
  { wish }: Deed,
  repository: Repository,
  speaker: Speaker,
): Promise<Answer<number | null>> {
  switch (step.is) {
    case 'post':
      return speaker.postComment(repository, wish.thread, step.body);
    case 'edit':
      return speaker.editComment(repository, step.comment, step.body);
    case 'delete':
      return speaker.deleteComment(repository, step.comment);
    case 'label':
      return speaker.addLabel(repository, wish.thread, step.label);
    case 'unlabel':
      return speaker.removeLabel(repository, wish.thread, step.label);
    case 'assign':
      return speaker.assign(repository, wish.thread, step.login);
    case 'unassign':
      return speaker.unassign(repository, wish.thread, step.login);
    case 'react':
      return speaker.react(repository, step.comment, step.reaction);
    default:
      return unreachable(step);
  }
}

function whenToReconcile({ wasUnknown }: Deed, { reconcileAfterMs = RECONCILE_AFTER }: Stage): number | null {
  return wasUnknown ? reconcileAfterMs : null;
}

function isNewComment({ wish, remoteId }: Deed): boolean {
  return wish.kind === 'comment' && remoteId === null;
}

/** Twice as long after each attempt, so that a broken thread costs little. */
function backoff({ attempt }: Deed, { lookAfter }: Stage): Milliseconds {
  return Math.min(LONGEST_BACKOFF, lookAfter[0] * 2 ** Math.min(attempt - 1, 16));
}

/** A deleted comment has no id any more; should it ever be wished again, it is a new one. */
function remoteAfter(step: Step, deed: Deed, posted: number | null): number | null {
  if (step.is === 'delete') return null;
  return posted ?? deed.remoteId;
}

/** What is gone need not be taken away; what somebody deleted is never said again. */
function refusal(step: Step, answer: Extract<Answer<unknown>, { is: 'refused' }>): Partial<DeedReport> {
  const wasRemoval = step.is === 'delete' || step.is === 'unlabel' || step.is === 'unassign';
  if (wasRemoval && isGone(answer)) return { state: 'done', remoteId: null };
  return { state: 'abandoned', reason: `${answer.status}: ${answer.reason}` };
}

function isGone(answer: Answer<unknown>): boolean {
  return answer.is === 'refused' && (answer.status === 404 || answer.status === 410);
}

function findOwn(
  deed: Deed,
  repository: Repository,
  { speaker, sign }: Stage,
  since: Instant = (deed.sentAt ?? 0) - CLOCK_SLACK,
): Promise<Answer<FoundComment[]>> {
  return speaker.findComments(repository, deed.wish.thread, markerOf(deed.key, sign), Math.max(0, since));
}

async function report(deed: Deed, change: Partial<DeedReport>, { deeds }: Stage): Promise<void> {
  const { remoteId, looks } = deed;
  await deeds.report(deed, { state: deed.state, remoteId, looks, reason: null, ...change });
}
