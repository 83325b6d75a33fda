// What a change is about.
import { describe, expect, it } from 'vitest';
import { foldersOf, topicsOf, wordsOf } from '../../../src/domain/matching/topics.ts';

describe('the folders above a file', () => {
  it.each([
    ['wall/north/holds.ts', ['wall', 'wall/north']],
    ['wall/holds.ts', ['wall']],
    ['README.md', ['.']],
  ])('«%s» are %j', (file, folders) => {
    expect(foldersOf(file)).toEqual(folders);
  });
});

describe('the words of', () => {
  it.each([
    ['wall/northFace_holds2.ts', ['wall', 'north', 'face', 'holds']],
    ['HTTPServer', ['http', 'server']],
    ['Fix the test', []],
    ['a b c', []],
    ['Version 42', ['version', '42']],
    ['', []],
  ])('«%s» are %j', (text, words) => {
    expect([...wordsOf(text)]).toEqual(words);
  });
});

describe('the topics of a change', () => {
  const { files, folders, parents, middles, pathWords, titleWords } = topicsOf({
    files: ['wall/north/face/holds.ts', 'wall/north/rope.ts'],
    title: 'Softer ropes',
  });

  it('are its files and every folder above them, with how many files each holds', () => {
    expect(files).toHaveLength(2);
    expect(Object.fromEntries(folders)).toEqual({ wall: 2, 'wall/north': 2, 'wall/north/face': 1 });
  });

  it('are the innermost folders, and those halfway down', () => {
    expect(Object.fromEntries(parents)).toEqual({ 'wall/north/face': 1, 'wall/north': 1 });
    expect(Object.fromEntries(middles)).toEqual({ 'wall/north': 1, wall: 1 });
  });

  it('are the words of its paths and of its title', () => {
    expect([...pathWords]).toEqual(['wall', 'north', 'face', 'holds', 'rope']);
    expect([...titleWords]).toEqual(['softer', 'ropes']);
  });

  it('are cut where a change touches everything', () => {
    const all = topicsOf({ files: Array.from({ length: 500 }, (_, i) => `wall/area${i}/x.ts`), title: '' });
    expect(all.files).toHaveLength(60);
  });
});
