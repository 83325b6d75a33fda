// What Belay says when it has become quiet, and when one of the two has ended it, in French.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { capitalised, named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE =
  'Pour une pause, écris `/mentor pause` en commentaire ; si tout est terminé, `/mentor done`.';

const ANOTHER =
  'si tu préfères parler à quelqu’un d’autre, mets un 👍 sur ce commentaire ou écris `/mentor change`. Pas besoin de donner une raison.';

const WAIT_NO_LONGER =
  'si tu préfères ne plus attendre, écris `/mentor done` en commentaire, et c’est terminé ici.';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} et ${them}, c’est calme ici depuis un moment. Comment ça avance ? Une ligne suffit, et « pas grand-chose » est une très bonne réponse.`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login}, ${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, comment ça avance ? Rien ne presse. Une ligne pour dire où tu en es suffit, et « je bloque » est une très bonne réponse. ${them}, merci pour ta patience.`,
        sentences(BREAK_OR_DONE, canChange && capitalised(ANOTHER)),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} a écrit ici il y a un moment. Une courte réponse aide déjà, même « la semaine prochaine ».`,
        `${you}, ${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return sentences(
        `${you}, ${mentor.login} s’absente jusqu’au ${day(because.until)}.`,
        canChange && `Tu peux attendre. ${capitalised(ANOTHER)}`,
      );
    case 'mentor-stopped':
      return sentences(
        `${you}, ${mentor.login} ne fait pas de mentorat en ce moment.`,
        canChange ? capitalised(ANOTHER) : 'Pour terminer ici, écris `/mentor done` en commentaire.',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'ce mentorat est terminé. Chaque personne peut y mettre fin à tout moment, sans raison';
  return role === 'newcomer'
    ? `${you}, ${common} ; cela ne dit rien de toi ni de ton travail. Si tu as envie de parler à quelqu’un d’autre, écris \`/mentor wanted\` en commentaire.`
    : `${you}, ${common}. Merci pour le temps que tu as donné.`;
}
