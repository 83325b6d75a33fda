// What Belay says when it has become quiet, and when one of the two has ended it, in Portuguese.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { capitalised, named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE = 'Para uma pausa, comente `/mentor pause`; se já está tudo pronto, `/mentor done`.';

const ANOTHER =
  'se preferir conversar com outra pessoa, deixe um 👍 neste comentário ou comente `/mentor change`. Não precisa de motivo.';

const WAIT_NO_LONGER = 'se preferir não esperar mais, comente `/mentor done`, e termina aqui.';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} e ${them}, faz um tempo que está quieto por aqui. Como estão as coisas? Uma linha basta, e “nada de mais” já é uma boa resposta.`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login}, ${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, como estão as coisas? Sem pressa. Uma linha sobre onde você está basta, e “travei” já é uma boa resposta. ${them}, valeu pela paciência.`,
        sentences(BREAK_OR_DONE, canChange && capitalised(ANOTHER)),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} escreveu aqui faz um tempo. Uma resposta curta ajuda, até mesmo “semana que vem”.`,
        `${you}, ${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return sentences(
        `${you}, ${mentor.login} vai ficar fora até ${day(because.until)}.`,
        canChange && `Você pode esperar. ${capitalised(ANOTHER)}`,
      );
    case 'mentor-stopped':
      return sentences(
        `${you}, ${mentor.login} não está fazendo mentoria no momento.`,
        canChange ? capitalised(ANOTHER) : 'Para encerrar aqui, comente `/mentor done`.',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'esta mentoria terminou. Qualquer pessoa da dupla pode encerrar quando quiser, sem motivo';
  return role === 'newcomer'
    ? `${you}, ${common}; isso não diz nada sobre você nem sobre o seu trabalho. Se quiser conversar com outra pessoa, comente \`/mentor wanted\`.`
    : `${you}, ${common}. Agradecemos pelo tempo que você dedicou.`;
}
