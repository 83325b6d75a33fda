// GitHub's own log of what it tried to tell this App.
import { z } from 'zod';
import type { Instant } from '../domain/time.ts';
import type { DeliveryAttempt, DeliveryLog } from '../flow/ledger-ports.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';

const PAGE = 100;
/** A page after page of successes in a busy installation: what is older than this many attempts is left to the history. */
const MOST_PAGES = 200;

const attemptShape = z.object({
  // Larger than a safe integer in GitHub's description, and then a bigint from Octokit; one that lost its last digits is only
  // not found again.
  id: z.union([z.number(), z.bigint()]).transform(Number),
  guid: z.string(),
  delivered_at: z
    .string()
    .transform((text) => Date.parse(text))
    .pipe(z.number()),
  status_code: z.number().int(),
});

export class GitHubDeliveryLog implements DeliveryLog {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async *since(from: Instant): AsyncGenerator<DeliveryAttempt> {
    const itself = await this.#app.itself();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { data, next } = await ask('about its deliveries', async () => {
        const answer = await itself.rest.apps.listWebhookDeliveries({
          per_page: PAGE,
          ...(cursor !== undefined && { cursor }),
        });
        return { data: z.array(attemptShape).parse(answer.data), next: cursorIn(answer.headers.link) };
      });
      for (const attempt of data) {
        if (attempt.delivered_at < from) return;
        yield toAttempt(attempt);
      }
      if (next === undefined) return;
      cursor = next;
    }
  }

  async redeliver({ id }: DeliveryAttempt): Promise<void> {
    const itself = await this.#app.itself();
    await ask('a redelivery', async () => {
      try {
        await itself.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
      } catch (error) {
        // Too old, or gone: the history tells what it would have told.
        if (!isStatus(error, 404, 422)) throw error;
      }
    });
  }
}

function toAttempt({ id, guid, delivered_at, status_code }: z.infer<typeof attemptShape>): DeliveryAttempt {
  return { id, guid, at: delivered_at, outcome: outcomeOf(status_code) };
}

/** What this server refused as malformed it would refuse again; a wrong signature may be a secret that is being changed. */
function outcomeOf(status: number): DeliveryAttempt['outcome'] {
  if (status >= 200 && status < 300) return 'ok';
  return status === 400 || status === 413 || status === 422 ? 'refused' : 'failed';
}

function cursorIn(link: string | undefined): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next === undefined ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined);
}
