// A year of mentoring in the sandbox: forty people turn up, six are asked, and everybody does what their temper and the seed say.
// Time goes from one due moment to the next, at most a day at once.
import { Chance } from '../../../demo/story/chance.ts';
import type { Stage } from '../../../demo/stage.ts';
import { DAY, formatInstant, HOUR, type Instant } from '../../../src/domain/time.ts';
import { MENTORS, newcomers, yearBefore, type Mentor, type Newcomer } from './cast.ts';
import { Tally } from './tally.ts';

const STEP = DAY;
const OWNER = 'lantern';
const REPO = 'lantern/lantern';

interface Plan {
  readonly at: Instant;
  readonly act: () => void;
}

/** Two people who were brought together, and the thread in which they met. */
interface Pair {
  readonly newcomer: Newcomer;
  readonly mentor: string;
  readonly since: Instant;
  number: number;
}

export interface YearOptions {
  readonly days: number;
  readonly newcomers: number;
  readonly seed: number;
}

export class Year {
  readonly tally: Tally;
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #from: Instant;
  readonly #days: number;
  readonly #newcomers: readonly Newcomer[];
  readonly #threads = new Map<number, Newcomer>();
  readonly #seenAsks = new Set<number>();
  readonly #seenCheckIns = new Set<number>();
  readonly #pairs = new Map<string, Pair>();
  readonly #capacity = new Map<string, number>();
  #plans: Plan[] = [];
  #commons = 0;

  constructor(stage: Stage, { days, newcomers: howMany, seed }: YearOptions) {
    this.#stage = stage;
    this.#chance = new Chance(seed);
    this.#from = stage.clock.now();
    this.#days = days;
    this.#newcomers = newcomers(howMany, this.#from, new Chance(seed + 1));
    this.tally = new Tally(stage, REPO, this.#from);
  }

  async prepare(): Promise<void> {
    const { world } = this.#stage.sandbox;
    world.addRepository({ owner: OWNER, name: 'lantern' });
    await world.loadHistory(REPO, yearBefore(this.#from), { maintainersAt: this.#from });
    world.install(OWNER);
    await this.#stage.quiet();
    this.#commons = world.openIssue({ repo: REPO, author: 'mira-holm', title: 'Who can mentor, and when' });
    for (const mentor of MENTORS) this.#planMentor(mentor);
    for (const newcomer of this.#newcomers) this.#plan(newcomer.arrivesAt, () => this.#arrive(newcomer));
  }

  async live(onDay?: (day: number) => void): Promise<void> {
    const until = this.#from + this.#days * DAY;
    while (this.#now < until) {
      const due = (await this.#stage.belay.nextDue()) ?? until;
      const plan = this.#plans[0]?.at ?? until;
      const next = Math.min(this.#now + STEP, Math.max(due, this.#now), Math.max(plan, this.#now), until);
      this.#stage.clock.set(Math.max(next, this.#now + 1000));
      while (this.#plans[0] && this.#plans[0].at <= this.#now) this.#plans.shift()?.act();
      await this.#stage.quiet();
      this.#react();
      this.tally.look();
      await this.tally.lookAtLoads((login) => this.#capacity.get(login) ?? 2);
      onDay?.(Math.floor((this.#now - this.#from) / DAY));
    }
    await this.tally.lookAtEnds((number) => this.#closedAt(number));
  }

  get #now(): Instant {
    return this.#stage.clock.now();
  }

  get #world() {
    return this.#stage.sandbox.world;
  }

  #plan(at: Instant, act: () => void): void {
    this.#plans.push({ at, act });
    this.#plans.sort((a, b) => a.at - b.at);
  }

  #planMentor({ login, says }: Mentor): void {
    const day = (n: number) => formatInstant(this.#from + n * DAY).slice(0, 10);
    for (const { day: when, command } of says) {
      this.#plan(this.#from + when * DAY, () => {
        const text = command(day);
        this.#say(this.#commons, login, text);
        const [, capacity] = /capacity (\d+)/.exec(text) ?? [];
        if (capacity !== undefined) this.#capacity.set(login, Number(capacity));
        const [, interval] = /interval (\d+)/.exec(text) ?? [];
        if (interval !== undefined) this.tally.setInterval(login, Number(interval));
      });
    }
  }

  #arrive(newcomer: Newcomer): void {
    const { login, opens, folder, waits } = newcomer;
    this.#world.addUser({ login });
    const number =
      opens === 'issue'
        ? this.#world.openIssue({ repo: REPO, author: login, title: 'It smokes' })
        : this.#world.openPullRequest({
            repo: REPO,
            author: login,
            title: 'Trim it',
            files: [`${folder}/part-1.ts`],
            draft: opens === 'draft',
          });
    this.#threads.set(number, newcomer);
    this.tally.count('newcomers');
    if (waits === 'asks') {
      const topic = opens === 'issue' ? ' docs' : '';
      this.#plan(this.#now + 6 * HOUR, () => this.#say(number, login, `/mentor wanted${topic}`));
    }
    if (waits === 'is answered')
      this.#plan(this.#now + 5 * HOUR, () => this.#say(number, 'mira-holm', 'Thank you, I will look.'));
    if (waits === 'declines')
      this.#plan(this.#now + 30 * HOUR, () => {
        this.#say(number, login, '/mentor no thanks');
        this.tally.count('declined');
      });
    // Whoever finds nobody asks once more.
    if (waits !== 'declines' && waits !== 'is answered')
      this.#plan(this.#now + 25 * DAY, () => this.#askOnceMore(number, newcomer));
  }

  #askOnceMore(number: number, { login }: Newcomer): void {
    const isWaiting = this.#world.labelsOf(REPO, number).includes('mentor wanted');
    if (isWaiting && this.#isOpen(number)) this.#say(number, login, '/mentor wanted');
  }

  /** People see what Belay wrote since they looked last. */
  #react(): void {
    for (const [number, newcomer] of this.#threads) {
      for (const { id, body, isByApp } of this.#world.commentsOf(REPO, number)) {
        if (!isByApp) continue;
        if (body.includes('would you mentor') && !this.#seenAsks.has(id)) {
          this.#seenAsks.add(id);
          this.#thinkAboutIt(number, newcomer, id, body);
        }
        if (body.includes('give this comment a 👍') && !this.#seenCheckIns.has(id)) {
          this.#seenCheckIns.add(id);
          this.tally.count('check-ins');
          this.#answerCheckIn(number, newcomer, id);
        }
      }
    }
  }

  #thinkAboutIt(number: number, newcomer: Newcomer, comment: number, body: string): void {
    const [, login = ''] = /@([\w-]+)/.exec(body) ?? [];
    const mentor = MENTORS.find((one) => one.login === login);
    if (!mentor) throw new Error(`Somebody else is asked: ${login}`);
    this.tally.asked(login, newcomer.login);
    const mood = this.#chance.share();
    const after = this.#chance.between(2, 60) * HOUR;
    if (mood < mentor.accepts)
      this.#plan(this.#now + after, () => this.#accept(number, newcomer, login, comment));
    else if (mood < mentor.accepts + mentor.passes)
      this.#plan(this.#now + after, () => this.#pass(number, newcomer, login, comment));
    else
      this.#plan(this.#now + 6 * DAY, () => {
        this.tally.count('silent');
        this.tally.notAgain(login, newcomer.login);
      });
  }

  #accept(number: number, newcomer: Newcomer, mentor: string, comment: number): void {
    if (!this.#stands(number, comment)) {
      this.tally.count('answered too late');
      return;
    }
    this.#say(number, mentor, '/mentor accept');
    this.tally.accepted(mentor);
    const pair: Pair = { newcomer, mentor, since: this.#now, number };
    this.#pairs.set(newcomer.login, pair);
    this.#takeItsCourse(pair);
  }

  #pass(number: number, newcomer: Newcomer, mentor: string, comment: number): void {
    if (!this.#stands(number, comment)) {
      this.tally.count('answered too late');
      return;
    }
    this.#say(number, mentor, '/mentor pass');
    this.tally.count('passed');
    this.tally.notAgain(mentor, newcomer.login);
  }

  #takeItsCourse(pair: Pair): void {
    const { newcomer, mentor, since } = pair;
    const { login } = newcomer;
    const goal = () => this.#inPair(pair, login, '/mentor goal Land this without fear');
    this.#plan(since + 8 * HOUR, goal);
    this.#plan(since + DAY, () => this.#inPair(pair, mentor, '/mentor milestone Say what you would change'));
    if (newcomer.opens === 'issue') this.#plan(since + 8 * DAY, () => this.#openPullFor(pair));
    const end = this.#chance.between(18, 40);
    const talk = (from: number, to: number, who: readonly string[]) => {
      for (let day = from; day < to; day += this.#chance.between(3, 7))
        for (const one of who)
          this.#plan(since + day * DAY, () => this.#inPair(pair, one, 'A word about it.'));
    };
    const at = (day: number, act: () => void) => this.#plan(since + day * DAY, act);
    switch (newcomer.course) {
      case 'lands':
        talk(2, end, [login, mentor]);
        at(end, () => this.#isOpen(pair.number) && this.#world.merge(REPO, pair.number, 'mira-holm'));
        return;
      case 'is closed':
        talk(2, end, [login, mentor]);
        at(end, () => this.#isOpen(pair.number) && this.#world.close(REPO, pair.number, 'mira-holm'));
        return;
      case 'newcomer falls silent': {
        talk(2, 30, [mentor]);
        return;
      }
      case 'mentor falls silent': {
        talk(2, 60, [login]);
        return;
      }
      case 'both fall silent':
        return;
      case 'newcomer wants another': {
        at(7, () => {
          this.#inPair(pair, login, '/mentor change');
          this.tally.notAgain(mentor, login);
        });
        return;
      }
      case 'newcomer leaves': {
        at(9, () => {
          this.#inPair(pair, login, '/mentor leave');
          this.tally.notAgain(mentor, login);
        });
        return;
      }
      case 'mentor leaves': {
        at(9, () => {
          this.#inPair(pair, mentor, '/mentor leave');
          this.tally.notAgain(mentor, login);
        });
        return;
      }
      case 'is done early':
        talk(1, 12, [login, mentor]);
        {
          at(13, () => this.#inPair(pair, login, '/mentor done'));
          return;
        }
      case 'takes a break':
        at(5, () => this.#inPair(pair, mentor, '/mentor pause'));
        at(30, () => this.#inPair(pair, login, '/mentor resume'));
        {
          talk(31, 140, [login, mentor]);
          return;
        }
      case 'goes on and on': {
        talk(2, 120, [login, mentor]);
        return;
      }
    }
  }

  #openPullFor(pair: Pair): void {
    if (!this.#isOpen(pair.number)) return;
    const number = this.#world.openPullRequest({
      repo: REPO,
      author: pair.newcomer.login,
      title: 'Mend the smoke',
      body: `Closes #${pair.number}`,
      files: [`${pair.newcomer.folder}/part-2.ts`],
    });
    this.#threads.set(number, pair.newcomer);
    pair.number = number;
  }

  /** Some ask for somebody else, some write a line, some say nothing. */
  #answerCheckIn(number: number, { login }: Newcomer, comment: number): void {
    const mood = this.#chance.share();
    if (mood < 0.25) {
      this.#world.react({ comment }, login, '+1');
      const mentor = this.#pairs.get(login)?.mentor;
      if (mentor !== undefined) this.tally.notAgain(mentor, login);
    } else if (mood < 0.6) this.#plan(this.#now + 20 * HOUR, () => this.#say(number, login, 'I am on it.'));
  }

  #inPair({ number }: Pair, who: string, body: string): void {
    if (this.#isOpen(number)) this.#say(number, who, body);
  }

  #say(number: number, who: string, body: string): void {
    this.#world.comment(REPO, number, who, body);
  }

  #stands(number: number, comment: number): boolean {
    return this.#world.commentsOf(REPO, number).some(({ id }) => id === comment);
  }

  #isOpen(number: number): boolean {
    return this.#world.thread(REPO, number).state === 'open';
  }

  #closedAt(number: number): Instant | null {
    const { state, closedAt } = this.#world.thread(REPO, number);
    return state === 'closed' ? closedAt : null;
  }
}
