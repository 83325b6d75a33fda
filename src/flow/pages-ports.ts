// What the private pages ask the world: who somebody is, what is theirs, whom a project trusts. Adapters answer. A page shows what
// is in somebody's own record and nothing else, so that whatever is not theirs cannot be asked for.
import type { Agreement } from '../domain/agreement.ts';
import type { PersonKey } from '../domain/contribution.ts';
import type { Choice } from '../domain/effect.ts';
import type { PairingEnd } from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import type { Preferences } from '../domain/preference.ts';
import type { Repository, RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';

/** GitHub's word for who somebody is. Both methods are of the same attempt; nothing of it is kept. */
export interface SignIn {
  /** Where a browser goes to sign in. */
  addressFor(attempt: SignInAttempt): string;
  /** Who came back with that code; null where GitHub does not take it. May throw `GitHubTrouble`. */
  whoIs(code: string, attempt: SignInAttempt): Promise<Person | null>;
}

export interface SignInAttempt {
  /** Comes back with the browser: nobody else's sign-in can be slipped in. */
  readonly state: string;
  /** Proves that whoever brings the code began the attempt. */
  readonly verifier: string;
  /** The address that GitHub sends the browser back to. */
  readonly returnTo: string;
}

export interface PersonalRecords {
  /** All that is somebody's own; of what has ended, only what ended since then. */
  of(person: PersonKey, endedSince: Instant): Promise<PersonalRecord>;
  /** Whether they ever gave something there, or are paired there: a private repository is shown to nobody else. */
  isKnownIn(repository: RepositoryId, person: PersonKey): Promise<boolean>;
  /** Latest known logins; people Belay never met are missing. */
  logins(people: readonly PersonKey[]): Promise<ReadonlyMap<PersonKey, string>>;
}

export interface PersonalRecord {
  /** Whether they are left alone. */
  readonly choice: Exclude<Choice, 'opt-in'> | null;
  readonly zone: string | null;
  readonly languages: readonly string[];
  /** Where they are known, those first where they gave most. */
  readonly owners: readonly WithOwner[];
  /** Those under way first, each group by time, latest first. */
  readonly pairings: readonly MyPairing[];
  /** Where to say what holds on this whole server: a repository where they are known, or any; null where there is none. */
  readonly home: RepositoryId | null;
}

export interface WithOwner {
  readonly owner: string;
  readonly said: Omit<Preferences, 'zone' | 'languages'>;
  /** At least one. */
  readonly repositories: readonly MyRepository[];
}

export interface MyRepository {
  readonly id: RepositoryId;
  readonly name: string;
  /** Their offer to mentor there, which a maintainer confirms; null if they made none. */
  readonly offer: 'offered' | 'confirmed' | null;
}

export type MyPairing = MyWish | MyAsk | MyBond | MyPast;

interface Paired {
  readonly id: string;
  readonly thread: ThreadRef;
  readonly owner: string;
  readonly name: string;
  readonly kind: ThreadKind;
  /** null where it is not known. */
  readonly title: string | null;
}

/** They want a mentor. Whether somebody is being asked is told, and never who. */
export interface MyWish extends Paired {
  readonly is: 'wanted';
  readonly isAsking: boolean;
}

/** They are asked whether they would mentor. */
export interface MyAsk extends Paired {
  readonly is: 'asked';
  readonly newcomer: string;
  readonly topic: string | null;
  readonly until: Instant;
}

export interface MyBond extends Paired {
  readonly is: 'active' | 'paused';
  readonly as: Role;
  readonly other: string;
  readonly since: Instant;
  readonly agreement: Pick<Agreement, 'goal' | 'steps' | 'everyDays' | 'goesOn'>;
  /** The thread they met in has landed or was closed. */
  readonly isThreadOver: boolean;
}

/** Somebody mentored, and it is over. */
export interface MyPast extends Paired {
  readonly is: 'ended';
  readonly as: Role;
  /** null where they wish to be left alone. */
  readonly other: string | null;
  readonly because: PairingEnd;
  readonly at: Instant;
}

export type Role = 'newcomer' | 'mentor';

export interface Projects {
  /** null where Belay is not at work. May throw `GitHubTrouble`. */
  find(id: RepositoryId): Promise<Project | null>;
  /** Whether that account, by its id and not only by its name, is whom the settings of now name. May throw `GitHubTrouble`. */
  isContact(project: Project, person: Person): Promise<boolean>;
}

export interface Project extends Repository {
  /** The login of whoever reads concerns there; null where the project named nobody. */
  readonly contact: string | null;
}
