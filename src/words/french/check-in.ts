// What Belay says when it has become quiet, and when one of the two has ended it, in French.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const HOW =
  'Mets un 👍 sur ce commentaire, ou écris `/mentor change` ; pas besoin de donner une raison, et je n’en donnerai pas non plus.';

export function checkIn({ mentor, newcomer, because, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} et ${them}, c’est calme ici depuis un moment. Comment ça avance ? Une ligne suffit, et « pas grand-chose » est une très bonne réponse.`,
        `${newcomer.login}, préférerais-tu parler à quelqu’un d’autre ? ${HOW} Pour une pause, \`/mentor pause\`.`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, comment ça avance ? Rien ne presse. Une ligne pour dire où tu en es suffit, et « je bloque » est une très bonne réponse.`,
        sentences(
          'Pour une pause, écris `/mentor pause` en commentaire ; si tu as terminé, `/mentor done`.',
          `Ou préférerais-tu parler à quelqu’un d’autre ? ${HOW}`,
          `${them}, merci pour ta patience.`,
        ),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} a écrit ici il y a un moment. Une courte réponse aide déjà, même « la semaine prochaine ».`,
        `${you}, préférerais-tu parler à quelqu’un d’autre ? ${HOW}`,
      );
    case 'mentor-away':
      return `${you}, ${mentor.login} s’absente jusqu’au ${day(because.until)}. Préférerais-tu ne pas attendre si longtemps et parler à quelqu’un d’autre ? ${HOW}`;
    case 'mentor-stopped':
      return `${you}, ${mentor.login} ne fait pas de mentorat en ce moment, et cela n’a rien à voir avec toi. Aimerais-tu parler à quelqu’un d’autre ? ${HOW}`;
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'ce mentorat est terminé. Chaque personne peut y mettre fin à tout moment, sans raison';
  return role === 'newcomer'
    ? `${you}, ${common} ; cela ne dit rien de toi ni de ton travail. Si tu as envie de parler à quelqu’un d’autre, écris \`/mentor wanted\` en commentaire.`
    : `${you}, ${common}. Merci pour le temps que tu as donné.`;
}
