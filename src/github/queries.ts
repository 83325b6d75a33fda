// Every question Belay asks in GraphQL. They stand here together so that one test can check each against GitHub's schema and its
// published limits. Points are counted in lists, not in nodes: a page of 100 pull requests costs six.

const ACTOR = `__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }`;

const AUTHOR = `${ACTOR} ... on User { id }`;

// Where both kinds of thread are asked for at once, the two kinds of state need different names: they are different enums.
const ISSUE = `
  number title createdAt updatedAt issueState: state locked
  author { ${AUTHOR} }
  labels(first: 20) { nodes { name } }
  comments(first: 100) { nodes { createdAt author { ${ACTOR} } } }`;

const COMMIT = `
  oid message messageHeadline committedDate authoredDate changedFilesIfAvailable
  parents(first: 1) { totalCount }
  authors(first: 5) { nodes { name user { databaseId login } } }
  committer { user { databaseId login } }
  associatedPullRequests(first: 10) { nodes { merged } }`;

const PULL = `
  number title createdAt updatedAt mergedAt changedFiles pullState: state locked isDraft
  author { ${AUTHOR} }
  mergedBy { ${ACTOR} }
  labels(first: 20) { nodes { name } }
  files(first: 100) { nodes { path } }
  reviews(first: 100) { nodes { state submittedAt author { ${ACTOR} } } }
  comments(first: 50) { nodes { createdAt author { ${ACTOR} } } }
  timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
    nodes {
      __typename
      ... on ClosedEvent {
        createdAt actor { ${ACTOR} }
        closer { __typename ... on Commit { committedDate authors(first: 5) { nodes { user { databaseId login } } } } }
      }
    }
  }`;

const BUDGET = `rateLimit { cost limit remaining resetAt }`;

const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;

/** A thread as it stands, with whoever spoke in it; of a pull request, the latest comments too: an explanation stands at the end. */
export const THREAD = `
query Thread($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { ${ISSUE} }
      ... on PullRequest { ${PULL} latest: comments(last: 20) { nodes { createdAt author { ${ACTOR} } } } }
    }
  }
}`;

/** One page of all pull requests, in the order that is asked for. */
export const PULL_HISTORY = `
query PullHistory($owner: String!, $name: String!, $size: Int!, $cursor: String, $order: IssueOrder!) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequests(first: $size, after: $cursor, orderBy: $order) { ${PAGE} nodes { __typename ${PULL} } }
  }
}`;

/** One page of all issues, or of those that changed since. */
export const ISSUE_HISTORY = `
query IssueHistory($owner: String!, $name: String!, $size: Int!, $cursor: String, $order: IssueOrder!, $since: DateTime) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    databaseId
    issues(first: $size, after: $cursor, orderBy: $order, filterBy: { since: $since }) { ${PAGE} nodes { __typename ${ISSUE} } }
  }
}`;

/** One page of the default branch, latest first. */
export const COMMIT_HISTORY = `
query CommitHistory($owner: String!, $name: String!, $size: Int!, $cursor: String, $since: GitTimestamp) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    databaseId
    defaultBranchRef {
      target { __typename ... on Commit { history(first: $size, after: $cursor, since: $since) { ${PAGE} nodes { ${COMMIT} } } } }
    }
  }
}`;

/** What landed on the default branch around the closing of a pull request, and what its author landed since they opened it. */
export const LANDED_BY_HAND = `
query LandedByHand($owner: String!, $name: String!, $author: ID, $opened: GitTimestamp!, $closing: GitTimestamp!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        __typename
        ... on Commit {
          around: history(first: 100, since: $closing) { nodes { ${COMMIT} } }
          theirs: history(first: 20, since: $opened, author: { id: $author }) { nodes { ${COMMIT} } }
        }
      }
    }
  }
}`;

/** Where the contributing guide is, if GitHub finds one. */
export const CONTRIBUTING = `
query Contributing($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    contributingGuidelines { url }
  }
}`;

/** The guide, whether the thread is still theirs and open to words, and whether they had commits here when they opened it. */
export const STRANGER = `
query Stranger($owner: String!, $name: String!, $author: ID!, $number: Int!, $opened: GitTimestamp!) {
  repository(owner: $owner, name: $name) {
    contributingGuidelines { url }
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { locked author { login } }
      ... on PullRequest { locked author { login } }
    }
    defaultBranchRef {
      target { __typename ... on Commit { history(first: 1, until: $opened, author: { id: $author }) { totalCount } } }
    }
  }
}`;

/** Open issues that wait for somebody. */
export const OPEN_ISSUES = `
query OpenIssues($owner: String!, $name: String!, $labels: [String!]) {
  repository(owner: $owner, name: $name) {
    issues(first: 50, states: [OPEN], labels: $labels, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { number title url updatedAt assignees(first: 1) { totalCount } labels(first: 20) { nodes { name } } }
    }
  }
}`;

/** The latest words of a thread, and of a pull request the latest commit: whether two people still talk. */
export const LAST_WORDS = `
query LastWords($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { comments(last: 50) { nodes { createdAt author { ${ACTOR} } } } }
      ... on PullRequest {
        comments(last: 50) { nodes { createdAt author { ${ACTOR} } } }
        reviews(last: 50) { nodes { submittedAt author { ${ACTOR} } } }
        commits(last: 1) { nodes { commit { committedDate authors(first: 5) { nodes { user { databaseId } } } } } }
      }
    }
  }
}`;

/** The issues that a pull request says it closes; they may be of another repository. */
export const CLOSES = `
query Closes($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) {
      closingIssuesReferences(first: 20) { nodes { number repository { databaseId } } }
    }
  }
}`;

/** GitHub allows ten assignees. */
export const ASSIGNEES = `
query Assignees($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { assignees(first: 10) { nodes { databaseId } } }
      ... on PullRequest { assignees(first: 10) { nodes { databaseId } } }
    }
  }
}`;

/** Who said on GitHub that they are busy. Aliases, because GitHub has no list of users by login. */
export function busyQuery(people: number): string {
  const indexes = Array.from({ length: people }, (_, i) => i);
  const variables = indexes.map((i) => `$login${i}: String!`).join(', ');
  const users = indexes.map(
    (i) => `user${i}: user(login: $login${i}) { login status { indicatesLimitedAvailability } }`,
  );
  return `query Busy(${variables}) {\n  ${users.join('\n  ')}\n}`;
}
