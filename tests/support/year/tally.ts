// Counts what Belay did in a year, from what GitHub saw and what the database keeps, and notices every promise that was broken.
import type { Stage } from '../../../demo/stage.ts';
import { DAY, formatInstant, type Instant } from '../../../src/domain/time.ts';

const WEEK = 7 * DAY;
const LONGEST = 90 * DAY;
const REST = 14 * DAY;

interface Call {
  readonly login: string;
  readonly at: Instant;
}

interface PairingRow {
  readonly id: string;
  readonly number: number;
  readonly newcomer: string;
  readonly state: string;
  readonly mentor: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
  readonly endedBecause: string | null;
  readonly endedAt: Date | null;
  readonly pausedMs: number | bigint;
  readonly asked: number;
}

export class Tally {
  readonly broken: string[] = [];
  readonly #stage: Stage;
  readonly #repo: string;
  readonly #from: Instant;
  /** Who passed or was silent for whom, and who parted from whom, by login. */
  readonly #notAgain = new Set<string>();
  readonly #acceptances = new Map<string, Instant[]>();
  readonly #intervals = new Map<string, number>();
  readonly counts = new Map<string, number>();

  constructor(stage: Stage, repo: string, from: Instant) {
    this.#stage = stage;
    this.#repo = repo;
    this.#from = from;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** From now on, this person is not to be asked for this newcomer. */
  notAgain(mentor: string, newcomer: string): void {
    this.#notAgain.add(`${mentor} ${newcomer}`);
  }

  setInterval(mentor: string, days: number): void {
    this.#intervals.set(mentor, days);
  }

  asked(mentor: string, newcomer: string): void {
    this.count('asked');
    if (this.#notAgain.has(`${mentor} ${newcomer}`)) this.#break(`${mentor} was asked again for ${newcomer}`);
    const last = this.#acceptances.get(mentor)?.at(-1);
    const days = this.#intervals.get(mentor) ?? 14;
    if (last !== undefined && this.#now - last < days * DAY)
      this.#break(`${mentor} was asked ${(this.#now - last) / DAY} days after accepting`);
  }

  accepted(mentor: string): void {
    this.count('accepted');
    this.#acceptances.set(mentor, [...(this.#acceptances.get(mentor) ?? []), this.#now]);
  }

  /** What must be true at every moment, as people see it. */
  look(): void {
    const { world } = this.#stage.sandbox;
    for (const { number } of world.threadsOf(this.#repo)) {
      const said = world.commentsOf(this.#repo, number).filter(({ isByApp }) => isByApp);
      const asks = said.filter(({ body }) => body.includes('would you mentor'));
      const lasting = said.filter(({ body }) => /(is|was) the mentor of/.test(body));
      if (asks.length > 1) this.#break(`two questions stand in #${number}`);
      if (lasting.length > 1) this.#break(`two lasting comments stand in #${number}`);
      const labels = world.labelsOf(this.#repo, number);
      if (labels.includes('mentor wanted') && labels.includes('has mentor'))
        this.#break(`#${number} has both labels`);
    }
  }

  /** Room is a matter of what is open at that moment. */
  async lookAtLoads(capacityOf: (login: string) => number): Promise<void> {
    const open = await this.#stage.database.prisma.$queryRawUnsafe<{ login: string; open: number }[]>(
      `SELECT p.login, count(*)::int AS open FROM pairing JOIN person p ON p.key = pairing.mentor
       WHERE state IN ('asked', 'active', 'paused') GROUP BY p.login`,
    );
    for (const { login, open: count } of open)
      if (count > capacityOf(login)) this.#break(`${login} has ${count} newcomers`);
  }

  async pairings(): Promise<PairingRow[]> {
    return this.#stage.database.prisma.$queryRawUnsafe<PairingRow[]>(
      `SELECT id, number, newcomer, state, mentor, accepted_by AS "acceptedBy", accepted_at AS "acceptedAt",
              ended_because AS "endedBecause", ended_at AS "endedAt", paused_ms AS "pausedMs", asked
       FROM pairing ORDER BY wanted_at, id`,
    );
  }

  async lookAtEnds(closedAt: (number: number) => Instant | null): Promise<void> {
    for (const pairing of await this.pairings()) {
      if (!pairing.acceptedAt) continue;
      const ended = pairing.endedAt?.getTime() ?? this.#now;
      const lasted = ended - pairing.acceptedAt.getTime() - Number(pairing.pausedMs);
      if (lasted > LONGEST + DAY) this.#break(`${pairing.id} lasted ${Math.round(lasted / DAY)} days`);
      const closed = closedAt(pairing.number);
      if (closed !== null && ended - closed > REST + DAY)
        this.#break(`${pairing.id} went on ${Math.round((ended - closed) / DAY)} days after its thread`);
      if (pairing.asked > 3) this.#break(`${pairing.id} asked ${pairing.asked} people`);
    }
  }

  /** How often each person was called on in each week in which they were called on at all. */
  calls(): { readonly perWeek: readonly number[]; readonly worst: number } {
    const calls = this.#calls();
    const weeks = new Map<string, number>();
    for (const { login, at } of calls) {
      const week = `${login} ${Math.floor((at - this.#from) / WEEK)}`;
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
    }
    const worst = Math.max(0, ...calls.map(({ login, at }) => inWeekBefore(calls, login, at)));
    if (worst > 3) this.#break(`somebody was called ${worst} times within seven days`);
    return { perWeek: [...weeks.values()].sort((a, b) => a - b), worst };
  }

  #calls(): Call[] {
    return this.#stage.sandbox.journal.mutations().flatMap(({ method, path, at, body, isApplied }) => {
      const isComment = method === 'POST' && path.endsWith('/comments') && isApplied;
      const text = isComment && typeof body === 'object' && body && 'body' in body ? String(body.body) : '';
      const logins = text.replace(/`[^`]*`/g, '').matchAll(/(?<![\w`])@([a-z0-9-]+)/g);
      return [...new Set([...logins].map(([, login = '']) => login))].map((login) => ({ login, at }));
    });
  }

  get #now(): Instant {
    return this.#stage.clock.now();
  }

  #break(what: string): void {
    const line = `${formatInstant(this.#now).slice(0, 10)}: ${what}`;
    if (!this.broken.includes(line)) this.broken.push(line);
  }
}

function inWeekBefore(calls: readonly Call[], login: string, at: Instant): number {
  return calls.filter((call) => call.login === login && call.at <= at && call.at > at - WEEK).length;
}
