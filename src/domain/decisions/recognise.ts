// A word at the landings that matter to a person: the first, and the one that makes a regular. All others go to the report.
import { regularKey, thanksKey } from '../comment-key.ts';
import type { Effect, Note } from '../effect.ts';
import type { ClosedSituation, Recognition } from '../situation.ts';
import { DAY } from '../time.ts';
import { isBudgetSpent } from './budget.ts';

export function recognise(situation: ClosedSituation): Effect[] {
  const { recognition, landed, settings, thread, now } = situation;
  if (!recognition?.milestone || !landed || recognition.wasSaid) return [];
  const { author, milestone, written } = recognition;
  const isVeteran = milestone === 'first-landing' && recognition.hadCommits;
  const isForUs = author.standing !== 'maintainer' && !author.isLeftAlone && !isVeteran;
  const isLate = now - landed.at > DAY;
  if (!settings.recognition.enabled || !isForUs || isLate || thread.isLocked) return [];
  const mark: Effect = { do: 'mark', person: author.person.key, milestone };
  const label: Effect[] =
    milestone === 'became-regular' ? [{ do: 'label', thread, label: settings.labels.regular }] : [];
  const note = (text: Note): Effect => ({ do: 'note', thread, person: author.person, note: text });
  if (settings.quiet)
    return [...label, mark, ...(label.length > 0 ? [note('labelled: became regular')] : [])];
  if (isBudgetSpent(written, settings)) return [...label, mark, note('held-back: budget')];
  return [...label, word(situation, recognition, milestone), mark, noteOf(situation, recognition)];
}

function word(
  { repository, thread, settings }: ClosedSituation,
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
    : {
        ...common,
        key: regularKey(repository.id, person),
        message: { about: 'became-regular', person, mentors: settings.mentors.enabled },
      };
}

function noteOf({ thread }: ClosedSituation, { author, milestone }: Recognition): Effect {
  const note = milestone === 'first-landing' ? 'thanked: first landing' : 'thanked: became regular';
  return { do: 'note', thread, person: author.person, note };
}
