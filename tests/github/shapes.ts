// GitHub's answers in GraphQL, made by hand: an issue, a pull request and a commit, where a test says what differs.
import {
  commitHistoryAnswer,
  threadAnswer,
  type CommitShape,
  type ThreadShape,
} from '../../src/github/answer-shapes.ts';
import { ana, ben, cleo } from '../domain/builders.ts';

export const user = (login: string, databaseId: number) => ({ __typename: 'User', login, databaseId });
export const ANA = { ...user(ana.login, 11), id: 'U_11' };
export const BEN = user(ben.login, 12);
export const CLEO = user(cleo.login, 13);
/** GraphQL leaves out the "[bot]". */
export const ROBOT = { __typename: 'Bot', login: 'dependabot', databaseId: 3 };
/** A person, as far as GitHub knows. */
export const KNOTS = user('knots-bot', 18);

export const nodes = (...list: unknown[]) => ({ nodes: list });
export const spoke = (author: unknown, createdAt: string) => ({ author, createdAt });
export const reviewed = (author: unknown, submittedAt: string | null, state = 'COMMENTED') => ({
  author,
  submittedAt,
  state,
});

export const issue = {
  __typename: 'Issue',
  number: 5,
  title: 'A knot slips',
  createdAt: '2025-05-14T12:00:00Z',
  updatedAt: '2025-05-14T12:30:00Z',
  issueState: 'OPEN',
  locked: false,
  author: ANA as unknown,
  labels: nodes({ name: 'rope' }, null) as unknown,
  comments: nodes(),
};

export const pull = {
  ...issue,
  __typename: 'PullRequest',
  title: 'Add a softer rope',
  issueState: undefined,
  mergedAt: null,
  changedFiles: 120,
  pullState: 'OPEN',
  isDraft: false,
  mergedBy: null,
  files: nodes({ path: 'wall/rope.ts' }) as unknown,
  reviews: nodes(),
  timelineItems: nodes(),
};

export const merged = {
  ...pull,
  pullState: 'MERGED',
  mergedAt: '2025-05-15T12:00:00Z',
  mergedBy: BEN as unknown,
};

export const closedBy = (actor: unknown, createdAt = '2025-05-15T12:00:00Z', closer: unknown = null) => ({
  pullState: 'CLOSED',
  timelineItems: nodes({ __typename: 'ClosedEvent', createdAt, actor, closer }),
});

const author = (name: string | null, databaseId?: number, login = name ?? '') => ({
  name,
  user: databaseId === undefined ? null : { databaseId, login },
});

export const anaWrote = author('Ana Lima', 11, ana.login);
export const benWrote = author('Ben Okoro', 12, ben.login);
export const unlinked = (name: string | null) => author(name);

export interface CommitLook {
  readonly oid?: string;
  readonly message?: string;
  readonly authors?: readonly unknown[];
  readonly committer?: unknown;
  readonly committedDate?: string;
  readonly authoredDate?: string;
  readonly parents?: number;
  readonly isMerged?: boolean;
  readonly files?: number | null;
}

export function commit({
  oid = '0123456789abcdef0123456789abcdef01234567',
  message = 'Tie a better knot\n\nIt slipped.',
  authors = [anaWrote],
  committer = null,
  committedDate = '2025-05-15T12:00:00Z',
  authoredDate = '2025-05-14T12:00:00Z',
  parents = 1,
  isMerged,
  files = 2,
}: CommitLook = {}) {
  return {
    oid,
    message,
    messageHeadline: message.split('\n')[0],
    committedDate,
    authoredDate,
    changedFilesIfAvailable: files,
    parents: { totalCount: parents },
    authors: nodes(...authors),
    committer: committer === null ? null : { user: committer },
    associatedPullRequests: nodes(...(isMerged === undefined ? [] : [{ merged: isMerged }])),
  };
}

/** As Belay reads it: a thread of GitHub's answer. */
export function readThread(shape: object): ThreadShape {
  const { repository } = threadAnswer.parse({ repository: { issueOrPullRequest: shape } });
  if (!repository?.issueOrPullRequest) throw new Error('no thread was read');
  return repository.issueOrPullRequest;
}

/** As Belay reads it: a commit of GitHub's answer. */
export function readCommit(look: CommitLook = {}): CommitShape {
  const page = { totalCount: 1, pageInfo: { endCursor: null, hasNextPage: false } };
  const history = { ...page, nodes: [commit(look)] };
  const answer = commitHistoryAnswer.parse({
    repository: { databaseId: 7, defaultBranchRef: { target: { history } } },
  });
  const [read] = answer.repository?.defaultBranchRef?.target?.history?.nodes ?? [];
  if (!read) throw new Error('no commit was read');
  return read;
}
