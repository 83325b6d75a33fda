// Every message there is, in all its varieties, to try any language with.
import { noAgreement, type Agreement } from '../../src/domain/agreement.ts';
import type { Reason } from '../../src/domain/matching/suggestion.ts';
import type {
  AskToMentor,
  CheckIn,
  CheckInReason,
  FirstAttemptClosed,
  Mentorship,
  MentorshipPhase,
  Message,
  Welcome,
  Why,
} from '../../src/domain/message.ts';
import type { OpenIssue } from '../../src/domain/next-steps.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { ana, at, ben } from '../domain/builders.ts';

const GUIDE = 'https://example.org/contributing';
const PAGE = 'https://belay.example.org/page';
export const until = at('2025-06-01T23:59:59Z');
const places = ['pull-request', 'issue'] as const;
const either = [true, false];

export const fullWelcome: Welcome = {
  about: 'welcome',
  person: ana,
  opened: 'pull-request',
  contributingUrl: GUIDE,
  usualAnswerHours: 30,
  mentors: true,
};
const welcomes: Welcome[] = [
  ...[0.2, 5, 20, 48, 24 * 14].map((usualAnswerHours) => ({ ...fullWelcome, usualAnswerHours })),
  { ...fullWelcome, opened: 'issue' },
  { ...fullWelcome, contributingUrl: null, usualAnswerHours: null, mentors: false },
];

export const step = (
  title: string,
  url = 'https://github.com/rope-works/carabiner/issues/31',
): OpenIssue => ({
  number: 31,
  title,
  url,
  labels: [],
  changedAt: until,
});
const knots = step('Say which knots hold');
const someSteps = [[], [knots], [knots, { ...knots, number: 8 }]];
export const attempt: FirstAttemptClosed = {
  about: 'first-attempt-closed',
  person: ana,
  contributingUrl: GUIDE,
  nextSteps: [knots],
  mentors: true,
};
const recognitions: Message[] = [
  ...places.map((opened) => ({ about: 'welcome-back', person: ana, opened }) as const),
  ...either.map((mentors) => ({ about: 'became-regular', person: ana, mentors }) as const),
  ...someSteps.flatMap((nextSteps) => [
    { about: 'first-landing', person: ana, nextSteps } as const,
    { ...attempt, nextSteps },
  ]),
  { ...attempt, contributingUrl: null, mentors: false },
];

const FACTS = ['helped-author', 'helped-newcomers', 'helped', 'wrote'] as const;
const PLACES = ['reviewed-in', 'wrote-in'] as const;
const reasons: Reason[] = [1, 14].flatMap((changes) => [
  ...FACTS.map((fact) => ({ fact, changes })),
  ...PLACES.flatMap((fact) => ['.', 'wall/north'].map((path) => ({ fact, path, changes }))),
]);
const someReasons: Reason[][] = [
  [],
  ...reasons.map((reason) => [reason]),
  reasons,
  ...[0, 1, 2].map((newcomers): Reason[] => [
    { fact: 'topic', topic: 'docs' },
    { fact: 'language', language: 'pt' },
    { fact: 'mentors', newcomers },
  ]),
];
export const ask: AskToMentor = {
  about: 'ask-to-mentor',
  whom: ben,
  newcomer: ana,
  where: 'pull-request',
  reasons: [{ fact: 'reviewed-in', path: 'wall/north', changes: 14 }],
  replyWithinWorkingDays: 3,
  because: 'unanswered',
  topic: null,
  isFull: false,
  answerUrl: PAGE,
};
const causes = ['asked-for', 'unanswered', 'new', 'assigned'] as const;
const asks: AskToMentor[] = [
  ...causes.flatMap((because) => places.map((where) => ({ ...ask, because, where }))),
  ...someReasons.map((reasons) => ({ ...ask, reasons })),
  { ...ask, because: 'asked-for', topic: 'screen readers', isFull: true },
  { ...ask, replyWithinWorkingDays: 1, answerUrl: null },
];

const agreement: Agreement = {
  ...noAgreement,
  goal: 'a softer rope',
  steps: [
    { text: 'find the tests', isDone: true },
    { text: 'write one', isDone: false },
  ],
};
const agreements: Agreement[] = [
  agreement,
  { ...agreement, goal: null, steps: agreement.steps.slice(0, 1) },
  ...[1, 3, 7, 14].map((everyDays) => ({ ...noAgreement, everyDays })),
];
export const mentorship: Mentorship = {
  about: 'mentorship',
  mentor: ben,
  newcomer: ana,
  where: 'pull-request',
  agreement,
  phase: { is: 'active' },
  concern: { contact: 'edda-pohl', url: PAGE },
  mentioned: [ben.key, ana.key],
};
export const phases: MentorshipPhase[] = [
  { is: 'active' },
  { is: 'paused' },
  { is: 'landed', until },
  { is: 'closed', until },
  ...[null, PAGE].flatMap((questionsUrl) =>
    (['completed', 'expired'] as const).map((because) => ({ is: 'ended', because, questionsUrl }) as const),
  ),
];
const mentorships: Mentorship[] = [
  ...phases.flatMap((phase) => places.map((where) => ({ ...mentorship, phase, where, mentioned: [] }))),
  ...agreements.map((agreement) => ({ ...mentorship, agreement })),
  { ...mentorship, concern: { contact: null, url: null } },
  { ...mentorship, concern: { contact: 'edda-pohl', url: null } },
];

export const checkIn: CheckIn = {
  about: 'check-in',
  mentor: ben,
  newcomer: ana,
  because: { is: 'both-silent' },
  canChange: true,
  mentioned: [ana.key, ben.key],
};
export const silences: CheckInReason[] = [
  { is: 'both-silent' },
  { is: 'newcomer-silent' },
  { is: 'mentor-silent' },
  { is: 'mentor-away', until },
  { is: 'mentor-stopped' },
];
const checkIns: CheckIn[] = silences.flatMap((because) =>
  [[], [ana.key], [ana.key, ben.key]].flatMap((mentioned) =>
    either.map((canChange) => ({ ...checkIn, because, canChange, mentioned })),
  ),
);

const rest: Message[] = [
  ...places.flatMap((where) =>
    either.map((someWereAsked) => ({ about: 'nobody-free', where, someWereAsked }) as const),
  ),
  ...either.flatMap((isMentioned) =>
    (['newcomer', 'mentor'] as const).map(
      (role) => ({ about: 'mentorship-over', to: ana, role, isMentioned }) as const,
    ),
  ),
  ...[[], ['docs'], ['docs', 'tests', 'build']].map(
    (topics) => ({ about: 'offer-made', person: ana, topics }) as const,
  ),
  { about: 'help' },
];

const standings: Standing[] = ['maintainer', 'first-time', 'newcomer', 'occasional', 'returning', 'regular'];
export const why: Why = {
  about: 'why',
  person: ana,
  standing: 'regular',
  evidence: {
    landed: 9,
    landedLastYear: 4,
    activeMonthsLastYear: 3,
    firstAt: at('2023-02-01T00:30:00Z'),
    lastAt: at('2025-05-02'),
    helpedLastYear: 2,
  },
};
const whys: Why[] = [
  ...standings.map((standing) => ({ ...why, standing })),
  ...[0, 1, 2].map((landed) => ({
    ...why,
    evidence: {
      ...why.evidence,
      landed,
      landedLastYear: Math.max(0, landed - 1),
      activeMonthsLastYear: Math.max(0, landed - 1),
      firstAt: landed === 0 ? null : why.evidence.firstAt,
    },
  })),
  { ...why, evidence: { ...why.evidence, landedLastYear: 0, activeMonthsLastYear: 0 } },
];

export const samples: readonly Message[] = [
  ...welcomes,
  ...recognitions,
  ...asks,
  ...mentorships,
  ...checkIns,
  ...rest,
  ...whys,
];
