// `belay standing`: who is who in a repository at an instant, each with the evidence.
import { Command } from 'commander';
import type { PersonKey } from '../domain/contribution.ts';
import { History, type KnownPerson } from '../domain/history.ts';
import { assess, type Assessment, type MaintainerRule, type Standing } from '../domain/standing.ts';
import { formatInstant, type Instant } from '../domain/time.ts';
import { watcherOn } from './progress.ts';
import { InputError, instantOption, orNull, printable, SOURCE, type Tools } from './tools.ts';

interface Options {
  readonly at?: Instant;
  readonly json?: boolean;
}

type Assessed = KnownPerson & Assessment;

const ORDER: readonly Standing[] = [
  'maintainer',
  'regular',
  'occasional',
  'returning',
  'newcomer',
  'first-time',
];

export function standingCommand(tools: Tools): Command {
  return new Command('standing')
    .description('who is who in a repository at an instant, with the evidence')
    .argument('<source>', SOURCE)
    .argument('[person]', 'only this person, by key')
    .option('--at <instant>', 'only what landed before counts (default: now)', instantOption)
    .option('--json', 'as JSON')
    .action(async (source: string, person: string | undefined, options: Options) => {
      const at = options.at ?? tools.now();
      const everybody = await assessAll(source, at, tools);
      const people = person === undefined ? everybody : everybody.filter(({ key }) => key === person);
      if (person !== undefined && people.length === 0) {
        throw new InputError(
          `found nobody with the key ${JSON.stringify(person)}, expected one of ${everybody.length} people in ${source} before ${formatInstant(at)}`,
        );
      }
      tools.terminal.out(
        options.json === true ? asJson(at, people) : asText(at, people, person !== undefined),
      );
    });
}

async function assessAll(source: string, at: Instant, { openSource, terminal }: Tools): Promise<Assessed[]> {
  const watcher = watcherOn(terminal);
  const history = new History();
  try {
    const { contributions, writers } = await openSource(source, watcher);
    for await (const contribution of contributions) {
      if (contribution.at < at) history.add(contribution);
    }
    const rule = ruleFor(await writers());
    return history.people().map((person) => ({ ...person, ...assess(person, at, rule(person.key)) }));
  } finally {
    watcher.stop();
  }
}

function ruleFor(writers: ReadonlySet<PersonKey> | null): (key: PersonKey) => MaintainerRule {
  if (!writers) return () => ({ by: 'having-helped' });
  return (key) => ({ by: 'write-access', canWrite: writers.has(key) });
}

/** The documented shape; keys in this order. */
function asJson(at: Instant, people: readonly Assessed[]): string {
  const listed = people.map(({ key, name, standing, evidence }) => ({
    key,
    name,
    standing,
    landed: evidence.landed,
    landedLastYear: evidence.landedLastYear,
    activeMonthsLastYear: evidence.activeMonthsLastYear,
    firstAt: orNull(evidence.firstAt),
    lastAt: orNull(evidence.lastAt),
  }));
  return `${JSON.stringify({ at: formatInstant(at), people: listed })}\n`;
}

function asText(at: Instant, people: readonly Assessed[], isOne: boolean): string {
  const lines = people.map((person) => `  ${describe(person)}`);
  if (isOne) return `${lines.join('\n').trim()}\n`;
  const counts = ORDER.map((standing) => {
    const count = people.filter((person) => person.standing === standing).length;
    return `  ${String(count).padStart(6)}  ${standing}`;
  });
  const shown = ORDER.slice(0, 2).flatMap((standing) => {
    const some = people.filter((person) => person.standing === standing);
    return some.length > 0 ? ['', `${standing}s`, ...some.map((person) => `  ${describe(person)}`)] : [];
  });
  return [`${people.length} people before ${formatInstant(at)}`, ...counts, ...shown, ''].join('\n');
}

function describe({ key, name, standing, evidence }: Assessed): string {
  const { landed, landedLastYear, activeMonthsLastYear, helpedLastYear, lastAt } = evidence;
  const last = lastAt === null ? 'nothing landed' : `last ${formatInstant(lastAt).slice(0, 10)}`;
  const facts = `${landed} landed, ${landedLastYear} in the past year in ${activeMonthsLastYear} months, helped ${helpedLastYear} others, ${last}`;
  return `${printable(name)} (${printable(key)}): ${standing}; ${facts}`;
}
