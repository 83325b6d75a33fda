// Who may import whom. Each rule says why, to whoever runs into it; tests/architecture.test.ts runs them all.

/** What adapters may know of the flow: the questions they answer, the work they carry, the trouble they report. */
const FLOW_TYPES = '^src/flow/(ports|ledger-ports|pages-ports|private-words|jobs|source|trouble)[.]ts$';

/** A folder of src, what of src it may know beyond itself, and which libraries; node's own modules where `node` says so. */
const folder = ({ name, knows = [], libraries = [], node = false, comment }) => ({
  name: `${name}-keeps-to-itself`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: {
    pathNot: [`^src/${name}/`, ...knows, ...libraries.map(library)],
    ...(node && { dependencyTypesNot: ['core'] }),
  },
});

const library = (name) => `node_modules/(@types/)?${name}/`;

/** A library that one folder knows, so that it can be replaced in one place. */
const alone = (name, libraries, comment) => ({
  name: `only-${name}-knows-${libraries[0].replace(/\W+/g, '-').replace(/^-|-$/g, '')}`,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${name}/` },
  to: { path: libraries.map((each) => `node_modules/${each}`) },
});

const DOMAIN = '^src/domain/';
const WORDS = '^src/words/';
const FLOW = '^src/flow/';
const PREVIEW = '^src/preview/';

module.exports = {
  forbidden: [
    folder({
      name: 'domain',
      comment:
        'Decisions are made from what they are handed: no library, no clock, no file, no network. Put the question into flow/ports.ts, and its answer into a situation.',
    }),
    folder({
      name: 'words',
      knows: [DOMAIN],
      comment:
        'Words are made from facts alone. If a sentence needs to know more, put it into its message in domain/message.ts.',
    }),
    folder({
      name: 'flow',
      knows: [DOMAIN, WORDS],
      comment:
        'The flow asks its ports and never an adapter or a library: otherwise it could not be lived through in a test. Add a method to flow/ports.ts.',
    }),
    folder({
      name: 'github',
      knows: [DOMAIN, FLOW_TYPES],
      libraries: [
        'probot',
        '@octokit/[^/]+',
        'hono',
        'lru-cache',
        'mdast',
        'mdast-util-from-markdown',
        'micromark-util-types',
        'p-queue',
        'pino',
        'zod',
      ],
      node: true,
      comment:
        'This adapter translates between GitHub and the domain. What it needs of another adapter, world.ts hands to it as a function.',
    }),
    folder({
      name: 'git',
      knows: [DOMAIN, FLOW_TYPES],
      libraries: ['execa'],
      node: true,
      comment: 'This adapter reads a clone, and knows neither GitHub nor the database.',
    }),
    folder({
      name: 'db',
      knows: [DOMAIN, FLOW_TYPES],
      libraries: ['@prisma/[^/]+', '[.]prisma', '@electric-sql/pglite', 'pglite-prisma-adapter', 'pg', 'zod'],
      node: true,
      comment:
        'This adapter keeps and finds. What should happen with what it finds is decided elsewhere; jobs are enqueued by a function it is handed.',
    }),
    folder({
      name: 'queue',
      knows: [DOMAIN, FLOW_TYPES],
      libraries: ['pg-boss'],
      node: true,
      comment: 'The queue carries work and does not know what it means: world.ts tells it whom to call.',
    }),
    folder({
      name: 'history-file',
      knows: [DOMAIN, FLOW_TYPES],
      node: true,
      comment: 'A history file is read and written line by line, with nothing but node.',
    }),
    folder({
      name: 'settings-file',
      knows: [DOMAIN],
      libraries: ['yaml', 'zod'],
      comment: 'Text in, settings or problems out: where the text comes from is no business of this folder.',
    }),
    folder({
      name: 'web',
      knows: [DOMAIN, WORDS, FLOW],
      libraries: ['hono'],
      comment:
        'The pages ask their ports and say what was said to one function: with the database or GitHub at hand, a page could show what is not its reader’s.',
    }),
    folder({
      name: 'preview',
      knows: [DOMAIN, WORDS, FLOW],
      comment:
        'A preview lives through the flow itself, with ports that answer from a history in memory: it knows no other adapter, and writes nowhere.',
    }),
    folder({
      name: 'cli',
      knows: [DOMAIN, WORDS, FLOW, PREVIEW],
      libraries: ['commander', 'zod', 'cli-progress'],
      comment:
        'Commands get what they need of the world in their tools, so that a test can hand them another world.',
    }),

    alone(
      'github',
      ['probot', '@octokit'],
      'GitHub’s libraries are known in src/github alone: everybody else speaks to flow/ports.ts.',
    ),
    alone(
      'db',
      ['@prisma', '[.]prisma', '@electric-sql', 'pglite-prisma-adapter', 'pg/'],
      'The database is known in src/db alone: everybody else speaks to flow/ports.ts.',
    ),
    alone(
      'queue',
      ['pg-boss'],
      'The queue’s library is known in src/queue alone: a job is a plain value in flow/jobs.ts.',
    ),

    {
      name: 'production-without-a-sandbox',
      comment:
        'The sandbox, the demo and the tests are built around the App; the App does not know that they exist.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|demo|tests|benchmarks|bin)/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or three. Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-is-found',
      comment: 'What cannot be found cannot be checked, and every rule above would pass in silence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Types count: whoever knows a shape depends on it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', 'src/db/generated'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
