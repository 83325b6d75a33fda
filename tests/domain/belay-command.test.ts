// The grammar of what comes after `/belay`.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/domain/command-line.ts';
import { line } from './builders.ts';

describe('a command about oneself, or about the repository', () => {
  it.each(['why', 'help', 'opt out', 'opt in', 'forget me', 'pause', 'resume'] as const)(
    'is «%s»',
    (text) => {
      for (const spelt of [text, text.toUpperCase(), text.replace(' ', '   ')])
        expect(parseCommandLine(`/belay ${spelt}`)).toEqual(line({ verb: `belay ${text}` }));
    },
  );

  it.each(['', 'please', 'why not', 'opt', 'optout', 'forget', 'forget ana', 'pause 2 weeks', 'toString'])(
    'is not «%s»',
    (text) => {
      expect(parseCommandLine(`/belay ${text}`)).toEqual({ is: 'not-understood' });
    },
  );
});

describe('a time zone', () => {
  it.each(['Europe/Lisbon', 'america/sao_paulo', 'UTC', 'America/Argentina/Ushuaia'])('is «%s»', (zone) => {
    expect(parseCommandLine(`/Belay ZONE  ${zone}`)).toEqual(line({ verb: 'belay zone', zone }));
  });

  it.each(['', 'Lisbon', 'Europe/Atlantis', '+01:00', 'Europe/Lisbon please', 'Europe Lisbon'])(
    'is not «%s»',
    (zone) => {
      expect(parseCommandLine(`/belay zone ${zone}`)).toEqual({ is: 'not-understood' });
    },
  );
});

describe('languages', () => {
  it.each([
    ['pt', ['pt']],
    ['pt en', ['pt', 'en']],
    ['pt, en,de', ['pt', 'en', 'de']],
    ['pt-BR zh-Hant-TW', ['pt-BR', 'zh-Hant-TW']],
    ['en EN en', ['en', 'EN']],
    ['haw', ['haw']],
    ['ar be cs da el', ['ar', 'be', 'cs', 'da', 'el']],
  ])('are «%s»', (text, languages) => {
    expect(parseCommandLine(`/belay speaks ${text}`)).toEqual(line({ verb: 'belay speaks', languages }));
  });

  it.each(['', ',', 'English', 'p', 'pt_BR', 'en; de', 'ar be cs da el fi', '日本語', `en-${'x'.repeat(9)}`])(
    'are not «%s»',
    (text) => {
      expect(parseCommandLine(`/belay speaks ${text}`)).toEqual({ is: 'not-understood' });
    },
  );
});
