// A word at the landings that matter to a person: the first, and the one that makes a regular. All others go to the report.
import { regularKey, thanksKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { ClosedSituation, Recognition } from '../situation.ts';
import { DAY } from '../time.ts';
import { isBudgetSpent } from './budget.ts';

export function recognise(situation: ClosedSituation): Effect[] {
  const { recognition, landed, settings, thread, now } = situation;
  if (!recognition?.milestone || !landed || recognition.wasSaid) return [];
  const { author, milestone, written } = recognition;
  const isForUs = author.standing !== 'maintainer' && !author.isLeftAlone;
  const isLate = now - landed.at > DAY;
  if (!settings.recognition.enabled || !isForUs || isLate || thread.isLocked) return [];
  const mark: Effect = { do: 'mark', person: author.person.key, milestone };
  const label: Effect[] =
    milestone === 'became-regular' ? [{ do: 'label', thread, label: settings.labels.regular }] : [];
  if (settings.quiet || isBudgetSpent(written, settings)) return [...label, mark];
  return [...label, word(situation, recognition, milestone), mark, noteOf(situation, recognition)];
}

function word(
  { repository, thread }: ClosedSituation,
  { author, nextSteps }: Recognition,
  milestone: NonNullable<Recognition['milestone']>,
): Effect {
  const { person } = author;
  const common = { do: 'say', thread, mentions: [], names: [person.key] } as const;
  return milestone === 'first-landing'
    ? {
        ...common,
        key: thanksKey(repository.id, person),
        message: { about: 'first-landing', person, nextSteps },
      }
    : { ...common, key: regularKey(repository.id, person), message: { about: 'became-regular', person } };
}

function noteOf({ thread }: ClosedSituation, { author, milestone }: Recognition): Effect {
  const note = milestone === 'first-landing' ? 'thanked: first landing' : 'thanked: became regular';
  return { do: 'note', thread, person: author.person, note };
}
