// What Belay says when it has become quiet, and when one of the two has ended it, in Portuguese.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, sentences } from '../pieces.ts';
import { day } from './phrases.ts';

const HOW =
  'Deixe um 👍 neste comentário, ou comente `/mentor change`; não precisa de motivo, e eu também não vou contar nenhum.';

export function checkIn({ mentor, newcomer, because, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} e ${them}, faz um tempo que está quieto por aqui. Como estão as coisas? Uma linha basta, e “nada de mais” já é uma boa resposta.`,
        `${newcomer.login}, prefere conversar com outra pessoa? ${HOW} Para uma pausa, \`/mentor pause\`.`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, como estão as coisas? Sem pressa. Uma linha sobre onde você está basta, e “travei” já é uma boa resposta.`,
        sentences(
          'Para uma pausa, comente `/mentor pause`; se já terminou, `/mentor done`.',
          `Ou prefere conversar com outra pessoa? ${HOW}`,
          `${them}, valeu pela paciência.`,
        ),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} escreveu aqui faz um tempo. Uma resposta curta ajuda, até mesmo “semana que vem”.`,
        `${you}, prefere conversar com outra pessoa? ${HOW}`,
      );
    case 'mentor-away':
      return `${you}, ${mentor.login} vai ficar fora até ${day(because.until)}. Prefere não esperar tanto e conversar com outra pessoa? ${HOW}`;
    case 'mentor-stopped':
      return `${you}, ${mentor.login} não está fazendo mentoria no momento, e isso não tem nada a ver com você. Quer conversar com outra pessoa? ${HOW}`;
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'esta mentoria terminou. Qualquer pessoa da dupla pode encerrar quando quiser, sem motivo';
  return role === 'newcomer'
    ? `${you}, ${common}; isso não diz nada sobre você nem sobre o seu trabalho. Se quiser conversar com outra pessoa, comente \`/mentor wanted\`.`
    : `${you}, ${common}. Agradecemos pelo tempo que você dedicou.`;
}
