// A preview in words: what would be written where, and what it comes to.
import type { PersonKey } from '../domain/contribution.ts';
import { formatInstant, type Instant } from '../domain/time.ts';
import type { Line } from '../preview/lines.ts';
import type { Scene } from '../preview/live-through.ts';
import type { Summary } from '../preview/summary.ts';
import { count } from '../words/phrases.ts';
import { printable } from './tools.ts';

type Names = ReadonlyMap<PersonKey, string>;

const ORDER: readonly Line['kind'][] = [
  'welcome',
  'welcome-back',
  'mentor-asked',
  'nobody-free',
  'thanks',
  'regular',
  'label',
];

export function sceneInWords({ at, thread, lines, isHeldBack }: Scene, names: Names): string[] {
  return [
    printable(`${day(at)}  ${thread.id}  ${thread.title}`),
    ...lines.flatMap((line) => inWords(line, names).map((text) => `  ${printable(text)}`)),
    ...(isHeldBack ? ['  says no more: a message budget is spent'] : []),
  ];
}

function inWords(line: Line, names: Names): string[] {
  const person = called(line.person, names);
  switch (line.kind) {
    case 'welcome':
      return [`welcomes ${person}`];
    case 'welcome-back':
      return [`welcomes ${person} back`];
    case 'mentor-asked': {
      const reasons = line.reasons.map((reason) => `  - ${reason}`);
      return [`asks ${called(line.mentor, names)} to mentor ${person}`, ...reasons];
    }
    case 'nobody-free':
      return [`tells ${person} that nobody is free to mentor`];
    case 'thanks':
      return [`thanks ${person} for a first landed change`];
    case 'regular':
      return [`thanks ${person} for having become a regular`];
    case 'label':
      return [`puts on the label "${line.label}"`];
  }
}

export function summaryInWords(summary: Summary, names: Names): string[] {
  const { kinds, comments, perWeek, heldBack } = summary;
  if (perWeek.weeks === 0) return ['Nothing happened, so nothing would have been written.'];
  return [
    '',
    `${count(comments, 'comment')} in ${count(perWeek.weeks, 'week')}`,
    ...ORDER.map((kind) => `  ${String(kinds.get(kind) ?? 0).padStart(6)}  ${kind}`),
    `a week: ${perWeek.median} in the median${worstOf(summary)}`,
    askedInWords(summary, names),
    ...(heldBack > 0 ? [`${count(heldBack, 'time')}, a spent message budget held something back`] : []),
  ];
}

function worstOf({ perWeek: { worst } }: Summary): string {
  return worst ? `, ${worst.comments} at worst (from ${day(worst.begins)})` : '';
}

function askedInWords({ kinds, peopleAsked, mostAsked }: Summary, names: Names): string {
  const times = kinds.get('nobody-free') ?? 0;
  const nobody = `nobody was free ${count(times, 'time')}`;
  const asks = kinds.get('mentor-asked') ?? 0;
  if (!mostAsked) return `nobody was asked to mentor; ${nobody}`;
  const share = Math.round((100 * mostAsked.asks) / asks);
  const most = `${printable(called(mostAsked.mentor, names))} most often, ${mostAsked.asks} of ${asks} times (${share} %)`;
  return `${count(peopleAsked, 'person', 'people')} asked to mentor, ${most}; ${nobody}`;
}

function called(key: PersonKey, names: Names): string {
  const name = names.get(key) ?? key;
  return name === key ? key : `${name} (${key})`;
}

function day(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}
