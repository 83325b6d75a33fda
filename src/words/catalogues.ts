// Every language there are words in.
import type { Language } from '../domain/language.ts';
import type { Catalogue } from './catalogue.ts';
import { chinese } from './chinese/chinese.ts';
import { english } from './english.ts';
import { french } from './french/french.ts';
import { german } from './german/german.ts';
import { japanese } from './japanese/japanese.ts';
import { portuguese } from './portuguese/portuguese.ts';
import { spanish } from './spanish/spanish.ts';

export const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  zh: chinese,
  ja: japanese,
};
