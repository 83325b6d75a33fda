// What every part of the sandbox is handed: the state, the clock, the links, and a place to say what happened.
import type { Clock } from '../clock.ts';
import type { FaultsInside } from '../faults.ts';
import type { WritableJournal } from '../journal.ts';
import type { Limits } from '../limits.ts';
import type { Attempt } from '../webhooks/deliver.ts';
import type { Fired } from './fired.ts';
import type { Store } from './store.ts';
import type { Account, Permissions } from './types.ts';

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly bot: Account;
  readonly owner: Account;
  readonly createdAt: number;
}

export interface Core {
  readonly store: Store;
  readonly clock: Clock;
  readonly app: App;
  readonly faults: FaultsInside;
  readonly journal: WritableJournal;
  readonly limits: Limits;
  readonly isStrict: boolean;
  /** The sandbox's own address; both API and pages are below it. */
  url: string;
  readonly deliveries: Deliveries;
  /** By code. */
  readonly signIns: Map<string, SignIn>;
  /** Tells those who listen by webhook. */
  fire(fired: Fired): void;
}

/** Somebody who is coming back from the sign-in page with a code. */
export interface SignIn {
  readonly account: Account;
  readonly redirectUri: string;
  /** Of PKCE, S256; null where none was given. */
  readonly challenge: string | null;
  /** On the wall clock. */
  readonly endsAt: number;
}

/** What the API can see and do of webhooks. */
export interface Deliveries {
  readonly attempts: readonly Attempt[];
  again(attempt: Attempt): void;
}

/** As GitHub writes instants: UTC, without fractions. */
export function iso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
