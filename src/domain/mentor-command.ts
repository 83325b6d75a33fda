// The grammar of what comes after `/mentor`.
import { withoutAddresses } from './addresses.ts';
import { LONGEST_LINE } from './agreement.ts';
import type { MentorCommand } from './command.ts';
import { isCalendarDay } from './local-day.ts';

const LONGEST_TOPIC = 50;
const MOST_TOPICS = 10;
const MOST_MENTEES = 20;
const MOST_DAYS = 365;
const MOST_INTERVAL = 90;
/** GitHub's rule for logins; those that a company manages have an underscore. */
const LOGIN = /^@?([a-z\d](?:[a-z\d_-]{0,38}))$/i;

/** `rest` has single spaces. undefined where it is not understood. */
export function parseMentorCommand(rest: string): MentorCommand | undefined {
  const whole = rest.toLowerCase();
  switch (whole) {
    case 'no thanks':
    case 'change':
    case 'accept':
    case 'pass':
    case 'me':
    case 'pause':
    case 'resume':
    case 'leave':
    case 'done':
    case 'stop':
    case 'back':
      return { verb: `mentor ${whole}` };
    default:
      return withArgument(rest);
  }
}

function withArgument(rest: string): MentorCommand | undefined {
  const [word = '', ...words] = rest.split(' ');
  const argument = words.join(' ');
  const verb = word.toLowerCase();
  switch (verb) {
    case 'wanted':
      return argument.length <= LONGEST_TOPIC
        ? { verb: 'mentor wanted', topic: argument === '' ? null : withoutAddresses(argument) }
        : undefined;
    case 'assign':
    case 'confirm': {
      const [, login] = LOGIN.exec(argument) ?? [];
      return login === undefined ? undefined : { verb: `mentor ${verb}`, login };
    }
    case 'goal':
    case 'milestone':
      return argument === '' || argument.length > LONGEST_LINE
        ? undefined
        : { verb: `mentor ${verb}`, text: withoutAddresses(argument) };
    case 'offer':
      return offer(argument);
    case 'away':
      return away(argument);
    case 'every':
      return every(argument.toLowerCase());
    default:
      return withNumber(verb, argument.toLowerCase());
  }
}

function withNumber(verb: string, argument: string): MentorCommand | undefined {
  const [, digits = '', unit] = /^(\d{1,3})(?: (weeks?|days?))?$/.exec(argument) ?? [];
  const n = Number(digits);
  if (digits === '') return undefined;
  switch (verb) {
    case 'tick':
      return unit === undefined && n > 0 ? { verb: 'mentor tick', ordinal: n } : undefined;
    case 'capacity':
      return unit === undefined && n <= MOST_MENTEES ? { verb: 'mentor capacity', mentees: n } : undefined;
    case 'interval': {
      const days = inDays(n, unit ?? 'days');
      return days <= MOST_DAYS ? { verb: 'mentor interval', days } : undefined;
    }
    default:
      return undefined;
  }
}

/** `every week`, `every 10 days` */
function every(argument: string): MentorCommand | undefined {
  const [, digits = '1', unit] = /^(?:(\d{1,2}) )?(weeks?|days?)$/.exec(argument) ?? [];
  const days = inDays(Number(digits), unit ?? '');
  return days >= 1 && days <= MOST_INTERVAL ? { verb: 'mentor every', days } : undefined;
}

/** NaN without a unit, which no comparison lets through. */
function inDays(n: number, unit: string): number {
  if (unit.startsWith('week')) return 7 * n;
  return unit.startsWith('day') ? n : NaN;
}

function offer(argument: string): MentorCommand | undefined {
  const topics = [...new Set(argument.split(',').map((topic) => topic.trim()))].filter(Boolean);
  const areShort = topics.every((topic) => topic.length <= LONGEST_TOPIC);
  const isUnderstood = areShort && topics.length <= MOST_TOPICS;
  return isUnderstood ? { verb: 'mentor offer', topics: topics.map(withoutAddresses) } : undefined;
}

function away(argument: string): MentorCommand | undefined {
  const [, until = '', how] = /^until (\S+)(?: (can-finish|unavailable))?$/i.exec(argument) ?? [];
  if (!isCalendarDay(until)) return undefined;
  return { verb: 'mentor away', until, keepsMentees: how?.toLowerCase() === 'can-finish' };
}
