// The grammar of what comes after `/belay`.
import type { AboutMe, AboutRepository } from './command.ts';
import { isZone } from './local-day.ts';

const MOST_LANGUAGES = 5;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i;

/** `rest` has single spaces. undefined where it is not understood. */
export function parseBelayCommand(rest: string): AboutMe | AboutRepository | undefined {
  const whole = rest.toLowerCase();
  switch (whole) {
    case 'why':
    case 'opt out':
    case 'opt in':
    case 'forget me':
    case 'help':
    case 'pause':
    case 'resume':
      return { verb: `belay ${whole}` };
    default:
      return aboutMyself(rest);
  }
}

function aboutMyself(rest: string): AboutMe | undefined {
  const [word = '', ...words] = rest.split(' ');
  switch (word.toLowerCase()) {
    case 'zone': {
      const [zone = ''] = words;
      return words.length === 1 && isZone(zone) ? { verb: 'belay zone', zone } : undefined;
    }
    case 'speaks': {
      const languages = [...new Set(words.join(' ').split(/[\s,]+/))].filter(Boolean);
      const areTags = languages.every((language) => LANGUAGE.test(language));
      const isSensible = languages.length > 0 && languages.length <= MOST_LANGUAGES;
      return areTags && isSensible ? { verb: 'belay speaks', languages } : undefined;
    }
    default:
      return undefined;
  }
}
