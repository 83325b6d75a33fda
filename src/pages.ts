// Part of the composition root: the private pages over the same memory, the same decisions and the same GitHub as everything else.
import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Database } from './db/open.ts';
import { createPersonalRecords } from './db/personal-record.ts';
import { createPrivateWords } from './db/private-words.ts';
import type { PersonKey } from './domain/contribution.ts';
import { answerIn, handle } from './flow/handle.ts';
import type { World } from './flow/known-world.ts';
import type { Projects } from './flow/pages-ports.ts';
import { createSignIn } from './github/sign-in.ts';
import type { PagesConfig } from './pages-config.ts';
import { createPages } from './web/app.ts';
import type { Sign } from './words/say.ts';

export interface PagesOptions {
  readonly config: PagesConfig;
  readonly apiUrl: string;
  readonly database: Database;
  readonly world: World;
  /** Signs the comments that follow from what is said on a page. */
  readonly sign: Sign;
  readonly secret: string;
  readonly hashOf: (key: PersonKey) => string;
  readonly log: Logger;
}

export function openPages({
  config,
  apiUrl,
  database,
  world,
  sign,
  secret,
  hashOf,
  log,
}: PagesOptions): Hono {
  return createPages({
    url: config.url,
    githubUrl: config.githubUrl,
    // Nothing that is signed for a page can pass for the mark of a comment.
    sign: (text) => createHmac('sha256', secret).update(`pages:${text}`).digest('hex'),
    clock: world.clock,
    wallClock: () => Date.now(),
    signIn: createSignIn({ ...config, apiUrl }),
    records: createPersonalRecords(database, { hashOf }),
    projects: projectsOf(world),
    words: createPrivateWords(database),
    obey: async (happening) => answerIn(await handle(happening, world, sign)),
    log,
  });
}

function projectsOf({ memory, github }: Pick<World, 'memory' | 'github'>): Projects {
  return {
    async find(id) {
      const repository = await memory.repository(id);
      if (!repository || repository.isSuspended) return null;
      const { safety } = await github.settings(repository);
      return { ...repository, contact: safety.contact };
    },
    async isContact(project, { key, login }) {
      const isNamed = project.contact?.toLowerCase() === login.toLowerCase();
      // A login that was given up may be somebody else's by now.
      const named = isNamed ? await github.personByLogin(project, login) : null;
      return named?.key === key;
    },
  };
}
