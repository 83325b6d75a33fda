// Who people of a past are: what they are called, and who is nobody.
import { describe, expect, it } from 'vitest';
import { People } from '../../src/preview/people.ts';

const names = new Map([
  ['11', 'ana-lima'],
  ['17', 'Rope-Robot'],
  ['ben', 'Ben Okoro'],
  ['cleo', 'rope-robot'],
]);
const people = new People(names, ['rope-robot']);

describe('a login', () => {
  it('is the key, unless that is a number: then it is the latest name', () => {
    expect(people.of('ben').login).toBe('ben');
    expect(people.of('11').login).toBe('ana-lima');
    expect(people.of('12').login).toBe('12');
  });
});

describe('nobody', () => {
  it('is whoever the exact rules call a bot, by key or by login', () => {
    const bots = ['tidy[bot]', 'dependabot', 'ROPE-ROBOT', '17'];
    expect(bots.map((key) => people.of(key).isBot)).toEqual([true, true, true, true]);
  });

  it('is not whoever calls themselves like a bot', () => {
    expect(people.of('cleo').isBot).toBe(false);
    expect(people.of('robota').isBot).toBe(false);
  });

  it('is a deleted account', () => {
    expect(people.reachable('ghost')).toBeNull();
    expect([...people.all(['ben', 'ghost']).keys()]).toEqual(['ben']);
  });
});

it('bots of the settings are known by their keys, too', () => {
  expect(people.botKeys()).toEqual(['rope-robot', '17']);
});
