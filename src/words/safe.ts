// Text that came from people, made harmless before it stands in a comment of ours: it cannot mention anybody, give a command,
// close an issue or hide something.

// Control characters, and those that turn the direction of text around.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const COMMENT_MARKS = /<!--|--!?>/g;
const LONGEST = 120;

/** One line of inline code: GitHub makes no mention, link, reference or command of what stands inside. */
export function inlineCode(text: string, longest = LONGEST): string {
  const line = text.replace(INVISIBLE, ' ').replace(COMMENT_MARKS, ' ').replace(/\s+/g, ' ').trim();
  const short = shorten(line, longest);
  const longestRun = Math.max(0, ...Array.from(short.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = longestRun > 0 ? ' ' : '';
  return `${fence}${pad}${short === '' ? '…' : short}${pad}${fence}`;
}

/** A link from the settings or from GitHub: only https, and nothing that would end the Markdown link early. */
export function safeUrl(url: string): string | null {
  if (!/^https:\/\/[^\s<>()[\]"'\\`]+$/.test(url)) return null;
  return url.length <= 500 ? url : null;
}

/** A Markdown link, or its words alone where the address is none to be trusted. On one's own machine, our pages have no https. */
export function safeLink(words: string, url: string): string {
  const isLocal = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/[\w/:-]*$/.test(url);
  const safe = isLocal ? url : safeUrl(url);
  return safe === null ? words : `[${words}](${safe})`;
}

function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
