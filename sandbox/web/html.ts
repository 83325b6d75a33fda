// Plain pages for people who look at the sandbox with a browser.
import type { Answer } from '../rest/answers.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
a{color:#0969da}pre{white-space:pre-wrap;font:inherit;margin:0}article{border:1px solid #d1d9e0;border-radius:6px;margin:1rem 0}
article header{background:#f6f8fa;padding:.4rem .8rem;border-bottom:1px solid #d1d9e0}article pre{padding:.8rem}
mark{background:#ddf4ff;border-radius:1em;padding:.1em .6em}`;

/** `body` is HTML; what comes from people goes through `escaped` first. */
export function htmlPage(status: number, title: string, body: string): Answer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style><h1>${escaped(title)}</h1>${body}</html>`;
  return { status, html };
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
