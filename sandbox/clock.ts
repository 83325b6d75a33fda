// The sandbox's time, which a story or a test may set. Everything dated in the world uses it; signatures and tokens do not.
//
// App libraries sign their JWTs with the wall clock and look at the wall clock to see whether a token is still good,
// so `exp` of a JWT and the expiry of installation tokens follow the wall clock whatever this clock says.

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  set(instant: number): void;
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. */
export function settableClock(start: number): Clock {
  let instant = start;
  return {
    now: () => instant,
    set: (next) => {
      instant = next;
    },
    advance: (ms) => {
      instant += ms;
    },
  };
}

/** The wall clock; setting it shifts it, and it goes on running from there. */
export function runningClock(): Clock {
  let shift = 0;
  const now = () => Date.now() + shift;
  return {
    now,
    set: (instant) => {
      shift += instant - now();
    },
    advance: (ms) => {
      shift += ms;
    },
  };
}
