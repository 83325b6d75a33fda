// What people said about themselves: how much they can mentor, when they are away, what they know, which languages they speak.

import type { Instant } from './time.ts';

/** One thing that somebody said; saying it again replaces what they said before. */
export type Preference =
  /** Newcomers at once. */
  | { readonly about: 'capacity'; readonly mentees: number }
  /** Days between two new newcomers. */
  | { readonly about: 'interval'; readonly days: number }
  | ({ readonly about: 'availability' } & Availability)
  | { readonly about: 'topics'; readonly topics: readonly string[] }
  /** An IANA time zone; holds on this whole server. */
  | { readonly about: 'zone'; readonly zone: string }
  /** Language tags, such as `pt` or `zh-Hant`; hold on this whole server. */
  | { readonly about: 'languages'; readonly languages: readonly string[] };

export type Availability =
  | { readonly is: 'available' }
  /** Until they say otherwise. */
  | { readonly is: 'stopped' }
  | {
      readonly is: 'away';
      readonly until: Instant;
      /** Looks after the newcomers they have, and takes no new ones. */
      readonly keepsMentees: boolean;
    };

/** All that somebody said, with one owner's repositories and on this server; null and empty where they said nothing. */
export interface Preferences {
  readonly capacity: number | null;
  readonly intervalDays: number | null;
  readonly availability: Availability;
  readonly topics: readonly string[];
  readonly zone: string | null;
  readonly languages: readonly string[];
}

export const noPreferences: Preferences = {
  capacity: null,
  intervalDays: null,
  availability: { is: 'available' },
  topics: [],
  zone: null,
  languages: [],
};

/** Those that hold on this whole server; the others hold for the repositories of one owner. */
export function isServerWide({ about }: Preference): boolean {
  return about === 'zone' || about === 'languages';
}

/** Whether a newcomer may be entrusted to them at that moment. */
export function takesNewcomers({ availability }: Preferences, now: Instant): boolean {
  switch (availability.is) {
    case 'available':
      return true;
    case 'stopped':
      return false;
    case 'away':
      return availability.until <= now;
  }
}

/** Whether they look after the newcomers they have; null, or why not. */
export function whyAbsent(
  { availability }: Preferences,
  now: Instant,
): { readonly is: 'stopped' } | { readonly is: 'away'; readonly until: Instant } | null {
  if (availability.is === 'stopped') return { is: 'stopped' };
  const isAway = availability.is === 'away' && !availability.keepsMentees && availability.until > now;
  return isAway ? { is: 'away', until: availability.until } : null;
}

/** Topics are compared without regard to case and to what stands between their words. */
export function sharesTopic(topics: readonly string[], topic: string): boolean {
  return topics.some((known) => plain(known) === plain(topic));
}

const plain = (topic: string): string =>
  topic
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** The first language that both named, by its main part: `pt` and `pt-BR` understand each other. */
export function sharedLanguage(one: readonly string[], other: readonly string[]): string | null {
  return one.find((mine) => other.some((theirs) => mainPart(theirs) === mainPart(mine))) ?? null;
}

const mainPart = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
