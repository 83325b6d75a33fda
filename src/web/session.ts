// Who is looking: kept in their browser and nowhere else. It ends after a working day, and when they sign out.
import type { Context } from 'hono';
import type { Person } from '../domain/person.ts';
import { HOUR, type Instant } from '../domain/time.ts';
import { sealed, texts, type Sealed } from './sealed.ts';
import type { Site } from './site.ts';

export interface Session {
  readonly person: Person;
  /** Tells this session from all others. */
  readonly id: string;
  readonly since: Instant;
}

export interface Sessions {
  open(c: Context, person: Person): Promise<void>;
  of(c: Context): Promise<Session | null>;
  end(c: Context): void;
}

const LASTS_MS = 8 * HOUR;

export function sessionsOf(site: Site): Sessions {
  const cookie: Sealed<Session> = sealed(site, { name: 'belay-session', lastsMs: LASTS_MS, read });
  return {
    open: (c, person) =>
      cookie.put(c, { person, id: globalThis.crypto.randomUUID(), since: site.wallClock() }),
    of: (c) => cookie.take(c),
    end: (c) => cookie.drop(c),
  };
}

function read(value: unknown): Session | null {
  const own = texts(value, 'id');
  const { person, since } = (value ?? {}) as Partial<Record<keyof Session, unknown>>;
  const who = texts(person, 'key', 'login');
  if (!own || !who || typeof since !== 'number') return null;
  return { person: { ...who, isBot: false }, id: own.id, since };
}
