// Which lines of a comment are meant for Belay. Markdown is parsed as GitHub parses it, so that quotes, code, HTML and
// comments inside HTML never count; a command is a line of its own in a plain paragraph at the top level.
import type { Paragraph, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { parseCommandLine } from '../domain/command-line.ts';
import type { ParsedLine } from '../domain/command.ts';

/** Whoever says more than this in one comment is not talking to us. */
const MOST_COMMANDS = 10;
const LONGEST_COMMENT = 10_000;

/** Emphasis makes no difference to a command, and looking for it takes time that grows with the square of a hostile comment. */
const WITHOUT_EMPHASIS: Extension = { disable: { null: ['attention'] } };
/** What follows in an answer by e-mail is who wrote it, not what they say. */
const SIGNATURE = /^-- \r?$/m;

export interface SpokenLine {
  readonly text: string;
  readonly line: ParsedLine;
}

export function commandsIn(markdown: string): SpokenLine[] {
  // Most comments are none of our business; parsing them would be a waste.
  if (!/^\s{0,3}\/(mentor|belay|meetup)\b/im.test(markdown)) return [];
  const signature = markdown.search(SIGNATURE);
  const said = markdown.slice(0, Math.min(LONGEST_COMMENT, signature === -1 ? Infinity : signature));
  const tree: Root = fromMarkdown(said, { extensions: [WITHOUT_EMPHASIS] });
  const lines = plainBlocks(tree.children).flatMap((paragraph) => linesOf(paragraph, said));
  const spoken = lines.flatMap((text) => {
    const line = parseCommandLine(text);
    return line ? [{ text: text.trim().replace(/\s+/g, ' ').toLowerCase(), line }] : [];
  });
  return spoken.slice(0, MOST_COMMANDS);
}

/** Paragraphs at the top level, but for those between an opening HTML tag and its closing, such as `<details>`. */
function plainBlocks(blocks: readonly RootContent[]): Paragraph[] {
  const plain: Paragraph[] = [];
  let depth = 0;
  for (const block of blocks) {
    if (block.type === 'html') depth = Math.max(0, depth + openTags(block.value));
    else if (block.type === 'paragraph' && depth === 0) plain.push(block);
  }
  return plain;
}

function openTags(block: string): number {
  const html = block.replace(/<!--[\s\S]*?-->/g, '');
  const opened = html.match(/<(details|table|div|blockquote|pre)\b/gi)?.length ?? 0;
  const closed = html.match(/<\/(details|table|div|blockquote|pre)\s*>/gi)?.length ?? 0;
  return opened - closed;
}

/** The source lines of a paragraph; those that touch inline code, HTML or a link that spans lines are left out. */
function linesOf(paragraph: Paragraph, markdown: string): string[] {
  const start = paragraph.position?.start;
  const end = paragraph.position?.end;
  if (start?.offset === undefined || end?.offset === undefined) return [];
  const special = new Set<number>();
  for (const child of paragraph.children) {
    if (child.type === 'text' || child.type === 'break' || !child.position) continue;
    for (let line = child.position.start.line; line <= child.position.end.line; line++) special.add(line);
  }
  return markdown
    .slice(start.offset, end.offset)
    .split(/\r?\n/)
    .filter((_, i) => !special.has(start.line + i));
}
