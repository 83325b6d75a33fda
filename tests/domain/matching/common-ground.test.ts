// What both sides named comes first, and is said first.
import { describe, expect, it } from 'vitest';
import { byCommonGround } from '../../../src/domain/matching/common-ground.ts';
import type { Suggestion } from '../../../src/domain/matching/suggestion.ts';
import { ben, cleo, dara, says } from '../builders.ts';

const suggestions: Suggestion[] = [ben, cleo, dara].map(({ key }, i) => ({
  key,
  score: 9 - i,
  reasons: [{ fact: 'helped', changes: 3 }],
}));
const said = new Map([
  [ben.key, says({})],
  [cleo.key, says({ topics: ['Docs'], languages: ['pt'] })],
  [dara.key, says({ topics: ['docs'] })],
]);
const ordered = (topic: string | null, languages: readonly string[]) =>
  byCommonGround(suggestions, said, { topic, languages });
const keys = (found: readonly Suggestion[]) => found.map(({ key }) => key);

describe('who named the same', () => {
  it('comes first, and the others stay as they were', () => {
    expect(keys(ordered('docs', []))).toEqual([cleo.key, dara.key, ben.key]);
    expect(keys(ordered(null, ['pt-BR']))).toEqual([cleo.key, ben.key, dara.key]);
  });

  it('comes before who named less of it', () => {
    const backwards = byCommonGround([...suggestions].reverse(), said, { topic: 'docs', languages: ['pt'] });
    expect(keys(backwards)).toEqual([cleo.key, dara.key, ben.key]);
  });

  it('is told so before anything that history shows, in the newcomer’s own words', () => {
    expect(ordered('docs', ['pt-BR'])[0]).toEqual({
      key: cleo.key,
      score: 8,
      reasons: [
        { fact: 'topic', topic: 'docs' },
        { fact: 'language', language: 'pt-BR' },
        { fact: 'helped', changes: 3 },
      ],
    });
  });
});

describe('nothing changes', () => {
  it.each<[string, string | null, readonly string[]]>([
    ['where the newcomer named nothing', null, []],
    ['where nobody named the same', 'knots', ['fi']],
  ])('%s', (_, topic, languages) => {
    expect(ordered(topic, languages)).toEqual(suggestions);
  });

  it('for people who never said anything', () => {
    expect(byCommonGround(suggestions, new Map(), { topic: 'docs', languages: ['pt'] })).toEqual(suggestions);
  });
});
