// Cuts GitHub's published descriptions down to what the sandbox plays, and writes rest.json and webhooks.json beside itself.
//
//   npm pack @octokit/openapi@23.0.2 && npm pack @octokit/openapi-webhooks@12.1.0      (unpack both)
//   npx tsx sandbox/descriptions/prune.ts OPENAPI-PACKAGE OPENAPI-WEBHOOKS-PACKAGE
//
// What goes: prose, examples and every operation that is not listed. What stays word for word: types, formats, required, enums.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { OPERATIONS, WEBHOOKS } from './operations.ts';
import { isTree, pruned, reachable, shareRepeated, type Tree } from './trees.ts';

const PACKAGES = { rest: '@octokit/openapi@23.0.2', webhooks: '@octokit/openapi-webhooks@12.1.0' };

const [openapi, webhooks] = process.argv.slice(2);
if (openapi === undefined || webhooks === undefined) {
  throw new Error('Found no two folders. Expected: prune.ts OPENAPI-PACKAGE OPENAPI-WEBHOOKS-PACKAGE');
}
write('rest.json', PACKAGES.rest, read(openapi), restRoots);
write('webhooks.json', PACKAGES.webhooks, read(webhooks), webhookRoots);

function read(folder: string): Tree {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'));
  if (!isTree(parsed)) throw new Error(`${folder} holds no description.`);
  return parsed;
}

function restRoots(description: Tree): Record<string, unknown> {
  const roots: Record<string, unknown> = {};
  for (const operation of OPERATIONS) {
    const [method = '', path = ''] = operation.split(' ');
    const found = at(description, 'paths', path, method.toLowerCase());
    roots[operation] = pruned({
      parameters: found['parameters'] ?? [],
      requestBody: found['requestBody'] ?? null,
      responses: found['responses'],
    });
  }
  return { ...roots, ...corrected(roots) };
}

// The list of installations is described as accounts that are a user and an enterprise at once, which nothing can be.
// One installation by itself is described well, so the list is held against that.
function corrected(roots: Record<string, unknown>): Record<string, unknown> {
  const key = 'GET /app/installations';
  const schema = { type: 'array', items: { $ref: '#/components/schemas/installation' } };
  const found = roots[key];
  const responses = { 200: { content: { 'application/json': { schema } } } };
  return { [key]: { ...(isTree(found) ? found : {}), responses } };
}

function webhookRoots(description: Tree): Record<string, unknown> {
  const roots: Record<string, unknown> = {};
  for (const name of WEBHOOKS) {
    const key = name.replaceAll(/[._]/g, '-');
    roots[name] = pruned(
      at(description, 'webhooks', key, 'post', 'requestBody', 'content', 'application/json', 'schema'),
    );
  }
  return roots;
}

function at(tree: Tree, ...path: string[]): Tree {
  let here = tree;
  for (const key of path) {
    const next = here[key];
    if (!isTree(next)) throw new Error(`The description has no ${path.join(' → ')}.`);
    here = next;
  }
  return here;
}

function write(
  name: string,
  source: string,
  description: Tree,
  rootsOf: (description: Tree) => Record<string, unknown>,
) {
  const roots = rootsOf(description);
  const document = shareRepeated({ source, roots, components: reachable(roots, description) });
  const target = new URL(name, import.meta.url);
  writeFileSync(target, lines(document));
  process.stdout.write(`${name}: ${String(Math.round(readFileSync(target).length / 1000))} kB\n`);
}

// One root or schema a line, so that a newer description shows as a readable difference.
function lines(document: Tree): string {
  const parts = Object.entries(document).map(([key, value]) =>
    isTree(value)
      ? `${JSON.stringify(key)}:{\n${entries(value)}\n}`
      : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${parts.join(',\n')}}\n`;
}

function entries(tree: Tree): string {
  return Object.entries(tree)
    .map(([key, value]) =>
      isTree(value) && key === 'schemas'
        ? `${JSON.stringify(key)}:{\n${entries(value)}\n}`
        : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    )
    .join(',\n');
}
