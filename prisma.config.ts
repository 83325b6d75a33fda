// Where Prisma finds the schema and the migrations.
import { defineConfig } from 'prisma/config';

// `prisma generate` downloads a schema engine that it never calls; naming any existing file spares the download.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
