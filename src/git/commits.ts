// All commits of the default branch, parents before children, as git's log streams them.
import type { Instant } from '../domain/time.ts';
import { streamGit } from './command.ts';
import { readMessage } from './message.ts';
import type { Message } from './message.ts';
import { inClone } from './open.ts';
import type { Clone } from './open.ts';
import type { Signature } from './robot.ts';

/** Somebody's signature under a commit, as the `.mailmap` corrects it, with the address it was made with. */
export interface Signed extends Signature {
  readonly rawAddress: string;
}

export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: Signed;
  readonly committer: Signed;
  readonly authoredAt: Instant;
  readonly committedAt: Instant;
  readonly message: Message;
}

const FIELDS = ['%H', '%P', '%aN', '%aE', '%ae', '%at', '%cN', '%cE', '%ce', '%ct', '%B'];

/** Streams every commit that can be reached from the tip; no commit comes before its parents. */
export async function* readCommits(clone: Clone): AsyncGenerator<Commit> {
  const format = `--format=tformat:${FIELDS.join('%x00')}`;
  const args = [
    'log',
    '-z',
    '--topo-order',
    '--reverse',
    '--encoding=UTF-8',
    '--no-show-signature',
    '--no-notes',
  ];
  let fields: string[] = [];
  for await (const texts of streamGit(inClone(clone, [...args, format, clone.tip, '--']))) {
    fields = fields.length === 0 ? texts : [...fields, ...texts];
    let start = 0;
    for (; start + FIELDS.length <= fields.length; start += FIELDS.length) {
      yield toCommit(fields.slice(start, start + FIELDS.length));
    }
    fields = fields.slice(start);
  }
}

function toCommit(fields: readonly string[]): Commit {
  const field = (index: number) => fields[index] ?? '';
  const committedAt = Number(field(9)) * 1000;
  const authoredAt = Number(field(5)) * 1000;
  return {
    hash: field(0),
    parents: field(1)
      .split(' ')
      .filter((hash) => hash !== ''),
    author: { name: field(2), address: field(3), rawAddress: field(4) },
    committer: { name: field(6), address: field(7), rawAddress: field(8) },
    // A broken date is 0 to git; then the other one knows better.
    authoredAt: authoredAt > 0 ? authoredAt : committedAt,
    committedAt,
    message: readMessage(field(10)),
  };
}
