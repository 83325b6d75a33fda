// One language's words for everything Belay can say.
import type {
  AskToMentor,
  BecameRegular,
  CheckIn,
  FirstAttemptClosed,
  FirstLanding,
  Mentorship,
  MentorshipOver,
  NobodyFree,
  OfferMade,
  Welcome,
  WelcomeBack,
  Why,
} from '../domain/message.ts';

export interface Catalogue {
  /** `name` is the login, with an @ in the language that is read first: nobody is called twice. */
  readonly welcome: (message: Welcome, name: string) => string;
  readonly welcomeBack: (message: WelcomeBack) => string;
  readonly firstLanding: (message: FirstLanding) => string;
  readonly becameRegular: (message: BecameRegular) => string;
  readonly firstAttemptClosed: (message: FirstAttemptClosed) => string;
  readonly askToMentor: (message: AskToMentor) => string;
  readonly mentorship: (message: Mentorship) => string;
  readonly nobodyFree: (message: NobodyFree) => string;
  readonly checkIn: (message: CheckIn) => string;
  readonly mentorshipOver: (message: MentorshipOver) => string;
  readonly offerMade: (message: OfferMade) => string;
  readonly why: (message: Why) => string;
  readonly help: () => string;
}
