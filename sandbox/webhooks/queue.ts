// The line of deliveries waiting to be sent: in order, one after the other, so that a story goes the same way each time.
import { seededChance } from '../faults.ts';
import { sha } from '../state/store.ts';
import type { Attempt, DeliveryControl } from './deliver.ts';
import { send, type Sender } from './send.ts';

export interface Message {
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly payload: string;
}

export interface Parcel extends Message {
  readonly guid: string;
  readonly isRedelivery: boolean;
}

export interface Queue {
  readonly control: Omit<DeliveryControl, 'ping'>;
  readonly attempts: readonly Attempt[];
  add(message: Message): void;
  again(attempt: Attempt): void;
  /** Sends nothing more. */
  stop(): void;
}

export function createQueue(sender: Sender & { readonly seed: number }): Queue {
  const attempts: Attempt[] = [];
  const chance = seededChance(sender.seed);
  let url = sender.url;
  let line = Promise.resolve();
  let underWay = 0;
  let held: Parcel[] | undefined;
  let doubledShare = 0;
  let nGuids = 0;
  let isStopped = false;

  async function deliver(parcel: Parcel): Promise<void> {
    if (!isStopped) attempts.push(await send({ ...sender, url }, parcel));
  }

  function enqueue(parcels: readonly Parcel[]): void {
    if (parcels.length === 0) return;
    underWay += 1;
    // `send` answers for every failure with an attempt; nothing is thrown here.
    line = line
      .then(async () => {
        await Promise.all(parcels.map(deliver));
      })
      .finally(() => {
        underWay -= 1;
      });
  }

  function dispatch(parcel: Parcel): void {
    const copies = chance() < doubledShare ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (held === undefined) enqueue([parcel]);
      else held.push(parcel);
    }
  }

  const control: Queue['control'] = {
    setWebhookUrl: (next) => {
      url = next;
    },
    idle: async () => {
      while (underWay > 0) await line;
    },
    hold: () => {
      held ??= [];
    },
    release: (how = {}) => {
      const waiting = held ?? [];
      held = undefined;
      const parcels = Array.from({ length: how.times ?? 1 }, () => waiting).flat();
      const ordered = how.shuffle === true ? shuffled(parcels, chance) : parcels;
      if (how.together === true) enqueue(ordered);
      else for (const parcel of ordered) enqueue([parcel]);
    },
    duplicate: (share) => {
      doubledShare = share;
    },
    redeliver: (wanted) => {
      const attempt = attempts.findLast((one) => one.guid === wanted);
      if (attempt === undefined) throw new Error(`There was no delivery ${wanted}.`);
      enqueue([repeated(attempt)]);
    },
    deliveries: () => attempts,
  };

  return {
    control,
    attempts,
    add: (message) => {
      nGuids += 1;
      dispatch({ ...message, guid: guid(sender.seed, nGuids), isRedelivery: false });
    },
    again: (attempt) => enqueue([repeated(attempt)]),
    stop: () => {
      isStopped = true;
    },
  };
}

function repeated(attempt: Attempt): Parcel {
  const { event, action, installationId, repositoryId, guid: same } = attempt;
  return {
    event,
    action,
    installationId,
    repositoryId,
    guid: same,
    payload: attempt.request.payload,
    isRedelivery: true,
  };
}

function guid(seed: number, count: number): string {
  const hex = sha('delivery', seed, count);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

// Fisher and Yates, from the back.
function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const mixed: Item[] = [];
  const left = [...items];
  while (left.length > 0) mixed.push(...left.splice(Math.floor(chance() * left.length), 1));
  return mixed;
}
