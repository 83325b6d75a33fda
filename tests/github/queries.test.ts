// Every question in GraphQL, against GitHub's own schema and its published limits.
import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  Kind,
  parse,
  print,
  validate,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as queries from '../../src/github/queries.ts';

const schema = buildSchema(published.idl, { assumeValid: true });

/** GitHub refuses what could touch more nodes than this in one question. */
const MOST_NODES = 500_000;
/** The largest page that a variable asks for. */
const variables: Readonly<Record<string, number>> = { size: 100 };

const documents = Object.entries(queries).map(([name, query]): [string, DocumentNode] => [
  name,
  parse(typeof query === 'string' ? query : query(12)),
]);

/** How many nodes a field asks for, those of every page inside it included, as GitHub counts them. */
function nodesIn(set: SelectionSetNode | undefined, times: number): number {
  return fieldsOf(set).reduce((sum, field) => {
    const size = sizeOf(field);
    const inside = times * (size ?? 1);
    return sum + (size === null ? 0 : inside) + nodesIn(field.selectionSet, inside);
  }, 0);
}

function fieldsOf(set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    throw new Error(`a named fragment (${print(selection)}) would not be counted`);
  });
}

function sizeOf(field: FieldNode): number | null {
  const argument = field.arguments?.find(
    ({ name }) => name.value === 'first' || name.value === 'last',
  )?.value;
  if (!argument) return null;
  if (argument.kind === Kind.VARIABLE) return variables[argument.name.value] ?? NaN;
  return argument.kind === Kind.INT ? Number(argument.value) : NaN;
}

/**
 * How many requests it would take to fill every list, each to its limit: a hundred of them cost a point, and no question
 * costs less than one.
 */
function requestsIn(set: SelectionSetNode | undefined, times: number): number {
  return fieldsOf(set).reduce((sum, field) => {
    const size = sizeOf(field);
    return sum + (size === null ? 0 : times) + requestsIn(field.selectionSet, times * (size ?? 1));
  }, 0);
}

function allFields(set: SelectionSetNode | undefined): FieldNode[] {
  return fieldsOf(set).flatMap((field) => [field, ...allFields(field.selectionSet)]);
}

const rootsOf = (document: DocumentNode) =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [],
  );

it('there are some', () => {
  expect(documents.length).toBeGreaterThanOrEqual(5);
});

describe.each(documents)('%s', (_, document) => {
  it('is valid by GitHub’s schema', () => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  it('asks for no more nodes than GitHub gives', () => {
    const nodes = rootsOf(document).map((set) => nodesIn(set, 1));
    for (const count of nodes) expect(count).toBeLessThanOrEqual(MOST_NODES);
  });

  it('asks for pages of 1 to 100', () => {
    const fields = rootsOf(document).flatMap(allFields);
    for (const field of fields) {
      const size = sizeOf(field);
      if (size !== null) expect(size, print(field)).toSatisfy((n: number) => n >= 1 && n <= 100);
      // A list without a size would be refused.
      if (fieldsOf(field.selectionSet).some(({ name }) => name.value === 'nodes'))
        expect(size).not.toBeNull();
    }
  });
});

it.each([
  // labels, files, reviews, comments and the last closing of each, with up to five authors of the commit that closed it
  ['PULL_HISTORY', 100 * (1 + 20 + 100 + 100 + 50 + 1 + 5)],
  ['ISSUE_HISTORY', 100 * (1 + 20 + 100)],
  ['COMMIT_HISTORY', 100 * (1 + 1 + 5 + 10)],
] as const)('the nodes of a page of %s are counted as GitHub counts them: %d', (name, count) => {
  const [set] = rootsOf(parse(queries[name]));
  expect(nodesIn(set, 1)).toBe(count);
});

it('every question costs what it is known to cost, in points', () => {
  const points = documents.map(([name, document]) => {
    const requests = rootsOf(document).reduce((sum, set) => sum + requestsIn(set, 1), 0);
    return [name, Math.max(1, Math.round(requests / 100))];
  });
  expect(Object.fromEntries(points)).toEqual({
    THREAD: 1,
    PULL_HISTORY: 6,
    ISSUE_HISTORY: 2,
    COMMIT_HISTORY: 3,
    LANDED_BY_HAND: 4,
    CONTRIBUTING: 1,
    STRANGER: 1,
    OPEN_ISSUES: 1,
    LAST_WORDS: 1,
    CLOSES: 1,
    ASSIGNEES: 1,
    busyQuery: 1,
  });
});
