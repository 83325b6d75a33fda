// Somebody's record, of which a test says only what matters to it.
import { noAgreement } from '../../src/domain/agreement.ts';
import { DAY } from '../../src/domain/time.ts';
import type { MyAsk, MyBond, MyPast, MyWish, Project, WithOwner } from '../../src/flow/pages-ports.ts';
import { NOW } from './site.ts';

const place = {
  thread: { repository: 7, number: 12 },
  owner: 'acme',
  name: 'rope',
  kind: 'pull-request',
  title: 'Trim the wick',
} as const;

export const ask = (differs: Partial<MyAsk> = {}): MyAsk => ({
  ...place,
  is: 'asked',
  id: '7:42:0',
  newcomer: 'nia-newell',
  topic: null,
  until: NOW + 3 * DAY,
  ...differs,
});

export const wish = (differs: Partial<MyWish> = {}): MyWish => ({
  ...place,
  is: 'wanted',
  id: '7:42:0',
  isAsking: true,
  ...differs,
});

export const bond = (differs: Partial<MyBond> = {}): MyBond => ({
  ...place,
  is: 'active',
  id: '7:42:0',
  as: 'newcomer',
  other: 'mira-holm',
  since: NOW - 3 * DAY,
  agreement: noAgreement,
  isThreadOver: false,
  ...differs,
});

export const past = (differs: Partial<MyPast> = {}): MyPast => ({
  ...place,
  is: 'ended',
  id: '7:42:0',
  as: 'newcomer',
  other: 'mira-holm',
  because: 'completed',
  at: NOW - DAY,
  ...differs,
});

export const acme = (differs: Partial<WithOwner> = {}): WithOwner => ({
  owner: 'acme',
  said: { capacity: null, intervalDays: null, availability: { is: 'available' }, topics: [] },
  repositories: [{ id: 7, name: 'rope', offer: null }],
  ...differs,
});

export const rope = (differs: Partial<Project> = {}): Project => ({
  id: 7,
  ownerId: 1,
  owner: 'acme',
  name: 'rope',
  installationId: 1,
  isPrivate: false,
  isArchived: false,
  contact: 'cora-listens',
  ...differs,
});
