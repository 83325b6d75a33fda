// The question to whoever is asked to mentor. The address stands in public, so anybody may come; only the one who is asked sees
// anything, and neither answer can be told from the other by what it leaves in an address.
import type { Hono } from 'hono';
import { commandIn } from '../command-line.ts';
import type { Gate } from '../gate.ts';
import { askPage } from '../pages/ask.ts';
import { nothingToAnswer } from '../pages/notices.ts';
import { addressWith } from '../pages/sayings.ts';
import { sayOfPairing } from '../say.ts';
import type { Site } from '../site.ts';
import { pairingOf } from './record.ts';

export function askRoutes(app: Hono, site: Site, gate: Gate): void {
  app.get(
    '/asks/:pairing',
    gate.look(async (c, visitor) => {
      const ask = await pairingOf(c.req.param('pairing'), ['asked'], visitor, site);
      return ask ? c.html(askPage(ask, visitor, site.githubUrl)) : c.html(nothingToAnswer(visitor), 404);
    }),
  );

  app.post(
    '/asks/:pairing',
    gate.act(async (c, visitor, form) => {
      const ask = await pairingOf(c.req.param('pairing'), ['asked'], visitor, site);
      if (!ask) return c.html(nothingToAnswer(visitor), 404);
      const command = commandIn(form);
      const isAnswer = command?.verb === 'mentor accept' || command?.verb === 'mentor pass';
      const saying = isAnswer
        ? await sayOfPairing(command, ask.thread, visitor, form, site)
        : 'not understood';
      return c.redirect(addressWith('/me', saying), 303);
    }),
  );
}
