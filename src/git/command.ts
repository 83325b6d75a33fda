// Runs git on a folder that nobody vouches for: it may read, and nothing in that folder can make it run something else.
import { execa } from 'execa';
import { SourceError } from '../flow/source.ts';
import { splitAtNul } from './split-at-nul.ts';

// Each of these is a way in which a repository's own configuration starts a program, reads elsewhere or changes the answer.
const OVERRIDES = [
  // The folder was named by whoever runs us; who owns it does not matter once it can run nothing.
  'safe.directory=*',
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.quotePath=off',
  'diff.orderFile=/dev/null',
  'diff.ignoreSubmodules=none',
  'log.showRoot=true',
  'log.showSignature=false',
  'mailmap.file=/dev/null',
].flatMap((setting) => ['-c', setting]);

const SWITCHES = ['--no-pager', '--no-replace-objects', '--no-optional-locks', '--literal-pathspecs'];

const ENVIRONMENT: Record<string, string | undefined> = {
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // A partial clone fetches what it lacks, by a command from its configuration. No protocol is called "none", so none is allowed;
  // the other variable says the same to git 2.44 and later.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  // Set where we are started by a git hook, they would lead to another repository.
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_NAMESPACE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_SHALLOW_FILE: undefined,
  GIT_CONFIG_COUNT: undefined,
  GIT_CONFIG_PARAMETERS: undefined,
  GIT_EXTERNAL_DIFF: undefined,
};

/** One call of git: where, with which settings of its own, and what is fed to it. */
export interface GitCall {
  readonly folder: string;
  readonly args: readonly string[];
  readonly settings?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What git answered to a short question; `undefined` where it said no. */
export async function askGit(call: GitCall): Promise<string | undefined> {
  const answer = await execa('git', argumentsOf(call), {
    cwd: call.folder,
    env: { ...ENVIRONMENT, ...call.environment },
    reject: false,
    ...(call.input === undefined ? { stdin: 'ignore' as const } : { input: call.input }),
  });
  if (answer.exitCode === undefined)
    throw new SourceError(whyItFailed(call.folder, answer), { cause: answer });
  return answer.exitCode === 0 ? answer.stdout : undefined;
}

/** Everything git prints, cut at its NULs, a list for each piece that arrives. Git is stopped when nobody reads on. */
export async function* streamGit(call: GitCall): AsyncGenerator<string[]> {
  const running = execa('git', argumentsOf(call), {
    cwd: call.folder,
    env: { ...ENVIRONMENT, ...call.environment },
    stdin: 'ignore',
    buffer: { stdout: false },
    encoding: 'buffer',
    reject: false,
  });
  try {
    yield* splitAtNul(running.iterable({ binary: true }));
  } finally {
    running.kill();
  }
  const end = await running;
  if (end.exitCode !== 0) throw new SourceError(whyItFailed(call.folder, end), { cause: end });
}

function argumentsOf(call: GitCall): string[] {
  const settings = (call.settings ?? []).flatMap((setting) => ['-c', setting]);
  return [...OVERRIDES, ...settings, ...SWITCHES, ...call.args];
}

interface Failed {
  readonly code?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly stderr?: unknown;
}

function whyItFailed(folder: string, failed: Failed): string {
  if (failed.code === 'ENOENT')
    return 'git was not found on this machine; expected it installed and in the PATH';
  const said = failed.stderr instanceof Uint8Array ? Buffer.from(failed.stderr).toString() : '';
  const line = said.trim().split('\n').at(-1) ?? '';
  return `${folder}: git stopped before the end of the history (it said «${line}»); expected a repository that «git fsck» accepts`;
}
