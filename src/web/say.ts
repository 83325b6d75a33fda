// What somebody said with a form, as something that happened: thought through like a comment, answered with a sentence.
import type { AboutMe, Command, OwnOffer } from '../domain/command.ts';
import type { CommandGiven, PreferenceStated } from '../domain/happening.ts';
import type { RepositoryId, ThreadRef } from '../domain/repository.ts';
import { GitHubTrouble, NotYet } from '../flow/trouble.ts';
import type { SayableVerb } from './command-line.ts';
import type { Form } from './form.ts';
import type { Saying } from './pages/sayings.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

type Sayable = Command & { readonly verb: SayableVerb };

export function sayOfMyself(
  command: (AboutMe | OwnOffer) & Sayable,
  repository: RepositoryId,
  { person }: Visitor,
  form: Form,
  site: Site,
): Promise<Saying> {
  const utterance = utteranceOf(form, { repository, command });
  const at = site.clock.now();
  return said({ kind: 'preference-stated', repository, by: person, command, at, utterance }, command, site);
}

export function sayOfPairing(
  command: Sayable,
  thread: ThreadRef,
  { person }: Visitor,
  form: Form,
  site: Site,
): Promise<Saying> {
  const utterance = utteranceOf(form, { thread, command });
  const happening: CommandGiven = {
    kind: 'command-given',
    thread,
    by: person,
    line: { is: 'command', command },
    comment: null,
    at: site.clock.now(),
    utterance,
  };
  return said(happening, command, site);
}

function utteranceOf(form: Form, what: object): string {
  return `page:${form.nameOf(JSON.stringify(what))}`;
}

/** What a worker would try again later, somebody who waits before a page hears now. */
async function said(
  happening: CommandGiven | PreferenceStated,
  { verb }: Sayable,
  site: Site,
): Promise<Saying> {
  try {
    const reaction = await site.obey(happening);
    if (reaction === '+1') return verb === 'mentor accept' || verb === 'mentor pass' ? 'answered' : verb;
    return reaction === 'confused' ? 'not possible' : 'unchanged';
  } catch (error) {
    if (error instanceof NotYet) return 'not yet';
    if (!(error instanceof GitHubTrouble)) throw error;
    site.log.warn({ err: error }, 'GitHub could not be asked for somebody who waited before a page');
    return 'github away';
  }
}
