// Part of the composition root: a repository on GitHub as a source, read whole with a token and kept nowhere.
import type { Place } from './cli/ledger-tools.ts';
import type { Source } from './cli/tools.ts';
import type { Watcher } from './cli/watcher.ts';
import type { Contribution } from './domain/contribution.ts';
import type { Repository } from './domain/repository.ts';
import type { HistorySource } from './flow/ledger-ports.ts';
import { SourceError } from './flow/source.ts';
import { Gathering } from './flow/gathering.ts';
import { HistoryReader } from './github/history.ts';
import { TokenGitHub, type TokenIdentity } from './github/token.ts';
import { patiently } from './ledger-tools/patience.ts';

/** Throws SourceError where the token opens no such repository. */
export async function openOnGitHub(
  { owner, name }: Place,
  identity: TokenIdentity,
  watcher: Watcher,
): Promise<Source> {
  const github = new TokenGitHub(identity);
  const repository = await patiently(() => github.repository(owner, name), watcher);
  if (!repository) {
    throw new SourceError(
      `GitHub shows this token no repository ${owner}/${name}; expected OWNER/REPO of one that it may read`,
    );
  }
  const source = new HistoryReader(() => Promise.resolve(github.send));
  return {
    contributions: contributionsOf(repository, source, watcher),
    writers: async () => {
      const writers = await patiently(() => github.writers(repository), watcher);
      if (!writers) {
        const place = `${repository.owner}/${repository.name}`;
        watcher.say(
          `${place}: without write access to it, maintainers are known by what they reviewed or merged`,
        );
      }
      return writers;
    },
  };
}

async function* contributionsOf(
  repository: Repository,
  source: HistorySource,
  watcher: Watcher,
): AsyncGenerator<Contribution> {
  const gathering = new Gathering();
  const now = Date.now();
  let bookmark: string | null = null;
  const readOn = async (): Promise<void> => {
    const pullsOf = (numbers: readonly number[]) => Promise.resolve(gathering.pullsOf(numbers));
    const start = { bookmark, since: null, now, bots: [], pullsOf };
    for await (const page of source.pages(repository, start)) {
      gathering.add(page.facts);
      bookmark = page.bookmark;
      watcher.step(page.progress);
    }
  };
  await patiently(readOn, watcher);
  yield* gathering.contributions();
}
