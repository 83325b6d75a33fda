// What holds for every message, whatever people put into it.
import { describe, expect, it } from 'vitest';
import { noAgreement, type Agreement } from '../../src/domain/agreement.ts';
import type {
  AskToMentor,
  CheckIn,
  CheckInReason,
  ConcernRoute,
  Mentorship,
  MentorshipPhase,
  Message,
  Welcome,
} from '../../src/domain/message.ts';
import type { OpenIssue } from '../../src/domain/next-steps.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { markerOf, say } from '../../src/words/say.ts';
import { ana, ben, person } from '../domain/builders.ts';
import { hostile } from './hostile.ts';
import { rendered, wordsIn } from './markdown.ts';
import {
  asking,
  attempt,
  back,
  first,
  hello,
  KEY,
  none,
  nothingLanded,
  offered,
  over,
  paired,
  quiet,
  regular,
  sign,
  spoken,
  step,
  steps,
  until,
  why,
} from './samples.ts';

const PAGE = 'https://belay.example.org/pages/7';
const HELP =
  'https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam';
const KNOWN = ['https://example.org/contributing', PAGE, HELP];

const topics = [null, 'screen readers', ...hostile];
const paths = ['.', 'wall/north', ...hostile];
const both = [true, false];
const places = ['pull-request', 'issue'] as const;
const welcomes: Welcome[] = places.flatMap((opened) =>
  [null, 'https://example.org/contributing', ...hostile].flatMap((contributingUrl) =>
    [null, 0, 30, 9999].flatMap((usualAnswerHours) =>
      both.map((mentors) => ({ ...hello, opened, contributingUrl, usualAnswerHours, mentors })),
    ),
  ),
);
const asks: AskToMentor[] = [
  ...topics.map((topic) => ({ ...asking, because: 'asked-for' as const, topic })),
  ...paths.map((path) => ({ ...asking, reasons: [{ fact: 'reviewed-in' as const, path, changes: 2 }] })),
  ...hostile.map((topic) => ({ ...asking, reasons: [{ fact: 'topic' as const, topic }] })),
  ...hostile.map((answerUrl) => ({ ...asking, answerUrl })),
  { ...asking, reasons: [] },
  { ...asking, because: 'new' },
  { ...asking, because: 'assigned', isFull: true, answerUrl: PAGE },
];
const phases: MentorshipPhase[] = [
  { is: 'active' },
  { is: 'paused' },
  { is: 'landed', until },
  { is: 'closed', until },
  { is: 'ended', because: 'completed', questionsUrl: PAGE },
  { is: 'ended', because: 'expired', questionsUrl: null },
];
const agreements: Agreement[] = [
  noAgreement,
  ...hostile.map((goal) => ({ ...noAgreement, goal })),
  ...hostile.map((text) => ({ ...noAgreement, steps: [{ text, isDone: false }] })),
  { ...noAgreement, steps: [{ text: 'Read', isDone: true }], everyDays: 1 },
];
const concerns: ConcernRoute[] = [
  { contact: null, url: null },
  { contact: 'lena-vogt', url: null },
  { contact: 'lena-vogt', url: PAGE },
  ...hostile.map((contact) => ({ contact, url: PAGE })),
  ...hostile.map((url) => ({ contact: 'lena-vogt', url })),
];
const mentorships: Mentorship[] = phases.flatMap((phase) => [
  ...places.map((where) => ({ ...paired, where, phase, mentioned: [] })),
  ...agreements.map((agreement) => ({ ...paired, phase, agreement, mentioned: [] })),
  ...concerns.map((concern) => ({ ...paired, phase, concern, mentioned: [] })),
]);
const callings = [[], [ana.key], [ben.key], [ana.key, ben.key]];
const reasons: CheckInReason[] = [
  { is: 'both-silent' },
  { is: 'newcomer-silent' },
  { is: 'mentor-silent' },
  { is: 'mentor-away', until },
  { is: 'mentor-stopped' },
];
const isAbsence = ({ is }: CheckInReason) => is === 'mentor-away' || is === 'mentor-stopped';
const checkIns: CheckIn[] = reasons.flatMap((because) =>
  callings
    .filter((mentioned) => !isAbsence(because) || !mentioned.includes(ben.key))
    .flatMap((mentioned) => both.map((canChange) => ({ ...quiet, because, canChange, mentioned }))),
);
const rest: Message[] = [
  ...mentorships,
  ...callings.map((mentioned) => ({ ...paired, mentioned })),
  ...checkIns,
  ...both.flatMap((isMentioned) =>
    (['newcomer', 'mentor'] as const).map((role) => ({ ...over, role, isMentioned })),
  ),
  ...hostile.map((topic) => ({ ...offered, topics: ['docs', topic] })),
  ...places.flatMap((where) => both.map((someWereAsked) => ({ ...none, where, someWereAsked }))),
];
const standings: Standing[] = ['maintainer', 'first-time', 'newcomer', 'occasional', 'returning', 'regular'];
/** Issues whose titles and addresses somebody chose to harm. */
const nasty = [...hostile.map((title) => [step(7, title)]), ...hostile.map((url) => [step(7, 'Knots', url)])];
const manySteps = [[], steps, ...nasty];
const recognitions: Message[] = [
  ...places.map((opened) => ({ ...back, opened })),
  regular,
  ...manySteps.map((nextSteps) => ({ ...first, nextSteps })),
  ...manySteps.map((nextSteps) => ({ ...attempt, nextSteps })),
  ...[null, ...hostile].flatMap((contributingUrl) =>
    both.map((mentors) => ({ ...attempt, contributingUrl, mentors })),
  ),
];
const answers: Message[] = [
  { about: 'help' },
  ...standings.flatMap((standing) =>
    [why.evidence, nothingLanded].map((evidence) => ({ ...why, standing, evidence })),
  ),
];
/** Logins as odd as GitHub allows them, those of managed users included. */
const odd: Message[] = ['a', '0', 'fixes', 'a-b-c', 'ana_corp', `${'a'.repeat(38)}-`].flatMap((login) => {
  const somebody = person(login, '77');
  return [hello, back, first, regular, attempt, why].map((message) => ({ ...message, person: somebody }));
});
const everything: Message[] = [...welcomes, ...asks, ...rest, ...recognitions, ...answers, ...odd];

function maybeMentioned(message: Message): readonly string[] {
  switch (message.about) {
    case 'welcome':
      return [message.person.login];
    case 'ask-to-mentor':
      return [message.whom.login];
    case 'mentorship':
    case 'check-in':
      return [message.mentor, message.newcomer]
        .filter(({ key }) => message.mentioned.includes(key))
        .map(({ login }) => login);
    case 'mentorship-over':
      return message.isMentioned ? [message.to.login] : [];
    case 'nobody-free':
    case 'offer-made':
    case 'welcome-back':
    case 'first-landing':
    case 'became-regular':
    case 'first-attempt-closed':
    case 'why':
    case 'help':
      return [];
  }
}

const sorted = (logins: readonly string[]) => [...logins].sort().join();
const issuesIn = (message: Message): readonly OpenIssue[] =>
  message.about === 'first-landing' || message.about === 'first-attempt-closed' ? message.nextSteps : [];

const said = everything.map((message) => [say(message, KEY, sign), message] as const);

/** Which of all messages break a rule; a list, so that a failure shows them. */
const breaking = (isBroken: (text: string, message: Message) => boolean) =>
  said.filter(([text, it]) => isBroken(text, it));

const PICTURED: ReadonlySet<Message['about']> = new Set(['help', 'check-in', 'offer-made']);

describe('whatever is said', () => {
  it('mentions exactly whom it is for', () => {
    const wrong = breaking(
      (text, message) => sorted(rendered(text).mentions) !== sorted(maybeMentioned(message)),
    );
    expect(wrong).toEqual([]);
  });

  it('refers to nothing but issues that wait, and links only to them, to the guide, to our pages and to GitHub’s help', () => {
    const wrong = breaking((text, message) => {
      const { references, links } = rendered(text);
      const waiting = issuesIn(message);
      const mayRefer = new Set(waiting.map(({ number }) => `#${number}`));
      const mayLink = new Set([...KNOWN, ...waiting.map(({ url }) => url)]);
      return (
        references.some((reference) => !mayRefer.has(reference.trim())) ||
        links.some((link) => !mayLink.has(link))
      );
    });
    // One of the hostile texts is a perfectly good https address, which a project may choose as its guide.
    expect(
      wrong.every(([text]) => text.includes('](https://github.com/rope-works/carabiner/issues/3)')),
    ).toBe(true);
  });

  it('bears its mark once, last, and hides nothing else', () => {
    expect(breaking((text) => !text.endsWith(`\n\n${markerOf(KEY, sign)}\n`))).toEqual([]);
    expect(breaking((text) => text.split('<!--').length !== 2)).toEqual([]);
    expect(breaking((text) => rendered(text).html.join() !== markerOf(KEY, sign))).toEqual([]);
  });

  it('begins no line with a slash: it gives nobody a command', () => {
    expect(breaking((text) => /^\s*\//m.test(text))).toEqual([]);
  });

  it('does not shout and needs no emoji', () => {
    expect(breaking((text) => /![^\w(]*!/.test(text.replace('<!--', '').replace(/`[^`]*`/g, '')))).toEqual(
      [],
    );
    expect(
      everything
        // Here a picture is what is explained.
        .filter(({ about }) => !PICTURED.has(about))
        .filter((message) => /\p{Extended_Pictographic}/u.test(spoken(message))),
    ).toEqual([]);
  });

  it('stays short: a welcome within 100 words, most within 120', () => {
    const most: Partial<Record<Message['about'], number>> = { welcome: 100, mentorship: 200, help: 240 };
    const tooLong = everything.filter((message) => wordsIn(spoken(message)) > (most[message.about] ?? 120));
    expect(tooLong).toEqual([]);
    const greetings = everything.filter(({ about }) => about === 'welcome');
    expect(Math.min(...greetings.map((message) => wordsIn(spoken(message))))).toBeGreaterThan(20);
  });

  it('tells nobody’s name but of those it is about', () => {
    const wrong = breaking(
      (text, message) => message.about === 'mentorship-over' && text.includes(ben.login),
    );
    expect(wrong).toEqual([]);
  });
});

it('the mark is bound to what the comment is for', () => {
  expect(say(none, 'nobody-free:7:11:1', sign)).toContain('<!-- belay:v1:signed(nobody-free:7:11:1) -->');
});
