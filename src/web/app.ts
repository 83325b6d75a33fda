// The private pages: plain HTML, no client script, a session that is kept in the browser alone.
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { GitHubTrouble } from '../flow/trouble.ts';
import { gateOf } from './gate.ts';
import { guard } from './headers.ts';
import { STYLESHEET } from './pages/layout.ts';
import { front, notFound, outdatedForm, somethingWentWrong } from './pages/notices.ts';
import { sayingIn } from './pages/sayings.ts';
import { askRoutes } from './routes/asks.ts';
import { concernRoutes } from './routes/concerns.ts';
import { myRoutes } from './routes/me.ts';
import { pairingRoutes } from './routes/pairings.ts';
import { signInRoutes } from './routes/sign-in.ts';
import type { Site } from './site.ts';
import { STYLE } from './style.ts';

export function createPages(site: Site): Hono {
  const app = new Hono();
  const gate = gateOf(site);
  app.onError((error, c) => {
    // A form from another site.
    if (error instanceof HTTPException) return c.html(outdatedForm(null), error.status);
    const isGitHub = error instanceof GitHubTrouble;
    site.log.warn({ err: error }, 'a page could not be shown');
    return c.html(somethingWentWrong(isGitHub), isGitHub ? 503 : 500);
  });
  guard(app, site);
  app.get(STYLESHEET, (c) =>
    c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' }),
  );
  app.get('/', async (c) => c.html(front(await gate.visitor(c), sayingIn(c.req.query('said')))));
  signInRoutes(app, site, gate);
  myRoutes(app, site, gate);
  askRoutes(app, site, gate);
  pairingRoutes(app, site, gate);
  concernRoutes(app, site, gate);
  app.all('*', async (c) => c.html(notFound(await gate.visitor(c)), 404));
  return app;
}
