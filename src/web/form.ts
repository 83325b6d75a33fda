// Forms that were sent: whether they are of this session, what is in them, and a name under which the same sending counts once.
import type { Context } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Session } from './session.ts';
import type { Site } from './site.ts';

/** What goes into every form of a page. */
export interface FormKeys {
  /** Proves that the form is from a page that this session was shown. */
  readonly token: string;
  /** Sent twice, it is done once. */
  readonly once: string;
}

export interface Form {
  /** What somebody typed into a field, without spaces around it; empty where there is no such field. */
  text(name: string): string;
  /** The same for the same person sending the same thing from the same page, and tells nothing of them. */
  nameOf(what: string): string;
}

const TOKEN_LENGTH = 32;

export function keysFor({ id }: Session, site: Site): FormKeys {
  return { token: tokenOf(id, site), once: globalThis.crypto.randomUUID() };
}

/** null where it is not from a page of this session. */
export async function readForm(c: Context, { id, person }: Session, site: Site): Promise<Form | null> {
  const fields: Readonly<Record<string, unknown>> = await c.req.parseBody();
  const text = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return typeof value === 'string' ? value.trim() : '';
  };
  const isOurs = await timingSafeEqual(text('token'), tokenOf(id, site));
  const once = text('once');
  if (!isOurs || once === '') return null;
  return {
    text,
    nameOf: (what) => site.sign(`once:${JSON.stringify([person.key, once, what])}`).slice(0, TOKEN_LENGTH),
  };
}

function tokenOf(session: string, site: Site): string {
  return site.sign(`form:${session}`).slice(0, TOKEN_LENGTH);
}
