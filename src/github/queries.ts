// Every question Belay asks in GraphQL. They stand here together so that one test can check each against GitHub's schema and its
// published limits.

const ACTOR = `__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }`;

const ANSWERS = `
  comments(first: 100) { nodes { createdAt author { ${ACTOR} } } }`;

/** A thread as it stands, with whoever spoke in it. The two kinds of state are different enums, so they need different names. */
export const THREAD = `
query Thread($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {
        title createdAt issueState: state locked
        author { ${ACTOR} }
        labels(first: 50) { nodes { name } }
        ${ANSWERS}
      }
      ... on PullRequest {
        title createdAt pullState: state locked isDraft
        author { ${ACTOR} }
        labels(first: 50) { nodes { name } }
        files(first: 100) { nodes { path } }
        reviews(first: 100) { nodes { state submittedAt author { ${ACTOR} } } }
        ${ANSWERS}
      }
    }
  }
}`;

const LANDED = `
  number title createdAt mergedAt changedFiles
  author { ${ACTOR} }
  mergedBy { ${ACTOR} }
  reviews(first: 50) { nodes { state author { ${ACTOR} } } }
  files(first: 100) { nodes { path } }`;

/** One pull request, with all that its landing tells about who helped. */
export const LANDED_CHANGE = `
query LandedChange($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { ${LANDED} }
  }
}`;

/** One page of everything that ever landed, oldest first. */
export const HISTORY = `
query History($owner: String!, $name: String!, $size: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: $size, after: $cursor, states: [MERGED], orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { endCursor hasNextPage }
      nodes { ${LANDED} }
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

/** Who said on GitHub that they are busy. Aliases, because GitHub has no list of users by login. */
export function busyQuery(people: number): string {
  const indexes = Array.from({ length: people }, (_, i) => i);
  const variables = indexes.map((i) => `$login${i}: String!`).join(', ');
  const users = indexes.map(
    (i) => `user${i}: user(login: $login${i}) { login status { indicatesLimitedAvailability } }`,
  );
  return `query Busy(${variables}) {\n  ${users.join('\n  ')}\n}`;
}
