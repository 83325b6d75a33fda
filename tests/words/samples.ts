// One message of each kind, and how it is spoken.
import { noAgreement } from '../../src/domain/agreement.ts';
import type {
  AskToMentor,
  BecameRegular,
  CheckIn,
  FirstAttemptClosed,
  FirstLanding,
  Mentorship,
  MentorshipOver,
  Message,
  NobodyFree,
  OfferMade,
  Welcome,
  WelcomeBack,
  Why,
} from '../../src/domain/message.ts';
import type { OpenIssue } from '../../src/domain/next-steps.ts';
import { markerOf, say } from '../../src/words/say.ts';
import { ana, at, ben } from '../domain/builders.ts';

export const sign = (key: string) => `signed(${key})`;
export const KEY = 'welcome:7:11';
/** The words alone. */
export const spoken = (message: Message) =>
  say(message, KEY, sign).replace(`\n\n${markerOf(KEY, sign)}\n`, '');

export const until = at('2025-05-28T23:59:59Z');

export const hello: Welcome = {
  about: 'welcome',
  person: ana,
  opened: 'pull-request',
  contributingUrl: 'https://example.org/contributing',
  usualAnswerHours: 30,
  mentors: true,
};
export const asking: AskToMentor = {
  about: 'ask-to-mentor',
  whom: ben,
  newcomer: ana,
  where: 'pull-request',
  reasons: [
    { fact: 'helped-author', changes: 1 },
    { fact: 'reviewed-in', path: 'wall/north', changes: 14 },
    { fact: 'mentors', newcomers: 0 },
  ],
  replyWithinWorkingDays: 3,
  because: 'unanswered',
  topic: null,
  isFull: false,
  answerUrl: null,
};
export const paired: Mentorship = {
  about: 'mentorship',
  mentor: ben,
  newcomer: ana,
  where: 'pull-request',
  agreement: noAgreement,
  phase: { is: 'active' },
  concern: { contact: null, url: null },
  mentioned: [ana.key, ben.key],
};
export const none: NobodyFree = { about: 'nobody-free', where: 'pull-request', someWereAsked: true };
export const back: WelcomeBack = { about: 'welcome-back', person: ana, opened: 'pull-request' };
const ISSUES = 'https://github.com/rope-works/carabiner/issues/';
export const step = (number: number, title: string, url = `${ISSUES}${number}`): OpenIssue => ({
  number,
  title,
  url,
  labels: [],
  changedAt: until,
});
export const steps = [step(31, 'Say which knots hold'), step(8, 'A softer rope'), step(12, 'Paint the wall')];
export const first: FirstLanding = { about: 'first-landing', person: ana, nextSteps: steps };
export const regular: BecameRegular = { about: 'became-regular', person: ana, mentors: true };
export const attempt: FirstAttemptClosed = {
  about: 'first-attempt-closed',
  person: ana,
  contributingUrl: 'https://example.org/contributing',
  nextSteps: steps,
  mentors: true,
};
export const why: Why = {
  about: 'why',
  person: ana,
  standing: 'regular',
  evidence: {
    landed: 9,
    landedLastYear: 4,
    activeMonthsLastYear: 3,
    firstAt: at('2023-02-01T00:30:00Z'),
    lastAt: at('2025-05-01'),
    helpedLastYear: 2,
  },
};
export const nothingLanded = {
  landed: 0,
  landedLastYear: 0,
  activeMonthsLastYear: 0,
  firstAt: null,
  lastAt: null,
  helpedLastYear: 0,
};
export const quiet: CheckIn = {
  about: 'check-in',
  mentor: ben,
  newcomer: ana,
  because: { is: 'both-silent' },
  canChange: true,
  mentioned: [ana.key, ben.key],
};
export const over: MentorshipOver = {
  about: 'mentorship-over',
  to: ana,
  role: 'newcomer',
  isMentioned: true,
};
export const offered: OfferMade = { about: 'offer-made', person: ben, topics: [] };
