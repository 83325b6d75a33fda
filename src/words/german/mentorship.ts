// The one lasting comment of a mentorship, in German.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, sentences, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { atThisThread, day, often } from './phrases.ts';

const GOAL = '**Ziel:** ';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `${call(mentor)} begleitet ${call(newcomer)} ${atThisThread(where)}. Danke euch beiden.`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'Das geht hier, jeweils allein in einer Zeile: `/mentor goal …`, `/mentor milestone …`, `/mentor tick 1`, ' +
          '`/mentor every 2 weeks`, `/mentor pause`, `/mentor done`.',
      );
    case 'paused':
      return paragraphs(
        `${mentor.login} begleitet ${newcomer.login} ${atThisThread(where)}. Gerade machen die beiden eine Pause.`,
        plan(GOAL, agreement),
        'Bis dahin muss niemand etwas tun, und diese Tage zählen nicht mit. Weiter geht es, sobald jemand von euch `/mentor resume` kommentiert.',
        concernLine(concern),
      );
    case 'landed':
    case 'closed':
      return paragraphs(lastWord(mentor.login, newcomer.login, where, phase), concernLine(concern));
    case 'ended':
      return paragraphs(ended(mentor.login, newcomer.login, where, phase), concernLine(concern));
  }
}

function expectations({ login }: Person, { everyDays }: Agreement): string {
  return listUnder('Was ihr voneinander erwarten könnt:', [
    `${login} bringt die Frage mit, in drei Teilen: das Ziel, was schon versucht wurde, wo es hakt.`,
    `Ihr macht aus, wo und wie oft ihr miteinander sprecht, am Anfang zum Beispiel ${often(everyDays)}. Diese Seite ist öffentlich und ein guter Ort dafür.`,
    'Was ihr euch im Vertrauen sagt, bleibt unter euch. Meist lernen beide Seiten etwas dabei.',
    'Ihr dürft beide jederzeit aufhören, ohne Grund: `/mentor leave`. Mit `/mentor change` suche ich jemand anderen.',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `**Nächster Schritt:** ${wholeLine(step.text)}`;
  if (agreement.steps.length > 0)
    return '**Nächster Schritt:** Alles ist abgehakt. Was wäre jetzt einen Versuch wert?';
  return `**Nächster Schritt:** ${login}, schreib in ein, zwei Sätzen, wie weit du bist und was du dir zuerst ansehen möchtest.`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = 'Fühlt sich etwas nicht richtig an?';
  const closing = 'Du musst dir nicht sicher sein.';
  if (contact === null)
    return `${opening} Wende dich an eine Person im Team, der du vertraust, oder an ${safeLink('GitHub', REPORT_ABUSE)}. ${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening} Dafür ist ${name} da. ${closing}`;
  return `${opening} ${safeLink('Schreib vertraulich', url)} an ${name}. ${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  const thread = where === 'pull-request' ? 'Dieser Pull Request' : 'Dieses Issue';
  return paragraphs(
    `${mentor} begleitet ${newcomer}.`,
    sentences(
      `${thread} ist ${is === 'landed' ? 'im Projekt angekommen' : 'geschlossen'}.`,
      is === 'landed' && `Gut gemacht, ${newcomer}, und danke, ${mentor}.`,
      is === 'closed' &&
        where === 'pull-request' &&
        `Was du unterwegs gelernt hast, bleibt dir, ${newcomer}, und dein nächster Versuch ist willkommen. Danke, ${mentor}.`,
      is === 'closed' && where === 'issue' && 'Danke euch beiden.',
      `Das Mentoring bleibt bis zum ${day(until)} offen. Wenn ihr danach zusammen weitermachen möchtet, kommentiert bis dahin \`/mentor resume\`.`,
    ),
  );
}

function ended(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { because, questionsUrl }: Extract<MentorshipPhase, { is: 'ended' }>,
): string {
  return paragraphs(
    sentences(
      `${mentor} hat ${newcomer} ${atThisThread(where)} begleitet.`,
      because === 'completed'
        ? 'Dieses Mentoring ist nun zu Ende. Danke euch beiden: fürs Fragen und für die geschenkte Zeit.'
        : 'Dieses Mentoring ist nun zu Ende, wie jedes irgendwann. Danke euch beiden für alles, was ihr dafür gegeben habt.',
    ),
    because === 'expired' &&
      `${newcomer}, falls du weitermachen möchtest, mit ${mentor} oder mit jemand anderem, kommentiere \`/mentor wanted\`.`,
    questionsUrl !== null &&
      `Für euch beide gibt es je zwei kurze Fragen, die ihr ${safeLink('vertraulich', questionsUrl)} beantworten könnt, wenn ihr mögt.`,
  );
}
