// Everybody's own page, and what they say there: about themselves, and about the pairings they are in.
import type { Context, Hono } from 'hono';
import { isAboutMe, isOwnOffer } from '../../domain/command.ts';
import type { RepositoryId } from '../../domain/repository.ts';
import type { PersonalRecord } from '../../flow/pages-ports.ts';
import { commandIn } from '../command-line.ts';
import type { Form } from '../form.ts';
import type { Gate } from '../gate.ts';
import { forgetMe } from '../pages/about-me.ts';
import { myPage } from '../pages/me.ts';
import { nothingToAnswer } from '../pages/notices.ts';
import { addressWith, sayingIn, type Saying } from '../pages/sayings.ts';
import { ownerPage, pairingPage } from '../pages/single.ts';
import { sayOfMyself, sayOfPairing } from '../say.ts';
import { sessionsOf } from '../session.ts';
import type { Site } from '../site.ts';
import type { Visitor } from '../visitor.ts';
import { questionsAbout } from './pairings.ts';
import { pairingOf, recordOf } from './record.ts';

const OPEN = ['wanted', 'asked', 'active', 'paused'] as const;

export function myRoutes(app: Hono, site: Site, gate: Gate): void {
  const { githubUrl, clock } = site;
  const sessions = sessionsOf(site);

  app.get(
    '/me',
    gate.look(async (c, visitor) => {
      const record = await recordOf(visitor, site);
      const questions = await questionsAbout(record.pairings, site);
      const saying = sayingIn(c.req.query('said'));
      return c.html(myPage({ visitor, record, questions, saying, now: clock.now(), githubUrl }));
    }),
  );

  app.get(
    '/me/forget',
    gate.look(async (c, visitor) => c.html(forgetMe(await recordOf(visitor, site), visitor))),
  );

  app.get(
    '/me/owners/:owner',
    gate.look(async (c, visitor) => {
      const { owners, zone } = await recordOf(visitor, site);
      const mine = owners.find(({ owner }) => owner === c.req.param('owner'));
      return mine
        ? c.html(ownerPage(mine, visitor, { now: clock.now(), zone }))
        : c.html(nothingToAnswer(visitor), 404);
    }),
  );

  app.get(
    '/me/pairings/:pairing',
    gate.look(async (c, visitor) => {
      const pairing = await pairingOf(c.req.param('pairing'), OPEN, visitor, site);
      return pairing
        ? c.html(pairingPage(pairing, visitor, githubUrl))
        : c.html(nothingToAnswer(visitor), 404);
    }),
  );

  app.post(
    '/me',
    gate.act(async (c, visitor, form) => {
      const saying = await saidOfMyself(visitor, form, site);
      if (saying !== 'belay forget me') return answer(c, saying);
      sessions.end(c);
      return c.redirect(addressWith('/', saying), 303);
    }),
  );

  app.post(
    '/me/pairings/:pairing',
    gate.act(async (c, visitor, form) => {
      const pairing = await pairingOf(c.req.param('pairing'), OPEN, visitor, site);
      if (!pairing) return c.html(nothingToAnswer(visitor), 404);
      const command = commandIn(form);
      const isOfMyself = command !== null && (isAboutMe(command) || isOwnOffer(command));
      if (!command || isOfMyself) return answer(c, 'not understood');
      return answer(c, await sayOfPairing(command, pairing.thread, visitor, form, site));
    }),
  );
}

function answer(c: Context, saying: Saying): Response {
  return c.redirect(addressWith('/me', saying), 303);
}

async function saidOfMyself(visitor: Visitor, form: Form, site: Site): Promise<Saying> {
  const command = commandIn(form);
  if (!command || !(isAboutMe(command) || isOwnOffer(command))) return 'not understood';
  const repository = whereOf(form, await recordOf(visitor, site));
  return repository === null ? 'not possible' : sayOfMyself(command, repository, visitor, form, site);
}

/** One of those that their page offered. */
function whereOf(form: Form, { owners, home }: PersonalRecord): RepositoryId | null {
  const id = Number(form.text('repository'));
  const known = owners.flatMap(({ repositories }) => repositories.map((repository) => repository.id));
  return id === home || known.includes(id) ? id : null;
}
