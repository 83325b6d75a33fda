// Pull requests where GitHub treats them as such: their files and reviews.
import { sha } from '../../state/store.ts';
import type { ChangedFile, Pull, Thread } from '../../state/types.ts';
import { reviewShape } from '../../shapes/comment.ts';
import { apiOf, repositoryPage } from '../../shapes/repository.ts';
import { fullPullShape, pullShape } from '../../shapes/thread.ts';
import { notFound } from '../answers.ts';
import { allowedRepository, type Call, type Handlers, param } from '../call.ts';
import { listAnswer } from '../pages.ts';
import { isVisibleInLists, order } from './lists.ts';

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const MOST_FILES = 3000;

export const pullHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/pulls': (call) => {
    const repository = allowedRepository(call, ['pull_requests'], 'read');
    const state = call.query.get('state') ?? 'open';
    const all = [...repository.threads.values()].filter(
      (one) =>
        one.pull !== null && (state === 'all' || one.state === state) && isVisibleInLists(call.core, one),
    );
    return listAnswer(call, order(all, call.query), (one) => listedPull(call, one));
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': (call) => {
    return { status: 200, body: fullPullShape(call.core, pullOf(call).thread) };
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': (call) => {
    const { thread, pull } = pullOf(call);
    return listAnswer(call, pull.files.slice(0, MOST_FILES), (file) => fileShape(call, thread, pull, file));
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': (call) => {
    const { thread, pull } = pullOf(call);
    return listAnswer(call, pull.reviews, (one) => reviewShape(call.core, thread, one));
  },
};

function pullOf(call: Call): { readonly thread: Thread; readonly pull: Pull } {
  const repository = allowedRepository(call, ['pull_requests'], 'read');
  const thread = repository.threads.get(Number(param(call, 'pull_number')));
  if (thread?.pull === null || thread === undefined) throw notFound();
  return { thread, pull: thread.pull };
}

// The description of the list allows no null where a label has no description; that of a single pull request does.
function listedPull(call: Call, thread: Thread): object {
  const shape = pullShape(call.core, thread);
  const labels = Array.isArray(shape['labels']) ? shape['labels'] : [];
  return { ...shape, labels: labels.map(withDescription) };
}

function withDescription(label: unknown): unknown {
  if (typeof label !== 'object' || label === null) return label;
  return { ...label, description: 'description' in label ? (label.description ?? '') : '' };
}

function fileShape(call: Call, thread: Thread, pull: Pull, file: ChangedFile): object {
  const page = `${repositoryPage(call.core, thread.repository)}/blob/${pull.headSha}/${file.path}`;
  return {
    sha: sha(pull.headSha, file.path),
    filename: file.path,
    status: 'modified',
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: encodeURI(page),
    raw_url: encodeURI(page.replace('/blob/', '/raw/')),
    contents_url: encodeURI(
      `${apiOf(call.core, thread.repository)}/contents/${file.path}?ref=${pull.headSha}`,
    ),
  };
}
