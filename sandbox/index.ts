// A GitHub on one's own machine, in memory: `startSandbox` opens it, the world moves it, the journal tells what was asked of it.
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { LimitControl } from './limits.ts';
import type { Permissions } from './state/types.ts';
import type { DeliveryControl } from './webhooks/deliver.ts';
import type { World } from './world.ts';

export { runningClock, settableClock, type Clock } from './clock.ts';
export type { Chaos, Fault, FaultKind, Faults } from './faults.ts';
export type { Counted, Journal, JournalEntry, JournalRequest, Violation } from './journal.ts';
export type { LimitControl } from './limits.ts';
export type * from './state/types.ts';
export type { Attempt, DeliveryControl } from './webhooks/deliver.ts';
export type * from './world.ts';
export { startSandbox } from './start.ts';

export interface SandboxOptions {
  /** Default: the wall clock. */
  readonly clock?: Clock;
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly appId?: number;
  /** Default `belay`; its bot is `belay[bot]`. */
  readonly appSlug?: string;
  /** PEM. Left out, a key pair is made, and `privateKey` of the sandbox is the private half. */
  readonly privateKey?: string;
  readonly webhookSecret?: string;
  /** Where webhooks go; can be set later. Without it they are recorded as undeliverable and nothing is sent. */
  readonly webhookUrl?: string;
  readonly webhookTimeoutMs?: number;
  /** Default true: a request that GitHub's description forbids is refused. It is recorded in `journal.violations` either way. */
  readonly strict?: boolean;
  /** What the App asks for when it is installed. */
  readonly permissions?: Permissions;
  /** Chooses delivery GUIDs and the order of shuffled deliveries. */
  readonly seed?: number;
  readonly limits?: LimitOptions;
}

export interface LimitOptions {
  /** Requests an installation may make an hour, and points for GraphQL; default 5,000 each. */
  readonly primary?: number;
  /** The clock by which the limits on creating content (80 a minute, 500 an hour) are counted; default `wall`. `off` for stories that live a year in seconds. */
  readonly secondary?: 'sandbox' | 'wall' | 'off';
}

export interface Sandbox extends DeliveryControl {
  readonly url: string;
  readonly graphqlUrl: string;
  readonly clock: Clock;
  readonly appId: number;
  readonly appSlug: string;
  /** PEM */
  readonly privateKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookSecret: string;
  readonly world: World;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly limits: LimitControl;
  close(): Promise<void>;
}
