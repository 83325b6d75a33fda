// The one lasting comment of a mentorship, in French.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, sentences, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { day, often, threadWord } from './phrases.ts';

const GOAL = '**Objectif :** ';
const NEXT_STEP = '**Prochaine étape :**';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `${call(mentor)} accompagne ${call(newcomer)} sur cette ${threadWord(where)}. Merci à vous deux.`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'Ce qui marche ici, chaque commande seule sur une ligne : `/mentor goal …`, `/mentor milestone …`, `/mentor tick 1`, ' +
          '`/mentor every 2 weeks`, `/mentor pause`, `/mentor done`.',
      );
    case 'paused':
      return paragraphs(
        `${mentor.login} accompagne ${newcomer.login} sur cette ${threadWord(where)}. Pour l’instant, c’est la pause.`,
        plan(GOAL, agreement),
        'En attendant, personne n’a rien à faire, et ces jours ne comptent pas. Cela reprend dès que quelqu’un de vous deux écrit `/mentor resume` en commentaire.',
        concernLine(concern),
      );
    case 'landed':
    case 'closed':
      return paragraphs(lastWord(mentor.login, newcomer.login, where, phase), concernLine(concern));
    case 'ended':
      return paragraphs(ended(mentor.login, newcomer.login, where, phase), concernLine(concern));
  }
}

function expectations({ login }: Person, { everyDays }: Agreement): string {
  return listUnder('Ce que chaque personne peut attendre de l’autre :', [
    `${login} apporte la question, en trois parties : le but, ce qui a été essayé, là où ça bloque.`,
    `Vous décidez où et à quel rythme vous parler ; ${often(everyDays)}, par exemple, pour commencer. Cette page est publique, et c’est un bon endroit pour cela.`,
    'Ce que vous vous dites en confidence reste entre vous. En général, on y apprend des deux côtés.',
    'Chaque personne peut arrêter à tout moment, sans raison : `/mentor leave`. Avec `/mentor change`, je cherche quelqu’un d’autre.',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `${NEXT_STEP} ${wholeLine(step.text)}`;
  if (agreement.steps.length > 0)
    return `${NEXT_STEP} tout est coché. Qu’est-ce qui vaudrait la peine maintenant ?`;
  return `${NEXT_STEP} ${login}, écris une phrase ou deux pour dire où tu en es et ce que tu aimerais regarder en premier.`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = 'Quelque chose te met mal à l’aise ?';
  const closing = 'Pas besoin d’en avoir la certitude.';
  if (contact === null)
    return `${opening} Parles-en à une personne de l’équipe en qui tu as confiance, ou à ${safeLink('GitHub', REPORT_ABUSE)}. ${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening} ${name} est là pour ça. ${closing}`;
  return `${opening} ${safeLink('Écris en privé', url)} à ${name}. ${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  return paragraphs(
    `${mentor} accompagne ${newcomer}.`,
    sentences(
      `Cette ${threadWord(where)} ${is === 'landed' ? 'fait maintenant partie du projet' : 'est fermée'}.`,
      is === 'landed' && `Bien joué, ${newcomer}, et merci, ${mentor}.`,
      is === 'closed' &&
        where === 'pull-request' &&
        `Ce que tu as appris en chemin est à toi, ${newcomer}, et ton prochain essai est le bienvenu. Merci, ${mentor}.`,
      is === 'closed' && where === 'issue' && 'Merci à vous deux.',
      `Le mentorat reste ouvert jusqu’au ${day(until)}. Si vous avez envie de continuer ensemble, écrivez \`/mentor resume\` en commentaire avant cette date.`,
    ),
  );
}

function ended(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { because, questionsUrl }: Extract<MentorshipPhase, { is: 'ended' }>,
): string {
  return paragraphs(
    sentences(
      `${mentor} a accompagné ${newcomer} sur cette ${threadWord(where)}.`,
      because === 'completed'
        ? 'Ce mentorat est maintenant terminé. Merci à vous deux : pour les questions, et pour le temps donné.'
        : 'Ce mentorat est maintenant terminé, comme tous un jour. Merci à vous deux pour ce que vous y avez mis.',
    ),
    because === 'expired' &&
      `${newcomer}, si tu as envie de continuer, avec ${mentor} ou avec quelqu’un d’autre, écris \`/mentor wanted\` en commentaire.`,
    questionsUrl !== null &&
      `Il y a deux petites questions pour chaque personne ; vous pouvez y répondre ${safeLink('en privé', questionsUrl)}, si vous voulez.`,
  );
}
