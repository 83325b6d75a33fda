// Keeps all that a decision wants, or nothing of it, by the rules of src/flow/commit and src/db: what a line of a comment wants is
// done once, a pairing that changed since it was read is not overwritten, nor is a place given away twice.
import type { Effect, MentorClaim } from '../../../src/domain/effect.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { RepositoryId } from '../../../src/domain/repository.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { keepAboutPeople } from './keep-about-people.ts';
import type { Comment, Memory } from './memory.ts';
import { mentorIn, milestoneName } from './memory.ts';
import type { GitHub } from './github.ts';

export type Kept =
  | { readonly is: 'kept'; readonly written: readonly Comment[] }
  | { readonly is: 'known' }
  | { readonly is: 'stale' };

interface Circumstances {
  readonly repository: RepositoryId;
  readonly now: Instant;
  /** What must happen once only. */
  readonly once: string | null;
}

export type Of<Do extends Effect['do']> = Extract<Effect, { readonly do: Do }>;

export function keep(
  effects: readonly Effect[],
  circumstances: Circumstances,
  memory: Memory,
  github: GitHub,
): Kept {
  const { repository, now, once } = circumstances;
  if (once !== null && memory.obeyed.has(once)) return { is: 'known' };
  const kept = effects.filter((effect) => effect.do === 'keep-pairing');
  const pairings = [...new Map(kept.map(({ pairing }) => [pairing.id, pairing])).values()];
  const claims = kept.flatMap(({ claim }) => claim ?? []);
  const isFresh = areMarksNew(effects, repository, memory) && arePairingsFresh(pairings, claims, memory);
  if (!isFresh) return { is: 'stale' };
  if (once !== null) memory.obeyed.add(once);
  keepMarks(effects, repository, memory);
  keepPairings(pairings, claims, memory);
  const written = keepWishes(effects, now, memory, github);
  keepReminders(effects, memory);
  keepAboutPeople(effects, circumstances, memory);
  return { is: 'kept', written };
}

/** What comes once and has come is no news: somebody was faster. */
function areMarksNew(effects: readonly Effect[], repository: RepositoryId, memory: Memory): boolean {
  return effects.every(
    (effect) => effect.do !== 'mark' || !memory.hasMilestone(repository, effect.person, effect.milestone),
  );
}

function arePairingsFresh(
  pairings: readonly Pairing[],
  claims: readonly MentorClaim[],
  { pairings: known, loadVersions }: Memory,
): boolean {
  const areRead = pairings.every(({ id, version }) => version === (known.get(id)?.version ?? 0));
  const areClaimed = claims.every(({ mentor, version }) => version === (loadVersions.get(mentor) ?? 0));
  const after = new Map([...known, ...pairings.map((pairing) => [pairing.id, pairing] as const)]);
  const open = [...after.values()].filter(({ state }) => state.is !== 'ended');
  const newcomers = open.map(({ thread, newcomer }) => `${thread.repository}:${newcomer.key}`);
  const asked = open.flatMap(({ state }) => (state.is === 'asked' ? [state.whom.key] : []));
  return areRead && areClaimed && areDifferent(newcomers) && areDifferent(asked);
}

const areDifferent = (names: readonly string[]): boolean => new Set(names).size === names.length;

function keepMarks(effects: readonly Effect[], repository: RepositoryId, { milestones }: Memory): void {
  for (const effect of effects)
    if (effect.do === 'unmark') milestones.delete(milestoneName(repository, effect.person, effect.milestone));
  for (const effect of effects)
    if (effect.do === 'mark') milestones.add(milestoneName(repository, effect.person, effect.milestone));
}

function keepPairings(pairings: readonly Pairing[], claims: readonly MentorClaim[], memory: Memory): void {
  const changed = new Set(claims.map(({ mentor }) => mentor));
  for (const pairing of pairings) {
    const before = memory.pairings.get(pairing.id);
    const mentors = [before && mentorIn(before), mentorIn(pairing)].filter((key) => typeof key === 'string');
    const isSame = before?.state.is === pairing.state.is && mentors[0] === mentors[1];
    if (!isSame) for (const mentor of mentors) changed.add(mentor);
    memory.pairings.set(pairing.id, { ...pairing, version: pairing.version + 1 });
    const { state } = pairing;
    if (state.is === 'active') memory.accepted.set(pairing.id, { by: state.mentor.key, at: state.since });
  }
  for (const mentor of changed) bumpLoad(mentor, memory);
}

export function bumpLoad(mentor: string, { loadVersions }: Memory): void {
  loadVersions.set(mentor, (loadVersions.get(mentor) ?? 0) + 1);
}

/** The last wish about a comment, a label or an assignment is the one that counts. Gives the comments that were posted. */
function keepWishes(effects: readonly Effect[], now: Instant, memory: Memory, github: GitHub): Comment[] {
  const comments = new Map<string, Of<'say'> | Of<'unsay'>>();
  for (const effect of effects) {
    if (effect.do === 'say' || effect.do === 'unsay') comments.set(effect.key, effect);
    if (effect.do === 'label' || effect.do === 'unlabel') keepLabel(effect, now, github);
    if (effect.do === 'assign') keepAssignment(effect, github);
  }
  return [...comments.values()].flatMap((wish) => {
    if (wish.do === 'unsay') return takeBack(wish.key, memory);
    return github.thread(wish.thread) ? say(wish, now, memory) : [];
  });
}

function say(wish: Of<'say'>, now: Instant, { comments }: Memory): Comment[] {
  const before = comments.get(wish.key);
  const isNew = before?.stands !== true;
  const comment: Comment = {
    key: wish.key,
    thread: { repository: wish.thread.repository, number: wish.thread.number },
    message: wish.message,
    mentions: new Set([...(before?.mentions ?? []), ...wish.mentions]),
    names: new Set([...(before?.names ?? []), ...wish.mentions, ...(wish.names ?? [])]),
    writtenAt: isNew ? now : before.writtenAt,
    stands: true,
  };
  comments.set(wish.key, comment);
  return isNew ? [comment] : [];
}

export function takeBack(key: string, { comments }: Memory): [] {
  const before = comments.get(key);
  if (before) comments.set(key, { ...before, stands: false });
  return [];
}

function keepLabel(effect: Of<'label'> | Of<'unlabel'>, now: Instant, github: GitHub): void {
  const others = (github.thread(effect.thread)?.labels ?? []).filter((label) => label !== effect.label);
  github.change(effect.thread, { labels: effect.do === 'label' ? [...others, effect.label] : others }, now);
}

function keepAssignment({ thread, person, isAssigned }: Of<'assign'>, github: GitHub): void {
  const { assigned } = github.spot(thread);
  if (isAssigned) assigned.add(person.key);
  else assigned.delete(person.key);
}

/** Forgets first: a reminder that is set in the same breath stands. */
function keepReminders(effects: readonly Effect[], { reminders }: Memory): void {
  for (const effect of effects) if (effect.do === 'forget-reminder') reminders.delete(effect.key);
  for (const effect of effects)
    if (effect.do === 'remind') reminders.set(effect.key, { at: effect.at, happening: effect.happening });
}
