// Repositories and threads as pages, so that the links in the API's answers lead somewhere. Markdown is shown as it was written.
import type { Answer } from '../rest/answers.ts';
import { type Core, iso } from '../state/core.ts';
import { fullName } from '../state/store.ts';
import type { Comment, Repository, Thread } from '../state/types.ts';
import { threadPage } from '../shapes/thread.ts';
import { escaped, htmlPage } from './html.ts';

const MOST_LISTED = 100;

/** undefined where the path is no page's. */
export function pageFor(core: Core, path: string): Answer | undefined {
  if (path === '/')
    return htmlPage(
      200,
      'The sandbox GitHub',
      list([...core.store.repositories.values()].map(repositoryLink)),
    );
  const match = /^\/([^/]+)\/([^/]+)(?:\/(?:issues|pull)\/(\d+))?$/.exec(path);
  if (match === null) return undefined;
  const [, owner = '', name = '', number] = match;
  const repository = core.store.repositoryByName(decodeURIComponent(owner), decodeURIComponent(name));
  if (repository === undefined) return undefined;
  if (number === undefined) return repositoryPage(core, repository);
  const thread = repository.threads.get(Number(number));
  return thread === undefined ? undefined : threadHtml(thread);
}

function repositoryLink(repository: Repository): string {
  return `<a href="/${escaped(fullName(repository))}">${escaped(fullName(repository))}</a>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;
}

function repositoryPage(core: Core, repository: Repository): Answer {
  const newest = [...repository.threads.values()]
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, MOST_LISTED);
  const line = (thread: Thread) =>
    `<a href="${escaped(threadPage(core, thread))}">#${String(thread.number)} ${escaped(thread.title)}</a> (${stateOf(thread)}) ${labels(thread)}`;
  return htmlPage(200, fullName(repository), list(newest.map(line)));
}

function stateOf(thread: Thread): string {
  return typeof thread.pull?.mergedAt === 'number' ? 'merged' : thread.state;
}

function labels(thread: Thread): string {
  return thread.labels.map((label) => `<mark>${escaped(label.name)}</mark>`).join(' ');
}

function threadHtml(thread: Thread): Answer {
  const head = `<p>${repositoryLink(thread.repository)} · ${stateOf(thread)} ${labels(thread)}</p>`;
  const first = said('opened', thread.author.login, thread.createdAt, thread.body);
  const comments = thread.comments.map(commentHtml).join('');
  return htmlPage(200, `${thread.title} #${String(thread.number)}`, head + first + comments);
}

function commentHtml(comment: Comment): string {
  const reactions = comment.reactions.map((one) => `${one.content} ${one.user.login}`).join(', ');
  const more = reactions === '' ? '' : ` · ${escaped(reactions)}`;
  return said(
    `issuecomment-${String(comment.id)}`,
    comment.author.login,
    comment.createdAt,
    comment.body,
    more,
  );
}

function said(id: string, login: string, at: number, body: string, more = ''): string {
  const header = `<header><b>${escaped(login)}</b> · ${iso(at)}${more}</header>`;
  return `<article id="${id}">${header}<pre>${escaped(body)}</pre></article>`;
}
