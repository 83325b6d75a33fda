// Writing to whoever the project trusts, and reading it as that person. For everybody else there is no such page.
import type { Context, Hono } from 'hono';
import { DAY } from '../../domain/time.ts';
import type { Project } from '../../flow/pages-ports.ts';
import type { Form } from '../form.ts';
import type { Gate } from '../gate.ts';
import { notFound } from '../pages/notices.ts';
import { addressWith, sayingIn, type Saying } from '../pages/sayings.ts';
import { concernPage, contactPage } from '../pages/written.ts';
import type { Site } from '../site.ts';
import type { Visitor } from '../visitor.ts';
import { wordIn } from './word.ts';

/** Enough for whoever is in need, and a bound for whoever is not. */
const MOST_A_DAY = 5;
const A_PAGE = 10;

export function concernRoutes(app: Hono, site: Site, gate: Gate): void {
  app.get(
    '/concerns/:repository',
    gate.look(async (c, visitor) => {
      const project = await openTo(visitor, c, site);
      if (!project?.contact) return c.html(notFound(visitor), 404);
      const { contact } = project;
      const saying = sayingIn(c.req.query('said'));
      return c.html(concernPage({ visitor, project, contact, action: pathOf(project), saying }));
    }),
  );

  app.post(
    '/concerns/:repository',
    gate.act(async (c, visitor, form) => {
      const project = await openTo(visitor, c, site);
      if (!project?.contact) return c.html(notFound(visitor), 404);
      return c.redirect(addressWith(pathOf(project), await keep(project, visitor, form, site)), 303);
    }),
  );

  app.get(
    '/contact/:repository',
    gate.look(async (c, visitor) => {
      const project = await projectOf(c, site);
      const isTheirs = project !== null && (await site.projects.isContact(project, visitor.person));
      return isTheirs ? read(c, project, visitor, site) : c.html(notFound(visitor), 404);
    }),
  );
}

function projectOf(c: Context, { projects }: Site): Promise<Project | null> {
  const text = c.req.param('repository') ?? '';
  return /^\d{1,15}$/.test(text) ? projects.find(Number(text)) : Promise.resolve(null);
}

/** Whoever does not know a private repository does not learn of it here. */
async function openTo({ person }: Visitor, c: Context, site: Site): Promise<Project | null> {
  const project = await projectOf(c, site);
  const isOpen = project && (!project.isPrivate || (await site.records.isKnownIn(project.id, person.key)));
  return isOpen ? project : null;
}

async function keep(project: Project, { person }: Visitor, form: Form, site: Site): Promise<Saying> {
  const words = wordIn(form, ['concern']);
  if (typeof words === 'string') return words;
  const at = site.clock.now();
  const earlier = await site.words.of(project.id);
  const today = earlier.filter((word) => word.person === person.key && word.at > at - DAY);
  if (today.length >= MOST_A_DAY) return 'too many';
  const word = { kind: 'concern', pairing: null, person: person.key, role: null, words, at } as const;
  await site.words.keep({ ...word, id: form.nameOf(String(project.id)), repository: project.id });
  return 'kept';
}

async function read(c: Context, project: Project, visitor: Visitor, site: Site): Promise<Response> {
  const all = (await site.words.of(project.id)).toSorted((a, b) => b.at - a.at);
  const from = Math.max(0, Math.trunc(Number(c.req.query('from')) || 0));
  const words = all.slice(from, from + A_PAGE);
  const logins = await site.records.logins(words.map(({ person }) => person));
  const older = all.length > from + A_PAGE ? `/contact/${project.id}?from=${from + A_PAGE}` : null;
  return c.html(contactPage({ visitor, project, words, logins, older }));
}

function pathOf({ id }: Project): string {
  return `/concerns/${id}`;
}
