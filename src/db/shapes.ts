// What is kept as JSON, as it must look to be believed when it is read again.
import { z } from 'zod';
import type { AgreedStep } from '../domain/agreement.ts';
import { noPreferences, type Preferences } from '../domain/preference.ts';

const steps = z.array(z.object({ text: z.string(), isDone: z.boolean() }));

export const toSteps = (json: unknown): AgreedStep[] => steps.parse(json);

const words = z.record(z.string(), z.string());

export const toWords = (json: unknown): Record<string, string> => words.parse(json);

const whole = z.number().int().min(0);

const availability = z.discriminatedUnion('is', [
  z.object({ is: z.literal('available') }),
  z.object({ is: z.literal('stopped') }),
  z.object({ is: z.literal('away'), until: z.number(), keepsMentees: z.boolean() }),
]);

/** By what they are about. What was never said, or cannot be read, is as if it had not been said. */
const said = z.object({
  capacity: z.object({ mentees: whole }).nullable().catch(null),
  interval: z.object({ days: whole }).nullable().catch(null),
  availability: availability.catch(noPreferences.availability),
  topics: z.object({ topics: z.array(z.string()) }).catch({ topics: [] }),
  zone: z.object({ zone: z.string() }).nullable().catch(null),
  languages: z.object({ languages: z.array(z.string()) }).catch({ languages: [] }),
});

/** From an object with one entry for each thing that somebody spoke about; null where they never did. */
export function toPreferences(json: unknown): Preferences {
  if (json === null) return noPreferences;
  const { capacity, interval, availability, topics, zone, languages } = said.parse(json);
  return {
    capacity: capacity?.mentees ?? null,
    intervalDays: interval?.days ?? null,
    availability,
    topics: topics.topics,
    zone: zone?.zone ?? null,
    languages: languages.languages,
  };
}
