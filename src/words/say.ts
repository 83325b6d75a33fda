// From a message to the comment as it stands on GitHub: the words, and a hidden mark by which Belay knows its own comment again.
import type { Languages } from '../domain/language.ts';
import type { Message, Welcome } from '../domain/message.ts';
import { defaultSettings } from '../domain/settings.ts';
import { catalogues } from './catalogues.ts';

/** Turns a comment's key into a signature that nobody else can make. */
export type Sign = (key: string) => string;

/** Everything is said in the first language; the welcome in all of them. */
export function say(
  message: Message,
  key: string,
  sign: Sign,
  languages: Languages = defaultSettings.languages,
): string {
  return `${wordsFor(message, languages)}\n\n${markerOf(key, sign)}\n`;
}

/** The hidden mark: bound to what the comment is for, so that a copy elsewhere means nothing. */
export function markerOf(key: string, sign: Sign): string {
  return `<!-- belay:v1:${sign(key)} -->`;
}

const SEPARATOR = '\n\n---\n\n';

function welcome(message: Welcome, languages: Languages): string {
  const { login } = message.person;
  return languages
    .map((language, i) => catalogues[language].welcome(message, i === 0 ? `@${login}` : login))
    .join(SEPARATOR);
}

/** The words alone. */
export function wordsFor(message: Message, languages: Languages = defaultSettings.languages): string {
  const catalogue = catalogues[languages[0]];
  switch (message.about) {
    case 'welcome':
      return welcome(message, languages);
    case 'welcome-back':
      return catalogue.welcomeBack(message);
    case 'first-landing':
      return catalogue.firstLanding(message);
    case 'became-regular':
      return catalogue.becameRegular(message);
    case 'first-attempt-closed':
      return catalogue.firstAttemptClosed(message);
    case 'why':
      return catalogue.why(message);
    case 'help':
      return catalogue.help();
    case 'ask-to-mentor':
      return catalogue.askToMentor(message);
    case 'mentorship':
      return catalogue.mentorship(message);
    case 'nobody-free':
      return catalogue.nobodyFree(message);
    case 'check-in':
      return catalogue.checkIn(message);
    case 'mentorship-over':
      return catalogue.mentorshipOver(message);
    case 'offer-made':
      return catalogue.offerMade(message);
  }
}
