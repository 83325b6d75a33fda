// What Belay says when it has become quiet, and when one of the two has ended it, in German.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const HOW =
  'Gib diesem Kommentar ein 👍 oder kommentiere `/mentor change`; niemand fragt nach einem Grund, und ich nenne auch keinen.';

export function checkIn({ mentor, newcomer, because, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} und ${them}, hier ist es schon eine Weile still. Wie läuft es? Eine Zeile reicht, und „noch nicht viel“ ist völlig in Ordnung.`,
        `${newcomer.login}, möchtest du lieber mit jemand anderem sprechen? ${HOW} Für eine Pause: \`/mentor pause\`.`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, wie läuft es? Es eilt nicht. Eine Zeile dazu, wo du gerade stehst, reicht, und „ich komme nicht weiter“ ist völlig in Ordnung.`,
        sentences(
          'Für eine Pause kommentiere `/mentor pause`; wenn du fertig bist, `/mentor done`.',
          `Oder möchtest du lieber mit jemand anderem sprechen? ${HOW}`,
          `${them}, danke für deine Geduld.`,
        ),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} hat hier vor einer Weile geschrieben. Eine kurze Antwort hilft, sogar „nächste Woche“.`,
        `${you}, möchtest du lieber mit jemand anderem sprechen? ${HOW}`,
      );
    case 'mentor-away':
      return `${you}, ${mentor.login} ist bis zum ${day(because.until)} nicht da. Möchtest du nicht so lange warten und mit jemand anderem sprechen? ${HOW}`;
    case 'mentor-stopped':
      return `${you}, ${mentor.login} macht zurzeit kein Mentoring, und das hat nichts mit dir zu tun. Möchtest du mit jemand anderem sprechen? ${HOW}`;
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'dieses Mentoring ist beendet. Beide Seiten dürfen das jederzeit, ohne Grund';
  return role === 'newcomer'
    ? `${you}, ${common}; es sagt nichts über dich oder deine Arbeit. Wenn du mit jemand anderem sprechen möchtest, kommentiere \`/mentor wanted\`.`
    : `${you}, ${common}. Danke für die Zeit, die du gegeben hast.`;
}
