// A comment as a person sees it on GitHub: without what is hidden in HTML comments.

export function visibleText(markdown: string): string {
  return markdown.replace(/<!--.*?-->/gs, '').trim();
}
