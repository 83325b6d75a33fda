// Sends webhooks as GitHub does: signed, with ten seconds' patience, each attempt remembered, never again by itself.

export interface Attempt {
  /** The id of this attempt; a redelivery has a new one and the same guid. */
  readonly id: number;
  readonly guid: string;
  readonly url: string;
  readonly deliveredAt: number;
  readonly isRedelivery: boolean;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  /** The status that was answered; 0 where there was no answer. */
  readonly statusCode: number;
  /** As GitHub words it: `OK`, `Invalid HTTP Response: 500`, `failed to connect to host`, `timed out`. */
  readonly status: string;
  /** Seconds */
  readonly duration: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly payload: string };
  readonly response: { readonly headers: Readonly<Record<string, string>>; readonly payload: string };
}

export interface DeliveryControl {
  /** Where webhooks go from now on. */
  setWebhookUrl(url: string): void;
  /** Sends `ping`, as GitHub does when a hook is set up. */
  ping(): void;
  /** When every delivery on its way has been answered or has failed. Held ones are not waited for. */
  idle(): Promise<void>;
  /** Keeps deliveries back until `release`. */
  hold(): void;
  /** Sends what was held: in order, or shuffled by the seed, each `times` times (same GUID), one after the other unless `together`. */
  release(how?: { readonly shuffle?: boolean; readonly times?: number; readonly together?: boolean }): void;
  /** The share of deliveries (0 to 1) that are sent twice with the same GUID, chosen by the seed. */
  duplicate(share: number): void;
  /** Sends a delivery again, with its GUID. */
  redeliver(guid: string): void;
  /** Every attempt, oldest first. */
  deliveries(): readonly Attempt[];
}
