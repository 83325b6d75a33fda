// Holds what goes in and out against GitHub's own descriptions. Each schema is compiled when it is first needed, once for the process.
import { readFileSync } from 'node:fs';

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import type { Operation, WebhookName } from './operations.ts';
import { isTree, type Tree } from './trees.ts';

const compiled = new Map<string, ValidateFunction | undefined>();
const documents = new Map<string, Tree>();

let ajv: Ajv2020 | undefined;

function checker(): Ajv2020 {
  if (ajv !== undefined) return ajv;
  ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: true });
  // The package is CommonJS: its function is the module itself for Node and the default for the types.
  formats.default(ajv);
  for (const format of ['repo.nwo', 'timestamp', 'uri-template']) ajv.addFormat(format, true);
  for (const name of ['rest', 'webhooks']) ajv.addSchema(documentOf(name), name);
  return ajv;
}

function documentOf(name: string): Tree {
  const there = documents.get(name);
  if (there !== undefined) return there;
  const parsed: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
  if (!isTree(parsed)) throw new Error(`${name}.json holds no description.`);
  documents.set(name, parsed);
  return parsed;
}

/** The first thing wrong with the value, or undefined. `path` leads to a schema; where there is none, nothing is wrong. */
function problemAt(
  document: string,
  path: readonly string[],
  value: unknown,
  what: string,
): string | undefined {
  const pointer = `${document}#/${path.map(escaped).join('/')}`;
  if (!compiled.has(pointer)) {
    const isThere = lookUp(documentOf(document), path) !== undefined;
    compiled.set(pointer, isThere ? checker().compile({ $ref: pointer }) : undefined);
  }
  const validate = compiled.get(pointer);
  if (validate === undefined || validate(value)) return undefined;
  return checker().errorsText(validate.errors, { dataVar: what });
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function lookUp(tree: unknown, path: readonly string[]): unknown {
  let here = tree;
  for (const key of path) here = isTree(here) ? here[key] : undefined;
  return here;
}

interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly isRequired: boolean;
  readonly path: readonly string[];
  readonly schema: Tree;
}

const parametersOf = new Map<string, readonly Parameter[]>();

function parameters(operation: Operation): readonly Parameter[] {
  const known = parametersOf.get(operation);
  if (known !== undefined) return known;
  const listed = lookUp(documentOf('rest'), ['roots', operation, 'parameters']);
  const found = Array.isArray(listed)
    ? listed.flatMap((entry, index) =>
        parameter(entry, ['roots', operation, 'parameters', String(index)], index),
      )
    : [];
  parametersOf.set(operation, found);
  return found;
}

function parameter(entry: unknown, path: readonly string[], index: number): Parameter[] {
  if (!isTree(entry)) throw new Error(`Parameter ${String(index)} is no object.`);
  if (typeof entry['$ref'] === 'string') {
    const target = entry['$ref'].slice(2).split('/');
    return parameter(lookUp(documentOf('rest'), target), target, index);
  }
  const { name, in: place, schema } = entry;
  if (typeof name !== 'string' || typeof place !== 'string' || !isTree(schema)) return [];
  return [{ name, place, isRequired: entry['required'] === true, path: [...path, 'schema'], schema }];
}

/** What is wrong with a request's parameters; `unknown` where GitHub would just not look at it. */
export function parameterProblem(
  operation: Operation,
  given: { readonly path: Readonly<Record<string, string>>; readonly query: URLSearchParams },
): { readonly problem: string; readonly isIgnoredByGitHub: boolean } | undefined {
  const known = parameters(operation);
  for (const one of known) {
    const text = one.place === 'path' ? given.path[one.name] : given.query.get(one.name);
    if (text === null || text === undefined) {
      if (one.isRequired) return { problem: `${one.name} is missing`, isIgnoredByGitHub: false };
      continue;
    }
    const problem = schemaProblem(one, text);
    if (problem !== undefined) return { problem, isIgnoredByGitHub: false };
  }
  const names = new Set(known.map((one) => one.name));
  const stranger = [...given.query.keys()].find((name) => !names.has(name));
  if (stranger === undefined) return undefined;
  return { problem: `${stranger} is no parameter of ${operation}`, isIgnoredByGitHub: true };
}

function schemaProblem(one: Parameter, text: string): string | undefined {
  return problemAt('rest', one.path, read(text, one.schema), one.name);
}

function read(text: string, schema: Tree): unknown {
  if (schema['type'] === 'integer' || schema['type'] === 'number') return text === '' ? text : Number(text);
  if (schema['type'] === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

export function bodyProblem(operation: Operation, body: unknown): string | undefined {
  const path = ['roots', operation, 'requestBody', 'content', 'application/json', 'schema'];
  const isRequired = lookUp(documentOf('rest'), ['roots', operation, 'requestBody', 'required']) === true;
  if (body === undefined) return isRequired ? 'the body is missing' : undefined;
  return problemAt('rest', path, body, 'body');
}

// GitHub may answer any request so, whether the operation's description says it or not.
const ALWAYS_POSSIBLE = new Set([400, 401, 403, 404, 410, 429, 500, 502, 503]);

export function answerProblem(operation: Operation, status: number, body: unknown): string | undefined {
  const described = ['roots', operation, 'responses', String(status)];
  const response = lookUp(documentOf('rest'), described);
  if (response === undefined) {
    return ALWAYS_POSSIBLE.has(status) ? undefined : `${String(status)} is no answer to ${operation}`;
  }
  const ref =
    isTree(response) && typeof response['$ref'] === 'string'
      ? response['$ref'].slice(2).split('/')
      : described;
  const schema = [...ref, 'content', 'application/json', 'schema'];
  const hasBody = lookUp(documentOf('rest'), schema) !== undefined;
  if (!hasBody)
    return body === undefined || status >= 400 ? undefined : `${operation} answers without a body`;
  return problemAt('rest', schema, body, 'answer');
}

export function webhookProblem(name: WebhookName, payload: unknown): string | undefined {
  return problemAt('webhooks', ['roots', name], payload, 'payload');
}
