// Who may look and who may act: a page is shown to whoever is signed in, and something is done only by a form that was sent from
// such a page. Looking never does anything.
import type { Context, Handler } from 'hono';
import { keysFor, readForm, type Form } from './form.ts';
import { outdatedForm } from './pages/notices.ts';
import { sessionsOf, type Session } from './session.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

type Answer = Response | Promise<Response>;

export interface Gate {
  visitor(c: Context): Promise<Visitor | null>;
  look(show: (c: Context, visitor: Visitor) => Answer): Handler;
  /** Whoever is not signed in any more is sent somewhere instead: to sign in, unless told otherwise. */
  act(act: (c: Context, visitor: Visitor, form: Form) => Answer, otherwise?: string): Handler;
}

export function gateOf(site: Site): Gate {
  const sessions = sessionsOf(site);
  const visitor = async (c: Context): Promise<Visitor | null> => {
    const session = await sessions.of(c);
    return session && visitorOf(session, site);
  };
  return {
    visitor,
    look: (show) => async (c) => {
      const who = await visitor(c);
      return who ? show(c, who) : c.redirect(signInFirst(pathOf(c)), 303);
    },
    act:
      (act, otherwise = signInFirst('/me')) =>
      async (c) => {
        const session = await sessions.of(c);
        if (!session) return c.redirect(otherwise, 303);
        const form = await readForm(c, session, site);
        const who = visitorOf(session, site);
        return form ? act(c, who, form) : c.html(outdatedForm(who), 403);
      },
  };
}

function visitorOf(session: Session, site: Site): Visitor {
  return { person: session.person, ...keysFor(session, site) };
}

function pathOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

function signInFirst(to: string): string {
  return `/sign-in?to=${encodeURIComponent(to)}`;
}
