// Lives through a story: what is said and done on GitHub, the news of it, what is due, and every decision about it.
import { decide } from '../../../src/domain/decide.ts';
import type { Happening } from '../../../src/domain/happening.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { keep } from './keep.ts';
import { act } from './act.ts';
import type { Move } from './moves.ts';
import { Project } from './project.ts';
import { Broken } from './promise.ts';
import { recall } from './recall.ts';
import { deedsIn, inDays, nameOfHappening, type Tell } from './tell.ts';
import { CAN_BE_KEPT, COMES_TO_REST, Watch } from './watch.ts';

/** As flow/handle: somebody else decided at the same moment, so it is looked again, a few times. */
const ATTEMPTS = 5;
/** No honest day has more than this to do. */
const MOST_AT_ONCE = 200;

export class Life {
  readonly project = new Project();
  readonly watch = new Watch();
  private readonly tell: Tell | null;

  constructor(tell: Tell | null = null) {
    this.tell = tell;
    for (const { plan } of this.project.github.spots)
      if (plan.isThereAtFirst) act({ is: 'opens', nth: plan.number, isHeardLate: false }, this, plan);
    this.settle();
  }

  live(move: Move): void {
    act(move, this);
    this.settle();
  }

  say(what: () => string): void {
    this.tell?.(`${inDays(this.project.now)} ${what()}`);
  }

  /** News: heard at once, or when the next hour is over. */
  news(happening: Happening, isHeardLate = false): void {
    if (isHeardLate) this.project.mail.push(happening);
    else this.hear(happening);
  }

  hear(happening: Happening, meanwhile?: () => void): void {
    const { project } = this;
    project.heard.push({ at: project.now, happening });
    this.handle(happening, meanwhile);
  }

  readMail(): void {
    for (const happening of this.project.mail.splice(0)) this.hear(happening);
  }

  /** The clock goes on, and what is due on the way happens when it is due. */
  wait(ms: number): void {
    const { project } = this;
    const until = project.now + ms;
    if (!project.isOutage) {
      this.goTo(project.now + Math.min(ms, HOUR));
      this.readMail();
      this.goTo(until);
    }
    project.now = until;
  }

  private goTo(until: number): void {
    for (let due = this.nextDue(); due && due.at <= until; due = this.nextDue()) {
      this.project.now = Math.max(this.project.now, due.at);
      this.settle();
    }
    this.project.now = until;
  }

  /** Everything that is due is done, the earliest first. */
  settle(): void {
    const { project } = this;
    for (let done = 0; ; done++) {
      const due = this.nextDue();
      if (!due || due.at > project.now) break;
      if (done > MOST_AT_ONCE) throw new Broken(COMES_TO_REST, nameOfHappening(due.happening));
      project.memory.reminders.delete(due.key);
      this.hear(due.happening);
    }
    this.watch.rest(project);
  }

  /** What is due next, whenever that is; in an outage, only what belongs to a command that was given. */
  nextDue() {
    const { memory, isOutage } = this.project;
    let next: { readonly key: string; readonly at: number; readonly happening: Happening } | null = null;
    for (const [key, { at, happening }] of memory.reminders) {
      const mayBe = !isOutage || happening.kind === 'pairing-left';
      if (mayBe && (next === null || at < next.at)) next = { key, at, happening };
    }
    return next;
  }

  private handle(happening: Happening, meanwhile?: () => void): void {
    const { project, watch } = this;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const situation = recall(happening, project);
      if (situation.about === 'nothing') return;
      const effects = decide(situation);
      if (attempt === 1) meanwhile?.();
      const before = new Map(project.memory.pairings);
      const circumstances = {
        repository: situation.repository.id,
        now: situation.now,
        once: 'utterance' in happening ? happening.utterance : null,
      };
      const kept = keep(effects, circumstances, project.memory, project.github);
      if (kept.is === 'known') return;
      if (kept.is === 'stale') continue;
      const changes = [...project.memory.pairings.values()]
        .map((after) => ({ before: before.get(after.id) ?? null, after }))
        .filter((change) => change.before !== change.after);
      this.say(() => `  ${nameOfHappening(happening)} → ${deedsIn(effects)}`);
      const isOvertaken = attempt === 1 && meanwhile !== undefined;
      const { written } = kept;
      watch.see(
        { now: situation.now, happening, situation, effects, changes, written, isOvertaken },
        project,
      );
      return;
    }
    throw new Broken(CAN_BE_KEPT, nameOfHappening(happening));
  }

  /** What was heard in the last day, the latest first. */
  heardLately(): Happening[] {
    const { heard, now } = this.project;
    return heard
      .filter(({ at }) => at > now - DAY)
      .map(({ happening }) => happening)
      .reverse();
  }
}
