// Delivers a body as GitHub would, outside the sandbox's line: any number at once, under any id.
import { createHmac, randomUUID } from 'node:crypto';
import type { ChaosStage } from './stage.ts';

/** Gives the status; 0 where nobody answered. */
export async function deliver(
  { sandbox, webhookUrl }: Pick<ChaosStage, 'sandbox' | 'webhookUrl'>,
  payload: string,
  guid: string = randomUUID(),
): Promise<number> {
  const signature = createHmac('sha256', sandbox.webhookSecret).update(payload).digest('hex');
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': guid,
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body: payload,
  }).catch(() => null);
  return answer?.status ?? 0;
}
