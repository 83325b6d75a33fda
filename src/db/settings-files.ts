// The last settings file of each repository that had no mistakes.
import type { RepositoryId } from '../domain/repository.ts';
import type { Database } from './open.ts';

export function createSettingsFiles({ prisma }: Pick<Database, 'prisma'>) {
  return {
    keep: async (id: RepositoryId, settingsFile: string): Promise<void> => {
      await prisma.repository.updateMany({ where: { id }, data: { settingsFile } });
    },
    last: async (id: RepositoryId): Promise<string | null> => {
      const row = await prisma.repository.findUnique({ where: { id }, select: { settingsFile: true } });
      return row?.settingsFile ?? null;
    },
  };
}
