// The question to one person, what is said when nobody can, and the thanks for an offer, in German.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { atThisThread, count, list, yourThread } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { one: 'einem Arbeitstag', other: '# Arbeitstagen' });
  return paragraphs(
    `@${whom.login}, möchtest du das Mentoring für **${newcomer.login}** ${atThisThread(where)} übernehmen? ${occasion(message)}`,
    sentences(
      reasonsToYou(reasons),
      isFull && 'Du bist schon an deiner Grenze; ein Nein ist also genauso in Ordnung wie ein Ja.',
    ),
    sentences(
      'Kommentiere `/mentor accept`, wenn du magst, oder `/mentor pass`, wenn es gerade nicht passt; einen Grund brauchst du nicht.',
      answerUrl !== null && `Oder ${safeLink('antworte vertraulich', answerUrl)}.`,
      `Nach ${workingDays} ohne Antwort frage ich jemand anderen.`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : `, zum Thema ${inlineCode(topic)}`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} hat darum gebeten${about}.`;
    case 'assigned':
      return 'Das Team sucht gerade jemanden dafür.';
    case 'unanswered':
      return 'Es ist anscheinend der erste Pull Request dieser Person hier, und bisher hat niemand geantwortet.';
    case 'new':
      return 'Es ist anscheinend der erste Pull Request dieser Person hier.';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    sentences(
      someWereAsked
        ? 'Ich habe nach jemandem fürs Mentoring gefragt, aber gerade hat niemand Zeit.'
        : 'Ich habe jemanden fürs Mentoring gesucht, aber gerade hat niemand Zeit.',
      `Das sagt nichts über deine Arbeit. Das Team sieht ${yourThread(where)} weiterhin.`,
    ),
    'Was bis dahin hilft: Stell gleich hier eine kleine, konkrete Frage. ' +
      'Kommentiere in ein paar Tagen `/mentor wanted`, und ich suche noch einmal.',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? `, und zwar bei ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `Danke, ${person.login}, dass du Neuen hier helfen möchtest${about}.`,
    sentences(
      `Jemand aus dem Team kann mit einem 👍 an diesem Kommentar zustimmen, oder mit \`/mentor confirm @${person.login}\`.`,
      'Von da an frage ich dich vielleicht, immer nur wegen einer neuen Person, und du darfst jedes Mal ablehnen.',
      'Mit `/mentor capacity 1`, `/mentor away until 2026-08-31` und `/mentor stop` sagst du, wie viel genug ist.',
    ),
  );
}
