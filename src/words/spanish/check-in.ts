// What Belay says when it has become quiet, and when one of the two has ended it, in Spanish.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const HOW =
  'Deja un 👍 en este comentario, o comenta `/mentor change`; no hace falta dar motivos, y yo tampoco contaré ninguno.';

export function checkIn({ mentor, newcomer, because, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} y ${them}, hace un tiempo que esto está en silencio. ¿Cómo va todo? Basta con una línea, y «no mucho» también vale.`,
        `${newcomer.login}, ¿preferirías hablar con otra persona? ${HOW} Para un descanso, \`/mentor pause\`.`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, ¿cómo va todo? No hay prisa. Basta con una línea sobre dónde estás, y «no sé cómo seguir» también vale.`,
        sentences(
          'Para un descanso, comenta `/mentor pause`; si ya terminaste, `/mentor done`.',
          `¿O preferirías hablar con otra persona? ${HOW}`,
          `${them}, gracias por tu paciencia.`,
        ),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} escribió aquí hace un tiempo. Una respuesta corta ayuda, incluso «la semana que viene».`,
        `${you}, ¿preferirías hablar con otra persona? ${HOW}`,
      );
    case 'mentor-away':
      return `${you}, ${mentor.login} estará fuera hasta el ${day(because.until)}. ¿Preferirías no esperar tanto y hablar con otra persona? ${HOW}`;
    case 'mentor-stopped':
      return `${you}, ${mentor.login} no ofrece mentoría por ahora, y eso no tiene nada que ver contigo. ¿Te gustaría hablar con otra persona? ${HOW}`;
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
