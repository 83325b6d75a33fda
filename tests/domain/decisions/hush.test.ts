// Where words are not wanted, everything but the words still happens; what is locked is left alone.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import {
  accepts,
  askedPairing,
  ben,
  command,
  given,
  notesOf,
  only,
  ownOffer,
  pairingOf,
  passes,
  reactionsOf,
  settings,
  soFar,
  thread,
} from '../builders.ts';

const asked = { pairing: soFar(askedPairing(ben)) };
const quiet = { settings: settings({ quiet: true, mentors: { assign: true } }) };
const locked = { thread: thread({ isLocked: true }), settings: settings({ mentors: { assign: true } }) };

describe('in a quiet project', () => {
  it('an acceptance is kept, shown by labels and assignment, and said nowhere', () => {
    const effects = decide(command(ben, accepts, { ...asked, ...quiet }));
    expect(pairingOf(effects)?.state).toMatchObject({ is: 'active', mentor: ben });
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(only(effects, 'assign')).toHaveLength(1);
    expect(only(effects, 'say')).toEqual([]);
  });
});

describe('in a locked thread', () => {
  it('a command is obeyed, and nothing is written', () => {
    const effects = decide(command(ben, accepts, { ...asked, ...locked }));
    expect(pairingOf(effects)?.state).toMatchObject({ is: 'active', mentor: ben });
    expect(notesOf(effects)).toEqual(['mentor-accepted']);
    for (const what of ['say', 'label', 'unlabel', 'react', 'assign'] as const)
      expect(only(effects, what)).toEqual([]);
  });

  it('what was said is taken back all the same: the question names somebody', () => {
    const effects = decide(command(ben, passes, { ...asked, ...locked }));
    expect(only(effects, 'unsay').map(({ key }) => key)).toContain('ask:7:11:1:1');
  });

  it('whoever answers on a private page is answered there', () => {
    const private_ = { ...given(ben, passes), comment: null };
    const effects = decide(command(ben, passes, { ...asked, ...locked, command: private_ }));
    expect(reactionsOf(effects)).toEqual(['+1']);
  });
});

it('on a private page, which belongs to no thread, everybody is answered', () => {
  const effects = decide(ownOffer(ben, { verb: 'mentor back' }, { thread: null, comment: null, ...quiet }));
  expect(reactionsOf(effects)).toEqual(['+1']);
});
