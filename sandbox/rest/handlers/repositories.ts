// Repositories, whom they can be assigned to, and the files on their default branch.
import { isAssignableIn } from '../../state/access.ts';
import { sha } from '../../state/store.ts';
import type { Repository } from '../../state/types.ts';
import { SINGLE_FILE } from '../../shapes/app.ts';
import { apiOf, repositoryPage, repositoryShape } from '../../shapes/repository.ts';
import { type Answer, notFound } from '../answers.ts';
import { reaches } from '../auth.ts';
import { actor, allowedRepository, type Call, type Handlers, param, repositoryOf } from '../call.ts';

export const repositoryHandlers: Handlers = {
  'GET /repos/{owner}/{repo}': (call) => {
    const repository = allowedRepository(call, ['metadata'], 'read');
    const viewer = call.caller.kind === 'nobody' ? undefined : actor(call);
    return { status: 200, body: repositoryShape(call.core, repository, viewer) };
  },
  'GET /repos/{owner}/{repo}/contents/{path}': content,
  'GET /repos/{owner}/{repo}/assignees/{assignee}': (call) => {
    const repository = allowedRepository(call, ['metadata', 'issues', 'pull_requests'], 'read');
    const account = call.core.store.accountByLogin(param(call, 'assignee'));
    if (account === undefined || !isAssignableIn(account, repository)) throw notFound();
    return { status: 204 };
  },
};

function content(call: Call): Answer {
  const repository = repositoryOf(call);
  const path = param(call, 'path');
  const text = repository.files.get(path);
  if (text === undefined || !mayRead(call, repository, path)) throw notFound();
  if (call.query.has('ref') && call.query.get('ref') !== repository.defaultBranch) throw notFound();
  return { status: 200, body: fileShape(call, repository, path, text) };
}

// `single_file` opens one path and `contents` all; whatever is not opened looks as if it were not there.
function mayRead(call: Call, repository: Repository, path: string): boolean {
  const { caller } = call;
  if (caller.kind !== 'installation') return true;
  if (!reaches(caller, repository)) return !repository.isPrivate;
  return 'contents' in caller.permissions || ('single_file' in caller.permissions && path === SINGLE_FILE);
}

function fileShape(call: Call, repository: Repository, path: string, text: string): object {
  const bytes = Buffer.from(text, 'utf8');
  const url = `${apiOf(call.core, repository)}/contents/${path}?ref=${repository.defaultBranch}`;
  const page = `${repositoryPage(call.core, repository)}/blob/${repository.defaultBranch}/${path}`;
  const blob = sha(path, text);
  const blobUrl = `${apiOf(call.core, repository)}/git/blobs/${blob}`;
  return {
    type: 'file',
    encoding: 'base64',
    size: bytes.length,
    name: path.split('/').at(-1) ?? path,
    path,
    content: bytes.toString('base64').replaceAll(/.{60}/g, '$&\n'),
    sha: blob,
    url,
    git_url: blobUrl,
    html_url: page,
    download_url: page.replace('/blob/', '/raw/'),
    _links: { self: url, git: blobUrl, html: page },
  };
}
