// One of several pairings or owners, where the page of all would be too long.
import type { MyPairing, WithOwner } from '../../flow/pages-ports.ts';
import type { Visitor } from '../visitor.ts';
import { page } from './layout.ts';
import type { Markup } from './markup.ts';
import { mentoringInFull, type When } from './mentoring.ts';
import { pairingInFull } from './pairing.ts';

export function pairingPage(pairing: MyPairing, visitor: Visitor, githubUrl: string): Markup {
  return page({ title: 'Your mentorship', visitor }, pairingInFull(pairing, { ...visitor, githubUrl }));
}

export function ownerPage(mine: WithOwner, visitor: Visitor, when: When): Markup {
  return page({ title: 'How you mentor', visitor }, mentoringInFull(mine, visitor, when));
}
