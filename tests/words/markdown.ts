// What GitHub would make of a comment: whom it mentions, which links and references it makes. Parsed, not guessed.
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

const MENTION = /(?<![\w/])[@＠]([\w-]+(?:\/[\w-]+)?)/g;
const REFERENCE = /(?:^|[^\w&])#\d+|\bGH-\d+|\b[0-9a-f]{40}\b/g;
const BARE_ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g;

export interface Rendered {
  /** Text that is neither code nor hidden, a line for each piece. */
  readonly text: string;
  readonly mentions: readonly string[];
  readonly references: readonly string[];
  readonly links: readonly string[];
  /** HTML, comments included. */
  readonly html: readonly string[];
  readonly code: readonly string[];
}

const known = new Map<string, Rendered>();

/** The same text is parsed once: the tests ask about it in many ways. */
export function rendered(markdown: string): Rendered {
  const before = known.get(markdown);
  const found = before ?? render(markdown);
  known.set(markdown, found);
  return found;
}

function render(markdown: string): Rendered {
  const nodes = everythingIn(fromMarkdown(markdown));
  const textOf = (...types: readonly Nodes['type'][]) =>
    nodes.flatMap((node) => (types.includes(node.type) && 'value' in node ? [node.value] : []));
  const text = textOf('text').join('\n');
  // What a link is called makes no reference; GitHub leaves it as it is.
  const inLinks = new Set(nodes.flatMap((node) => (node.type === 'link' ? everythingIn(node) : [])));
  const unlinked = nodes.flatMap((node) => (node.type === 'text' && !inLinks.has(node) ? [node.value] : []));
  const links = nodes.flatMap((node) => ('url' in node ? [node.url] : []));
  return {
    text,
    mentions: Array.from(text.matchAll(MENTION), ([, login]) => login ?? ''),
    references: unlinked.join('\n').match(REFERENCE) ?? [],
    links: [...links, ...(text.match(BARE_ADDRESS) ?? [])],
    html: textOf('html'),
    code: textOf('inlineCode', 'code'),
  };
}

export function wordsIn(markdown: string): number {
  const { text, code } = rendered(markdown);
  return `${text} ${code.join(' ')}`.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

function everythingIn(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(everythingIn) : [])];
}
