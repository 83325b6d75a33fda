// What Belay says to people about their own way in the project, in Portuguese.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import type { OpenIssue } from '../../domain/next-steps.ts';
import { issueLines, paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { thisThread } from './phrases.ts';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return sentences(
    `Que bom ver você por aqui de novo, ${person.login}. Agradecemos por ${thisThread(opened)}.`,
    'Se alguma coisa não funcionar mais como você lembra, é só perguntar aqui.',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `Parabéns, ${person.login}: a sua primeira contribuição agora faz parte deste projeto. Agradecemos pelo tempo que você dedicou a ela.`,
    nextSteps.length > 0 && `Se quiser continuar, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    nextSteps.length > 0 && 'Sem pressa. Fazer uma pergunta por lá também é um bom começo.',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    sentences(
      `Com esta contribuição, ${person.login}, o seu trabalho chegou aqui em três ou mais meses do último ano.`,
      'Um projeto vive das pessoas que voltam. Que bom que você é uma delas.',
    ),
    mentors &&
      'Quer ajudar quem está chegando, uma pessoa de cada vez? Comente `/mentor offer`, e só vai faltar o sim de alguém da equipe. Sem compromisso, só se tiver vontade.',
  );
}

export function firstAttemptClosed({
  person,
  contributingUrl,
  nextSteps,
  mentors,
}: FirstAttemptClosed): string {
  const guide = contributingUrl === null ? null : safeUrl(contributingUrl);
  return paragraphs(
    sentences(
      `Agradecemos por este pull request, ${person.login}.`,
      'Ele foi fechado sem entrar no projeto. Isso acontece muito, até com gente experiente, e não diz nada sobre você.',
    ),
    sentences(
      'Se o motivo não ficou claro, pode perguntar aqui.',
      guide && `O [guia de contribuição](${guide}) explica como uma alteração chega a este projeto.`,
    ),
    nextSteps.length > 0 && `Se quiser tentar outra coisa, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    mentors &&
      '**Quer a ajuda de uma pessoa da próxima vez?** Comente `/mentor wanted` no seu próximo pull request, em uma linha separada, e eu procuro alguém para acompanhar você.',
  );
}

function openForHelp(issues: readonly OpenIssue[]): string {
  return issues.length === 1 ? 'toda ajuda é bem-vinda nesta issue' : 'toda ajuda é bem-vinda nestas issues';
}
