// What people wrote on private pages, as rows.
import type { RepositoryId } from '../domain/repository.ts';
import { LONGEST_WORDS, type PrivateWord, type PrivateWords } from '../flow/private-words.ts';
import type { PrivateWord as Row } from './generated/client.ts';
import type { Database } from './open.ts';
import { iso, toInstant, toJson, toNumber } from './rows.ts';
import { toWords } from './shapes.ts';
import { execute } from './transact.ts';

export function createPrivateWords({ prisma }: Pick<Database, 'prisma'>): PrivateWords {
  return {
    async keep(word) {
      await execute(prisma, KEEP, toJson(toColumns(word)));
    },
    async of(repository: RepositoryId) {
      const where = { repositoryId: repository, repository: { removedAt: null } };
      const rows = await prisma.privateWord.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'asc' }] });
      return rows.map(toPrivateWord);
    },
  };
}

const KEEP = `
  INSERT INTO private_word (id, repository, kind, pairing, person, role, words, at)
  SELECT w.*
  FROM jsonb_to_record($1::jsonb) AS w(id text, repository bigint, kind text, pairing text, person text, role text,
    words jsonb, at timestamptz)
  WHERE EXISTS (SELECT 1 FROM repository r WHERE r.id = w.repository AND r.removed_at IS NULL)
  ON CONFLICT (id) DO NOTHING`;

function toColumns({ words, at, ...word }: PrivateWord): object {
  const cut = Object.entries(words).map(([question, answer]) => [question, answer.slice(0, LONGEST_WORDS)]);
  return { ...word, words: Object.fromEntries(cut) as object, at: iso(at) };
}

function toPrivateWord(row: Row): PrivateWord {
  const { id, repositoryId, kind, pairing, person, role, words, at } = row;
  return {
    id,
    repository: toNumber(repositoryId),
    kind: kind as PrivateWord['kind'],
    pairing,
    person,
    role: role as PrivateWord['role'],
    words: toWords(words),
    at: toInstant(at),
  };
}
