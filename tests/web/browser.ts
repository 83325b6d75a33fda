// A browser with no more than it takes: it follows redirects, keeps cookies, and sends the forms that are on a page.

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

export class Browser {
  /** For each host what it set. */
  readonly cookies = new Map<string, Map<string, string>>();

  open(url: string): Promise<Page> {
    return this.#go(url, { method: 'GET' });
  }

  /** One request, wherever its answer leads. */
  async send(url: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers(init.headers);
    const jar = this.jar(url);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) keep(line, jar);
    return { status: answer.status, url, headers: answer.headers, text: await answer.text() };
  }

  /** Sends the form of a page that has this verb, with what somebody typed. */
  submit(page: Page, verb: string, typed: Readonly<Record<string, string>> = {}): Promise<Page> {
    const form = formsOf(page).find(({ text }) => text.includes(`value="${verb}"`));
    if (!form) throw new Error(`The page at ${page.url} has no form for ${verb}.`);
    return this.sendForm(page, form, { verb, ...typed });
  }

  sendForm(page: Page, form: Form, typed: Readonly<Record<string, string>> = {}): Promise<Page> {
    const { origin } = new URL(page.url);
    const body = new URLSearchParams({ ...form.hidden, ...typed });
    const headers = { origin, 'sec-fetch-site': 'same-origin' };
    return this.#go(new URL(form.action, page.url).href, { method: 'POST', headers, body });
  }

  jar(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }

  async #go(url: string, init: RequestInit): Promise<Page> {
    let page = await this.send(url, init);
    for (let hops = 0; page.status >= 300 && page.status < 400; hops++) {
      if (hops > 10) throw new Error(`Redirected for ever, at last to ${page.url}.`);
      const location = page.headers.get('location') ?? '';
      page = await this.send(new URL(location, page.url).href, { method: 'GET' });
    }
    return page;
  }
}

/** Through GitHub's page, as a person would: they go somewhere, choose who they are, and arrive. */
export async function signInAs(
  login: string,
  url: string,
  browser = new Browser(),
): Promise<{ browser: Browser; page: Page }> {
  const choice = await browser.open(url);
  const link = new RegExp(`<a href="([^"]*)">${login}</a>`).exec(choice.text)?.[1];
  if (link === undefined) throw new Error(`GitHub does not know ${login}.`);
  const page = await browser.open(new URL(unescaped(link), choice.url).href);
  return { browser, page };
}

export interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly text: string;
}

export function formsOf({ text }: Pick<Page, 'text'>): Form[] {
  return [...text.matchAll(/<form method="post" action="([^"]*)">(.*?)<\/form>/gs)].map(
    ([, action = '', inside = '']) => ({ action: unescaped(action), hidden: hiddenIn(inside), text: inside }),
  );
}

export function formTo(page: Page, action: string): Form {
  const form = formsOf(page).find((one) => one.action === action);
  if (!form) throw new Error(`The page at ${page.url} has no form to ${action}.`);
  return form;
}

function hiddenIn(form: string): Record<string, string> {
  const fields = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** As browsers do: what is over is dropped. */
function keep(line: string, jar: Map<string, string>): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const isOver = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0');
  if (isOver) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** What is left to read of a page. */
export function readable({ text }: Pick<Page, 'text'>): string {
  const body = /<main>(.*)<\/main>/s.exec(text)?.[1] ?? text;
  return unescaped(body.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
