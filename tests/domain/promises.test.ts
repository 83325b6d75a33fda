// What holds whatever people type and whenever time runs out: every promise of a mentorship, over random stories with several
// newcomers and mentors, in two repositories of one owner. A promise that breaks prints the shortest story that breaks it.
import { expect, it } from 'vitest';
import { explore } from './model/explore.ts';
import { PROMISES } from './model/watch.ts';

/** Always the same stories, unless somebody wants others, or more of them. */
const stories = Number(process.env['BELAY_TEST_STORIES'] ?? 1000);
const seed = Number(process.env['BELAY_TEST_SEED'] ?? 20261124);
const broken = explore({ seed, stories }, () => undefined);

it.each(PROMISES.map(({ sentence }) => sentence))('%s', (sentence) => {
  expect(broken.get(sentence) ?? 'kept').toBe('kept');
});
