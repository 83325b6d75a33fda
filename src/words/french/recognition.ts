// What Belay says to people about their own way in the project, in French.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import type { OpenIssue } from '../../domain/next-steps.ts';
import { issueLines, paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { threadWord } from './phrases.ts';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return sentences(
    `Quel plaisir de te revoir ici, ${person.login}, et merci pour cette ${threadWord(opened)}.`,
    'Si quelque chose ne marche plus comme dans ton souvenir, pose simplement la question ici.',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `Bravo, ${person.login} : ta première modification fait maintenant partie de ce projet. Merci pour le temps que tu y as consacré.`,
    nextSteps.length > 0 && `Si tu as envie de continuer, ${openForHelp(nextSteps)} :`,
    nextSteps.length > 0 && issueLines(nextSteps, ' : '),
    nextSteps.length > 0 && 'Rien ne presse. Y poser une question, c’est aussi un bon début.',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    sentences(
      `Avec cette modification, ${person.login}, ton travail est arrivé ici pendant au moins trois mois différents de l’année écoulée.`,
      'Un projet vit des gens qui reviennent. Merci d’en faire partie.',
    ),
    mentors &&
      'Aimerais-tu aider des gens qui débutent ici, une seule personne à la fois ? Écris `/mentor offer` en commentaire, et il ne manquera que le oui de quelqu’un de l’équipe. Seulement si tu en as envie.',
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
      `Merci pour cette pull request, ${person.login}.`,
      'Elle a été fermée sans être intégrée au projet. Cela arrive souvent, même avec beaucoup d’expérience, et cela ne dit rien de toi.',
    ),
    sentences(
      'Si la raison n’est pas claire, tu peux poser la question ici.',
      guide &&
        `Le [guide de contribution](${guide}) explique comment une modification arrive dans ce projet.`,
    ),
    nextSteps.length > 0 && `Si tu as envie d’essayer autre chose, ${openForHelp(nextSteps)} :`,
    nextSteps.length > 0 && issueLines(nextSteps, ' : '),
    mentors &&
      '**Tu aimerais l’aide d’une personne la prochaine fois ?** Écris `/mentor wanted` en commentaire dans ta prochaine pull request, seul sur une ligne, et je chercherai quelqu’un pour t’accompagner.',
  );
}

function openForHelp(issues: readonly OpenIssue[]): string {
  return issues.length === 1
    ? 'voici une issue où un coup de main est le bienvenu'
    : 'voici des issues où un coup de main est le bienvenu';
}
