// Two private questions to each of the two when their mentorship is over, where the project named somebody to read the answers.
import type { Context, Hono } from 'hono';
import type { MyPairing, MyPast, Project } from '../../flow/pages-ports.ts';
import { GitHubTrouble } from '../../flow/trouble.ts';
import type { Form } from '../form.ts';
import type { Gate } from '../gate.ts';
import { nothingToAnswer } from '../pages/notices.ts';
import { addressWith, sayingIn, type Saying } from '../pages/sayings.ts';
import { answered, QUESTIONS, questionsPage } from '../pages/written.ts';
import type { Site } from '../site.ts';
import type { Visitor } from '../visitor.ts';
import { pairingOf } from './record.ts';
import { wordIn } from './word.ts';

interface Asked {
  readonly past: MyPast;
  readonly project: Project;
  readonly contact: string;
  readonly hasAnswered: boolean;
}

export function pairingRoutes(app: Hono, site: Site, gate: Gate): void {
  app.get(
    '/pairings/:pairing',
    gate.look(async (c, visitor) => {
      const asked = await askedOf(c, visitor, site);
      if (!asked) return c.html(nothingToAnswer(visitor), 404);
      const saying = sayingIn(c.req.query('said'));
      const { past, hasAnswered } = asked;
      if (hasAnswered) return c.html(answered(visitor, saying));
      return c.html(questionsPage({ ...asked, visitor, action: pathOf(past), saying }));
    }),
  );

  app.post(
    '/pairings/:pairing',
    gate.act(async (c, visitor, form) => {
      const asked = await askedOf(c, visitor, site);
      if (!asked) return c.html(nothingToAnswer(visitor), 404);
      const saying = asked.hasAnswered ? 'unchanged' : await keep(asked.past, visitor, form, site);
      return c.redirect(addressWith(pathOf(asked.past), saying), 303);
    }),
  );
}

async function askedOf(c: Context, visitor: Visitor, site: Site): Promise<Asked | null> {
  const past = await pairingOf(c.req.param('pairing'), ['ended'], visitor, site);
  if (!past) return null;
  const project = await site.projects.find(past.thread.repository);
  if (!project?.contact) return null;
  const words = await site.words.of(project.id);
  const hasAnswered = words.some(
    ({ kind, pairing, person }) => kind === 'answers' && pairing === past.id && person === visitor.person.key,
  );
  return { past, project, contact: project.contact, hasAnswered };
}

async function keep(past: MyPast, visitor: Visitor, form: Form, site: Site): Promise<Saying> {
  const words = wordIn(form, Object.keys(QUESTIONS));
  if (typeof words === 'string') return words;
  await site.words.keep({
    id: form.nameOf(past.id),
    repository: past.thread.repository,
    kind: 'answers',
    pairing: past.id,
    person: visitor.person.key,
    role: past.as,
    words,
    at: site.clock.now(),
  });
  return 'kept';
}

/** Where there is somebody to read the answers. A page that shows more than this does not fail because GitHub is away. */
export async function questionsAbout(
  pairings: readonly MyPairing[],
  { projects }: Site,
): Promise<ReadonlyMap<string, string>> {
  const over = pairings.filter(({ is }) => is === 'ended');
  const ids = [...new Set(over.map(({ thread }) => thread.repository))];
  const found = await Promise.all(ids.map((id) => projects.find(id).catch(unlessAway)));
  const withContact = new Set(found.flatMap((project) => (project?.contact ? [project.id] : [])));
  return new Map(
    over.flatMap((one) => (withContact.has(one.thread.repository) ? [[one.id, pathOf(one)]] : [])),
  );
}

function unlessAway(error: unknown): null {
  if (error instanceof GitHubTrouble) return null;
  throw error;
}

function pathOf({ id }: Pick<MyPairing, 'id'>): string {
  return `/pairings/${encodeURIComponent(id)}`;
}
