// The states of a pairing, and every way from one to the next.
import { describe, expect, it } from 'vitest';
import { accept, ask, end, isOpen, setAside } from '../../src/domain/pairing.ts';
import { DAY } from '../../src/domain/time.ts';
import { activePairing, ana, askedPairing, ben, cleo, now, wantedPairing } from './builders.ts';

const ended = end(activePairing(), 'completed', now);

describe('a wanted pairing', () => {
  it('is named after the repository, the newcomer and how many there were', () => {
    expect(wantedPairing().id).toBe(`7:${ana.key}:1`);
  });

  it('becomes an ask of one person, which is counted', () => {
    expect(ask(wantedPairing({ asked: 1 }), ben, now, now + DAY)).toMatchObject({
      state: { is: 'asked', whom: ben, since: now, expiresAt: now + DAY },
      asked: 2,
    });
  });

  it('cannot be accepted by anybody, since nobody was asked', () => {
    expect(accept(wantedPairing(), now)).toEqual(wantedPairing());
  });

  it('has nobody to be set aside', () => {
    expect(setAside(wantedPairing())).toEqual(wantedPairing());
  });
});

describe('an asked pairing', () => {
  it('becomes active with whoever was asked as the mentor', () => {
    expect(accept(askedPairing(cleo), now).state).toEqual({ is: 'active', mentor: cleo, since: now });
  });

  it('is wanted again when that person is set aside, and remembers them', () => {
    expect(setAside(askedPairing(cleo, { tried: [ben.key] }))).toMatchObject({
      state: { is: 'wanted' },
      tried: [ben.key, cleo.key],
      asked: 1,
    });
  });
});

describe('an active pairing', () => {
  it('is not accepted twice', () => {
    expect(accept(activePairing(), now + DAY)).toEqual(activePairing());
  });

  it('has nobody to be set aside', () => {
    expect(setAside(activePairing())).toEqual(activePairing());
  });
});

describe('any pairing', () => {
  it.each([wantedPairing(), askedPairing(), activePairing()])(
    'is open until it has ended ($state.is)',
    (open) => {
      expect(isOpen(open)).toBe(true);
      expect(isOpen(end(open, 'released', now))).toBe(false);
    },
  );

  it('ends once', () => {
    expect(end(ended, 'expired', now + DAY)).toEqual(ended);
  });
});
