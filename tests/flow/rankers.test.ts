// Rankers that stay warm: everything that landed is learned, and once.
import { describe, expect, it } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY } from '../../src/domain/time.ts';
import { Rankers } from '../../src/flow/rankers.ts';
import { lines } from '../cli/tools.ts';
import { ana, ben, change, cleo, now } from '../domain/builders.ts';

const question = { author: ana.key, files: ['wall/holds.ts'], title: '', at: now };
const ofBen = change({ author: '99', reviewers: [ben.key], id: 'b', at: now - 9 * DAY });
const ofCleo = change({ author: '99', reviewers: [cleo.key], id: 'c', at: now - 8 * DAY });

function memory(landed: LandedChange[]) {
  const since: number[] = [];
  return {
    since,
    landedChanges: (_: number, from: number) => {
      since.push(from);
      return lines(landed.filter(({ at }) => at >= from));
    },
  };
}

describe('a ranker', () => {
  it('knows what landed, and soon what landed since', async () => {
    const landed = [ofBen];
    const rankers = new Rankers(memory(landed));
    expect((await rankers.of(7, now)).pool(question)).toEqual([ben.key]);
    landed.push(ofCleo);
    expect((await rankers.of(7, now)).pool(question)).toEqual([ben.key, cleo.key]);
  });

  it('reads again only from where it stopped, and learns nothing twice', async () => {
    const remembered = memory([ofBen, ofCleo]);
    const rankers = new Rankers(remembered);
    await rankers.of(7, now);
    const ranker = await rankers.of(7, now);
    expect(remembered.since[1]).toBe(ofCleo.at);
    const [, second] = ranker.suggest(question, new Map(), 0, 2);
    const reasons = [...(second?.reasons ?? [])];
    expect(reasons).toEqual([{ fact: 'helped-newcomers', changes: 1 }]);
  });

  it('is asked for by many at once and learns once', async () => {
    const rankers = new Rankers(memory([ofBen]));
    const [one, other] = await Promise.all([rankers.of(7, now), rankers.of(7, now)]);
    expect(one).toBe(other);
    expect(one.suggest(question, new Map(), 0, 1)[0]?.reasons).toEqual([
      { fact: 'helped-newcomers', changes: 1 },
    ]);
  });

  it('is of one repository', async () => {
    const rankers = new Rankers(memory([ofBen]));
    expect(await rankers.of(7, now)).not.toBe(await rankers.of(8, now));
  });

  it('learns what is dated in the future when its time has come, and it hides nothing before it', async () => {
    const landed = [{ ...ofCleo, at: now + DAY, openedAt: now }];
    const remembered = memory(landed);
    const rankers = new Rankers(remembered);
    expect((await rankers.of(7, now)).pool(question)).toEqual([]);
    landed.unshift(ofBen);
    expect((await rankers.of(7, now)).pool(question)).toEqual([ben.key]);
    const later = await rankers.of(7, now + DAY);
    expect(later.pool({ ...question, at: now + 2 * DAY })).toEqual([ben.key, cleo.key]);
    expect(remembered.since.every((from) => from <= now)).toBe(true);
  });

  it('is read anew after a reading that failed', async () => {
    let isBroken = true;
    const rankers = new Rankers({
      landedChanges: () => {
        if (isBroken) throw new Error('the database is away');
        return lines([ofBen]);
      },
    });
    await expect(rankers.of(7, now)).rejects.toThrow('away');
    isBroken = false;
    expect((await rankers.of(7, now)).pool(question)).toEqual([ben.key]);
  });
});
