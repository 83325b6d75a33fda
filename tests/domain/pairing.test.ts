// The states of a pairing, and every way from one to the next.
import { describe, expect, it } from 'vitest';
import {
  ask,
  bind,
  end,
  isBond,
  lastsUntil,
  pause,
  resume,
  setAside,
  withdraw,
} from '../../src/domain/pairing.ts';
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

  it('becomes active with whoever takes it', () => {
    expect(bind(wantedPairing(), ben, 14, now).state).toEqual({ is: 'active', mentor: ben, since: now });
  });

  it('has nobody to be set aside, and no question to be taken back', () => {
    expect(setAside(wantedPairing())).toEqual(wantedPairing());
    expect(withdraw(wantedPairing())).toEqual(wantedPairing());
  });
});

describe('an asked pairing', () => {
  it('becomes active with the mentor, who has introduced nobody yet', () => {
    expect(bind(askedPairing(cleo), cleo, 7, now)).toMatchObject({
      state: { is: 'active', mentor: cleo, since: now },
      agreement: { everyDays: 7, goal: null, steps: [], pausedMs: 0, goesOn: false },
      introducedAt: null,
    });
  });

  it('is wanted again when that person is set aside, and remembers them', () => {
    expect(setAside(askedPairing(cleo, { tried: [ben.key] }))).toMatchObject({
      state: { is: 'wanted' },
      tried: [ben.key, cleo.key],
      asked: 1,
    });
  });

  it('is wanted again when the question is taken back, which nobody is blamed for', () => {
    expect(withdraw(askedPairing(cleo, { tried: [ben.key] }))).toMatchObject({
      state: { is: 'wanted' },
      tried: [ben.key],
    });
  });
});

describe('an active pairing', () => {
  it('has nobody to be set aside, and no question to be taken back', () => {
    expect(setAside(activePairing())).toEqual(activePairing());
    expect(withdraw(activePairing())).toEqual(activePairing());
  });

  it('pauses once, and goes on once', () => {
    const paused = pause(activePairing(), now);
    expect(paused.state).toEqual({ is: 'paused', mentor: ben, since: now - 5 * DAY, pausedAt: now });
    expect(pause(paused, now + DAY)).toEqual(paused);
    const resumed = resume(paused, now + 3 * DAY);
    expect(resumed.state).toEqual(activePairing().state);
    expect(resume(resumed, now + 9 * DAY)).toEqual(resumed);
  });
});

describe('how long it lasts', () => {
  const since = now - 5 * DAY;
  const until = since + 90 * DAY;

  it('is 90 days', () => {
    expect(lastsUntil(activePairing(ben, since), now)).toBe(until);
  });

  it('is longer by all pauses together', () => {
    const once = resume(pause(activePairing(ben, since), now), now + 3 * DAY);
    const twice = resume(pause(once, now + 4 * DAY), now + 6 * DAY);
    expect(twice.agreement.pausedMs).toBe(5 * DAY);
    expect(lastsUntil(twice, now + 6 * DAY)).toBe(until + 5 * DAY);
  });

  it('grows while they pause', () => {
    const paused = pause(activePairing(ben, since), now);
    expect(lastsUntil(paused, now)).toBe(until);
    expect(lastsUntil(paused, now + 40 * DAY)).toBe(until + 40 * DAY);
  });

  it('does not shrink where a clock was ahead', () => {
    expect(resume(pause(activePairing(ben, since), now), now - DAY).agreement.pausedMs).toBe(0);
  });
});

describe('any pairing', () => {
  it.each([
    [wantedPairing(), false],
    [askedPairing(), false],
    [activePairing(), true],
    [pause(activePairing(), now), true],
    [ended, false],
  ])('has a mentor or not: $state.is', (pairing, has) => {
    expect(isBond(pairing)).toBe(has);
  });

  it.each([wantedPairing(), askedPairing(), activePairing(), pause(activePairing(), now)])(
    'ends from wherever it is ($state.is)',
    (open) => {
      expect(end(open, 'released', now).state).toEqual({ is: 'ended', because: 'released', at: now });
    },
  );

  it('ends once', () => {
    expect(end(ended, 'expired', now + DAY)).toEqual(ended);
  });
});
