// A wish on its way to GitHub, where a test says only what differs.
import type { Deed } from '../../src/domain/deed.ts';

export function deed(differs: Partial<Deed> = {}): Deed {
  return {
    key: 'welcome:7:11',
    repository: 7,
    wish: { kind: 'comment', thread: 5, body: 'Hello' },
    revision: 1,
    state: 'planned',
    remoteId: null,
    attempt: 0,
    sentAt: null,
    looks: 0,
    wasUnknown: false,
    reason: null,
    ...differs,
  };
}
