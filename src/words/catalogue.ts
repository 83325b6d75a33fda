// One language's words for everything Belay can say.
import type { AskToMentor, Mentorship, NobodyFree, Welcome } from '../domain/message.ts';

export interface Catalogue {
  readonly welcome: (message: Welcome) => string;
  readonly askToMentor: (message: AskToMentor) => string;
  readonly mentorship: (message: Mentorship) => string;
  readonly nobodyFree: (message: NobodyFree) => string;
}
