// From a message to the comment as it stands on GitHub: the words, and a hidden mark by which Belay knows its own comment again.
import type { Message } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';
import { english } from './english.ts';

/** Turns a comment's key into a signature that nobody else can make. */
export type Sign = (key: string) => string;

export function say(message: Message, key: string, sign: Sign, catalogue: Catalogue = english): string {
  return `${wordsFor(message, catalogue)}\n\n${markerOf(key, sign)}\n`;
}

/** The hidden mark: bound to what the comment is for, so that a copy elsewhere means nothing. */
export function markerOf(key: string, sign: Sign): string {
  return `<!-- belay:v1:${sign(key)} -->`;
}

/** The words alone. */
export function wordsFor(message: Message, catalogue: Catalogue = english): string {
  switch (message.about) {
    case 'welcome':
      return catalogue.welcome(message);
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
