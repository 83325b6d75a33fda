// A comment as a person sees it, for a terminal: what is hidden stays hidden, marks become bold, colour or bullets.
import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';

const WIDTH = 88;

/** Lines, without line breaks. */
export function plain(markdown: string): string[] {
  const blocks = fromMarkdown(markdown)
    .children.map(block)
    .filter((text) => text !== '');
  return wrapAnsi(blocks.join('\n\n'), WIDTH).split('\n');
}

function block(node: RootContent | BlockContent | DefinitionContent): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return node.children.map(inline).join('');
    case 'list':
      return node.children.map((item) => `• ${item.children.map(block).join('\n')}`).join('\n');
    case 'code':
      return node.value;
    default:
      return '';
  }
}

function inline(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/@[\w-]+/g, (mention) => styleText('bold', mention));
    case 'strong':
    case 'emphasis':
      return styleText('bold', node.children.map(inline).join(''));
    case 'inlineCode':
      return styleText('cyan', node.value);
    case 'link':
      return `${styleText('underline', node.children.map(inline).join(''))} (${node.url})`;
    case 'break':
      return '\n';
    default:
      return '';
  }
}
