// Messages with texts and names that somebody chose to harm, in every place where people's words or addresses go.
import { noAgreement } from '../../src/domain/agreement.ts';
import type { Message } from '../../src/domain/message.ts';
import { ana, person } from '../domain/builders.ts';
import { hostile } from './hostile.ts';
import {
  ask,
  attempt,
  checkIn,
  fullWelcome,
  mentorship,
  phases,
  silences,
  step,
  until,
  why,
} from './every-message.ts';

function nasty(text: string): Message[] {
  const url = { number: 7, title: 'Knots', url: text, labels: [], changedAt: until };
  return [
    { ...fullWelcome, contributingUrl: text },
    { ...attempt, contributingUrl: text, nextSteps: [step(text), url] },
    { about: 'first-landing', person: ana, nextSteps: [step(text), url] },
    {
      ...ask,
      because: 'asked-for',
      topic: text,
      answerUrl: text,
      reasons: [
        { fact: 'topic', topic: text },
        { fact: 'language', language: text },
        { fact: 'reviewed-in', path: text, changes: 1 },
        { fact: 'wrote-in', path: text, changes: 2 },
      ],
    },
    {
      ...mentorship,
      agreement: { ...noAgreement, goal: text, steps: [{ text, isDone: false }] },
      concern: { contact: text, url: text },
    },
    { ...mentorship, concern: { contact: text, url: null } },
    { ...mentorship, phase: { is: 'ended', because: 'completed', questionsUrl: text } },
    { about: 'offer-made', person: ana, topics: [text, 'docs'] },
  ];
}

/** Logins as odd as GitHub allows them, those of managed users included. */
function odd(login: string): Message[] {
  const somebody = person(login, '77');
  return [
    ...[fullWelcome, attempt, why].map((message) => ({ ...message, person: somebody })),
    { ...ask, whom: somebody, newcomer: somebody },
    ...phases.map((phase) => ({ ...mentorship, phase, mentor: somebody, mentioned: ['77'] })),
    ...silences.map((because) => ({ ...checkIn, because, newcomer: somebody, mentioned: ['77'] })),
    { about: 'mentorship-over', to: somebody, role: 'newcomer', isMentioned: true },
    { about: 'offer-made', person: somebody, topics: [] },
  ];
}

export const harmful: readonly Message[] = [
  ...hostile.flatMap(nasty),
  ...['a', '0', 'fixes', 'a-b-c', 'ana_corp', `${'a'.repeat(38)}-`].flatMap(odd),
];
