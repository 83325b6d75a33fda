// What people do on GitHub and on their private pages, and what the news of it is.
import { isAboutMe, isOwnOffer } from '../../../src/domain/command.ts';
import type { CommandGiven, Happening, PreferenceStated } from '../../../src/domain/happening.ts';
import { checkInKey, offerKey } from '../../../src/domain/comment-key.ts';
import { isBond } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import { sameThread } from '../../../src/domain/repository.ts';
import { isOver, type Thread } from '../../../src/domain/thread.ts';
import { DAY, SECOND } from '../../../src/domain/time.ts';
import { thread as aThread } from '../builders.ts';
import { ben, cleo, MENTORS, mayWrite, PEOPLE, PLAN, REPOSITORIES, type Planned } from './cast.ts';
import type { Life } from './life.ts';
import { mentorIn } from './memory.ts';
import type { How, Move, Says, Setting, Where, Who } from './moves.ts';
import { inWords, nameOfThread } from './tell.ts';

export function act(move: Move, life: Life, plan?: Planned): void {
  const { project } = life;
  const { github, memory } = project;
  switch (move.is) {
    case 'says':
      for (const happening of speak(move, life)) life.hear(happening);
      return;
    case 'opens': {
      const unopened = PLAN.filter((one) => github.spot(refOf(one)).thread === null);
      const planned = plan ?? unopened[move.nth % unopened.length];
      if (planned) open(planned, move.isHeardLate, life);
      return;
    }
    case 'closes': {
      inThread(move.where, life, (thread) => close(thread, move.how, move.isHeardLate, life));
      return;
    }
    case 'reopens': {
      inThread(move.where, life, (thread) => reopen(thread, move.isHeardLate, life));
      return;
    }
    case 'locks': {
      inThread(move.where, life, (thread) => {
        github.spot(thread).wasLocked = true;
        change(thread, { isLocked: !thread.isLocked }, 'is locked, or unlocked', life);
      });
      return;
    }
    case 'becomes a draft': {
      inThread(move.where, life, (thread) => {
        if (thread.kind === 'pull-request' && thread.state === 'open')
          change(thread, { state: 'draft' }, 'becomes a draft', life);
      });
      return;
    }
    case 'is ready': {
      inThread(move.where, life, (thread) => {
        if (thread.state !== 'draft') return;
        change(thread, { state: 'open' }, 'is ready', life);
        life.news({ kind: 'thread-ready', thread: github.thread(thread)!, at: project.now });
      });
      return;
    }
    case 'is deleted': {
      inThread(move.where, life, (thread) => remove(thread, life));
      return;
    }
    case 'is called spam': {
      inThread(move.where, life, ({ labels, ...thread }) => {
        const isSpam = labels.includes('spam');
        const others = labels.filter((label) => label !== 'spam');
        const now = isSpam ? others : [...others, 'spam'];
        change({ ...thread, labels }, { labels: now }, isSpam ? 'is no spam' : 'is called spam', life);
      });
      return;
    }
    case 'links': {
      inThread(move.where, life, (thread) => link(thread, life));
      return;
    }
    case 'answers': {
      inThread(move.where, life, (thread) => {
        const by = personFor(move.who, thread, life);
        if (by && maySpeak(by, thread)) comment(thread, by, 'says something', life);
      });
      return;
    }
    case 'gives a thumb up': {
      inThread(move.where, life, (thread) => thumbUp(thread, move.who, life));
      return;
    }
    case 'waits': {
      life.wait(move.ms);
      return;
    }
    case 'comes early': {
      const due = life.nextDue();
      if (!due) return;
      project.now = Math.max(project.now, due.at - SECOND);
      memory.reminders.delete(due.key);
      life.hear(due.happening);
      return;
    }
    case 'outage begins':
      life.say(() => 'an outage begins');
      project.isOutage = true;
      return;
    case 'outage ends':
      life.say(() => 'no outage any more');
      project.isOutage = false;
      if (move.isNewsFirst) life.readMail();
      return;
    case 'is heard again': {
      const again = life.heardLately()[move.nth];
      if (again) life.say(() => 'once more:');
      if (again) life.hear(again);
      return;
    }
    case 'meanwhile': {
      meanwhile(move, life);
      return;
    }
    case 'chooses': {
      choose(move, life);
      return;
    }
    case 'is busy': {
      const who = MENTORS[move.who]!;
      life.say(() => `${who.login} is ${move.isBusy ? '' : 'not '}busy`);
      if (move.isBusy) github.busy.add(who.key);
      else github.busy.delete(who.key);
      return;
    }
    case 'spends the day’s messages':
      life.say(() => `the day’s messages of repository ${move.repository} are spent`);
      memory.spentUntil.set(REPOSITORIES[move.repository]!.id, project.now + DAY);
      return;
    case 'shows assignments':
      life.say(() => `GitHub ${move.isOn ? 'shows' : 'does not show'} who is assigned`);
      github.showsAssignments = move.isOn;
      return;
  }
}

const refOf = ({ repository, number }: Planned) => ({ repository: repository.id, number });

function inThread(where: Where, life: Life, then: (thread: Thread) => void): void {
  const thread = threadFor(where, life);
  if (thread) then(thread);
}

/** null where there is none of that kind. */
function threadFor({ among, nth }: Where, { project: { github, memory } }: Life): Thread | null {
  const threads = github.threads().filter((thread) => {
    const { open } = memory.pairingOfThread(thread);
    if (among === 'asking') return open?.state.is === 'asked';
    if (among === 'wanting') return open?.state.is === 'wanted';
    return among === 'all' || (open !== null && isBond(open));
  });
  return threads[nth % threads.length] ?? null;
}

/** null where nobody has that part. */
function personFor(who: Who, thread: Thread, { project }: Life): Person | null {
  const { open } = project.memory.pairingOfThread(thread);
  if (typeof who === 'number') return PEOPLE[who] ?? null;
  if (who === 'the newcomer') return open?.newcomer ?? thread.author;
  const key = open && mentorIn(open);
  const isPart = (who === 'whoever is asked') === (open?.state.is === 'asked');
  return isPart ? (PEOPLE.find((person) => person.key === key) ?? null) : null;
}

const maySpeak = (by: Person, { isLocked, repository }: Thread): boolean =>
  !isLocked || mayWrite(by, repository);

/** Gives what Belay hears of it. On a private page nobody else hears it. */
function speak({ who, where, line, isPrivate }: Says, life: Life): (CommandGiven | PreferenceStated)[] {
  const { project } = life;
  const { now: at } = project;
  const thread = threadFor(where, life);
  const by = thread && personFor(who, thread, life);
  if (!by || (!isPrivate && !maySpeak(by, thread))) return [];
  const id = ++project.comments;
  const utterance = `command:${id}`;
  const { repository, number } = thread;
  if (!isPrivate) comment(thread, by, inWords(line), life);
  else life.say(() => `${by.login}, on their page of ${nameOfThread(thread)}: ${inWords(line)}`);
  const command = line.is === 'command' ? line.command : null;
  if (isPrivate && command && (isAboutMe(command) || isOwnOffer(command)))
    return [{ kind: 'preference-stated', repository, by, command, at, utterance }];
  return [
    {
      kind: 'command-given',
      thread: { repository, number },
      by,
      line,
      comment: isPrivate ? null : { id, at },
      at,
      utterance,
    },
  ];
}

function comment(thread: Thread, by: Person, what: string, life: Life): void {
  const { github, now } = life.project;
  life.say(() => `${by.login} in ${nameOfThread(thread)}: ${what}`);
  github.speak(thread, by, now);
}

function change(thread: Thread, differs: Partial<Thread>, what: string, life: Life): void {
  const { github, now } = life.project;
  life.say(() => `${nameOfThread(thread)} ${what}`);
  github.change(thread, differs, now);
}

function open(planned: Planned, isHeardLate: boolean, life: Life): void {
  const { github, now } = life.project;
  const { kind, author, isDraft } = planned;
  const state = isDraft ? 'draft' : 'open';
  const thread = aThread({ ...refOf(planned), kind, author, state, openedAt: now, changedAt: now });
  life.say(() => `${author.login} opens ${nameOfThread(thread)}, ${kind === 'issue' ? 'an issue' : kind}`);
  github.spot(thread).thread = thread;
  life.news({ kind: 'thread-opened', thread, authorNodeId: null }, isHeardLate);
}

/** A pull request that lands closes the issues that it names. */
function close(thread: Thread, how: How, isHeardLate: boolean, life: Life): void {
  const { github, now } = life.project;
  if (isOver(thread)) return;
  const spot = github.spot(thread);
  const isPull = thread.kind === 'pull-request';
  const lands = isPull && how === 'landed';
  spot.closing = { at: now, by: cleo, speakers: [ben], isByCommit: false };
  spot.hasLandedByHand = isPull && how === 'landed by hand';
  life.say(() => `${nameOfThread(thread)} is ${lands ? 'merged' : isPull ? how : 'closed'}`);
  github.change(thread, { state: lands ? 'landed' : 'closed' }, now);
  if (thread.author && (lands || spot.hasLandedByHand)) {
    const name = `${thread.repository}:${thread.author.key}`;
    github.landed.set(name, (github.landed.get(name) ?? 0) + 1);
  }
  life.news({ kind: 'thread-closed', thread, at: now }, isHeardLate);
  if (!lands) return;
  for (const number of spot.closes) {
    const issue = github.thread({ repository: thread.repository, number });
    if (issue) close(issue, 'closed', isHeardLate, life);
  }
}

function reopen(thread: Thread, isHeardLate: boolean, life: Life): void {
  const { github, now } = life.project;
  if (thread.state !== 'closed') return;
  life.say(() => `${nameOfThread(thread)} is opened again`);
  github.spot(thread).hasLandedByHand = false;
  github.change(thread, { state: 'open' }, now);
  life.news({ kind: 'thread-ready', thread: github.thread(thread)!, at: now }, isHeardLate);
}

/** GitHub sends no news of it that Belay listens to, and every comment goes along. */
function remove(thread: Thread, life: Life): void {
  const { github, memory } = life.project;
  life.say(() => `${nameOfThread(thread)} is deleted`);
  github.spot(thread).isGone = true;
  for (const [key, said] of memory.comments)
    if (sameThread(said.thread, thread)) memory.comments.set(key, { ...said, stands: false });
}

/** A pull request says that it closes the first issue, or does not say so any more. */
function link(thread: Thread, life: Life): void {
  const { github } = life.project;
  const { kind, author } = thread;
  if (kind !== 'pull-request' || !author || isOver(thread)) return;
  const spot = github.spot(thread);
  spot.closes = spot.closes.length > 0 ? [] : [1];
  life.say(() => `${nameOfThread(thread)} closes ${spot.closes.join() || 'nothing'}`);
  life.news({ kind: 'thread-linked', thread, author });
}

function thumbUp(thread: Thread, who: Who, life: Life): void {
  const { github, memory } = life.project;
  const by = personFor(who, thread, life);
  const { open: pairing } = memory.pairingOfThread(thread);
  const keys = [
    ...(pairing ? [checkInKey(pairing)] : []),
    ...MENTORS.map((mentor) => offerKey(thread.repository, mentor)),
  ];
  const key = keys.find((one) => memory.comments.get(one)?.stands);
  if (!by || key === undefined) return;
  life.say(() => `${by.login} gives a thumb up to ${key}`);
  github.thumbs.set(key, new Set([...(github.thumbs.get(key) ?? []), by.key]));
}

/** In threads of their own: what concerns one thread is done one after the other. */
function meanwhile({ slow, quick }: Extract<Move, { is: 'meanwhile' }>, life: Life): void {
  const slowly = slow === 'what is due' ? takeDue(life) : speak(slow, life);
  for (const happening of slowly)
    life.hear(happening, () => {
      const quickly = threadFor(quick.where, life);
      const isSame = quickly && 'thread' in happening && sameThread(quickly, happening.thread);
      if (isSame !== false || isAboutLeaving(quick)) return;
      life.say(() => 'meanwhile:');
      for (const other of speak(quick, life)) life.hear(other);
    });
}

/** What was decided a moment before somebody left is kept and taken back by the same transactions that keep people apart. */
function isAboutLeaving({ line }: Says): boolean {
  const verb = line.is === 'command' ? line.command.verb : null;
  return verb === 'belay opt out' || verb === 'belay forget me';
}

/** What is due next, when it is due. */
function takeDue(life: Life): Happening[] {
  const { project } = life;
  const due = life.nextDue();
  if (!due) return [];
  project.now = Math.max(project.now, due.at);
  project.memory.reminders.delete(due.key);
  return [due.happening];
}

function choose({ repository, setting, isOn }: Extract<Move, { is: 'chooses' }>, life: Life): void {
  const { github } = life.project;
  const { id, name } = REPOSITORIES[repository]!;
  const settings = github.settingsOf(id);
  life.say(() => `${name} sets ${setting}: ${isOn}`);
  const { mentors, budgets } = settings;
  const chosen: Record<Setting, Partial<typeof settings>> = {
    quiet: { quiet: isOn },
    mentors: { mentors: { ...mentors, enabled: isOn } },
    assign: { mentors: { ...mentors, assign: isOn } },
    'ask always': { mentors: { ...mentors, ask: isOn ? 'always' : 'unanswered' } },
    'ask only by command': { mentors: { ...mentors, ask: isOn ? 'wanted' : 'unanswered' } },
    'few mentions': { budgets: { ...budgets, mentionsAWeek: isOn ? 1 : 3 } },
  };
  github.settings.set(id, { ...settings, ...chosen[setting] });
}
