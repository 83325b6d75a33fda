// Which lists of languages a project may write: one or two of those there are words in.
import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';

/** Three welcomes under each other are read by nobody. */
const MOST_LANGUAGES = 2;

const language = z.enum(LANGUAGES);

export const languages = z
  .tuple([language], language, 'a list such as [de, en]')
  .refine((all) => all.length <= MOST_LANGUAGES, `at most ${MOST_LANGUAGES} languages`)
  .refine((all) => new Set(all).size === all.length, 'each language once');
