// Pruning of JSON trees that hold OpenAPI schemas: without prose, with `nullable` written as JSON Schema writes it, repeated parts shared.

export type Tree = Record<string, unknown>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Prose and hints that no check needs. Keys under `properties` are names, not keywords, and are never dropped.
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'title',
  'deprecated',
  'readOnly',
  'default',
  'discriminator',
  'operationId',
  'tags',
]);

/** A copy without prose, in which OpenAPI 3.0's `nullable: true` has become a `null` that JSON Schema understands. */
export function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (!isTree(value)) return value;
  const kept: Tree = {};
  for (const [key, part] of Object.entries(value)) {
    if (PROSE.has(key) || key.startsWith('x-')) continue;
    if (key === 'properties' && isTree(part)) kept[key] = mapped(part);
    else kept[key] = pruned(part);
  }
  return withNull(kept);
}

function mapped(named: Tree): Tree {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, pruned(schema)]));
}

function withNull(schema: Tree): Tree {
  const { nullable, ...rest } = schema;
  if (nullable === undefined) return schema;
  if (nullable !== true) return rest;
  const nothingElse = Object.keys(rest).length === 0;
  if (nothingElse) return {};
  if (typeof rest['type'] !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const values = listOf(rest['enum']);
  if (values === undefined) return { ...rest, type: [rest['type'], 'null'] };
  return { ...rest, type: [rest['type'], 'null'], enum: [...new Set([...values, null])] };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Every component that the roots lead to, pruned, in the order of its name. */
export function reachable(roots: Tree, description: Tree): Tree {
  const found = new Map<string, unknown>();
  const todo = refsIn(roots);
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    if (found.has(ref)) continue;
    const component = pruned(lookUp(description, ref));
    found.set(ref, component);
    todo.push(...refsIn(component));
  }
  const components: Tree = {};
  for (const ref of [...found.keys()].sort()) {
    const [, , kind = '', name = ''] = ref.split('/');
    const group = (components[kind] ??= {});
    if (isTree(group)) group[name] = found.get(ref);
  }
  return components;
}

function lookUp(description: Tree, ref: string): unknown {
  let here: unknown = description;
  for (const key of ref.slice(2).split('/')) here = isTree(here) ? here[key] : undefined;
  if (here === undefined) throw new Error(`The description has no ${ref}.`);
  return here;
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : refsIn(part),
  );
}

// Below this many characters a shared part would cost more than it saves.
const WORTH_SHARING = 200;

/** Moves schemas that occur more than once into `components.schemas`; GitHub's webhook description repeats whole users thousands of times. */
export function shareRepeated(document: Tree): Tree {
  const counts = new Map<string, number>();
  count(document, counts);
  const names = new Map<string, string>();
  const shared: Tree = {};
  const result = replace(document, true);
  if (!isTree(result)) return document;
  const components = isTree(result['components']) ? result['components'] : {};
  const schemas = isTree(components['schemas']) ? components['schemas'] : {};
  return { ...result, components: { ...components, schemas: { ...schemas, ...shared } } };

  function replace(value: unknown, isPlace: boolean): unknown {
    if (Array.isArray(value)) return value.map((part) => replace(part, false));
    if (!isTree(value)) return value;
    const text = JSON.stringify(value);
    const repeats = !isPlace && isSchema(value) && text.length > WORTH_SHARING && (counts.get(text) ?? 0) > 1;
    if (!repeats) return parts(value);
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    const name = `shared-${String(names.size + 1)}`;
    names.set(text, name);
    shared[name] = parts(value);
    return { $ref: `#/components/schemas/${name}` };
  }

  function parts(value: Tree): Tree {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part, false)]));
  }
}

function isSchema(value: Tree): boolean {
  return (
    typeof value['type'] === 'string' || Array.isArray(value['type']) || 'anyOf' in value || 'oneOf' in value
  );
}

function count(value: unknown, counts: Map<string, number>): void {
  if (Array.isArray(value)) for (const part of value) count(part, counts);
  if (!isTree(value)) return;
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const part of Object.values(value)) count(part, counts);
}
