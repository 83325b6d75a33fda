// What Belay says when it has become quiet, and when one of the two has ended it, in Spanish.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { capitalised, named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE = 'Para un descanso, comenta `/mentor pause`; si ya está todo hecho, `/mentor done`.';

const ANOTHER =
  'si prefieres hablar con otra persona, deja un 👍 en este comentario o comenta `/mentor change`. No hace falta dar motivos.';

const WAIT_NO_LONGER = 'si prefieres no esperar más, comenta `/mentor done` y aquí termina.';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} y ${them}, hace un tiempo que esto está en silencio. ¿Cómo va todo? Basta con una línea, y «no mucho» también vale.`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login}, ${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, ¿cómo va todo? No hay prisa. Basta con una línea sobre por dónde vas, y «no sé cómo seguir» también vale. ${them}, gracias por tu paciencia.`,
        sentences(BREAK_OR_DONE, canChange && capitalised(ANOTHER)),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} escribió aquí hace un tiempo. Una respuesta corta ayuda, incluso «la semana que viene».`,
        `${you}, ${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return sentences(
        `${you}, ${mentor.login} estará fuera hasta el ${day(because.until)}.`,
        canChange && `Puedes esperar. ${capitalised(ANOTHER)}`,
      );
    case 'mentor-stopped':
      return sentences(
        `${you}, ${mentor.login} no ofrece mentoría por ahora.`,
        canChange ? capitalised(ANOTHER) : 'Para terminar aquí, comenta `/mentor done`.',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common =
    'esta mentoría ha terminado. Cualquiera de las dos partes puede ponerle fin cuando quiera, sin dar motivos';
  return role === 'newcomer'
    ? `${you}, ${common}; no dice nada de ti ni de tu trabajo. Si quieres hablar con otra persona, comenta \`/mentor wanted\`.`
    : `${you}, ${common}. Gracias por el tiempo que diste.`;
}
