// What Belay says when it has become quiet, and when one of the two has ended it, in German.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { capitalised, named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE = 'Für eine Pause kommentiere `/mentor pause`; wenn ihr fertig seid, `/mentor done`.';

const ANOTHER =
  'wenn du lieber mit jemand anderem sprechen möchtest, gib diesem Kommentar ein 👍 oder kommentiere `/mentor change`. Einen Grund brauchst du nicht.';

const WAIT_NO_LONGER =
  'wenn du nicht länger warten möchtest, kommentiere `/mentor done`; dann endet es hier.';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} und ${them}, hier ist es schon eine Weile still. Wie läuft es? Eine Zeile reicht, und „noch nicht viel“ ist völlig in Ordnung.`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login}, ${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, wie läuft es? Es eilt nicht. Eine Zeile dazu, wo du gerade stehst, reicht, und „ich komme nicht weiter“ ist völlig in Ordnung. ${them}, danke für deine Geduld.`,
        sentences(BREAK_OR_DONE, canChange && capitalised(ANOTHER)),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} hat hier vor einer Weile geschrieben. Eine kurze Antwort hilft, sogar „nächste Woche“.`,
        `${you}, ${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return sentences(
        `${you}, ${mentor.login} ist bis zum ${day(because.until)} nicht da.`,
        canChange && `Du kannst warten. ${capitalised(ANOTHER)}`,
      );
    case 'mentor-stopped':
      return sentences(
        `${you}, ${mentor.login} macht zurzeit kein Mentoring.`,
        canChange ? capitalised(ANOTHER) : 'Mit `/mentor done` beendest du es hier.',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'dieses Mentoring ist beendet. Beide Seiten dürfen das jederzeit, ohne Grund';
  return role === 'newcomer'
    ? `${you}, ${common}; es sagt nichts über dich oder deine Arbeit. Wenn du mit jemand anderem sprechen möchtest, kommentiere \`/mentor wanted\`.`
    : `${you}, ${common}. Danke für die Zeit, die du gegeben hast.`;
}
