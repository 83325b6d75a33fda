// A value that a browser keeps for us: signed, so that only this server can have made it, under a key of its own, so that one
// cookie cannot pass for another, and with an end that the browser cannot put off.
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { isSecure, type Site } from './site.ts';

export interface Sealed<T> {
  put(c: Context, value: T): Promise<void>;
  /** null where there is none, or it is not ours, or over. */
  take(c: Context): Promise<T | null>;
  drop(c: Context): void;
}

interface Cookie<T> {
  readonly name: string;
  readonly lastsMs: number;
  /** What was put there by an older release may have another shape. */
  readonly read: (value: unknown) => T | null;
}

export function sealed<T>(site: Site, { name, lastsMs, read }: Cookie<T>): Sealed<T> {
  const key = site.sign(`cookie:${name}`);
  // `__Host-`: no other host, and nobody on the way, can have set it. Browsers refuse that name without https.
  const safe = isSecure(site) ? ({ prefix: 'host', secure: true } as const) : {};
  const prefix = isSecure(site) ? 'host' : undefined;
  return {
    async put(c, value) {
      const until = site.wallClock() + lastsMs;
      const options = { ...safe, httpOnly: true, sameSite: 'Lax', maxAge: lastsMs / 1000 } as const;
      await setSignedCookie(c, name, JSON.stringify({ value, until }), key, options);
    },
    async take(c) {
      const text = await getSignedCookie(c, key, name, prefix);
      const kept = text ? (JSON.parse(text) as { readonly value: unknown; readonly until: number }) : null;
      return kept && kept.until > site.wallClock() ? read(kept.value) : null;
    },
    drop: (c) => void deleteCookie(c, name, safe),
  };
}

/** Named parts of a value that was put there, each a text; null where one is missing. */
export function texts<Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): Record<Name, string> | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = names.map((name) => [name, Reflect.get(value, name) as unknown] as const);
  const isWhole = found.every(([, part]) => typeof part === 'string');
  return isWhole ? (Object.fromEntries(found) as Record<Name, string>) : null;
}
