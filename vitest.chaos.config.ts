import { defineConfig } from 'vitest/config';

// Minutes, not seconds: processes are killed and waited for. Two cores share the work of three programs, so one file at a time.
export default defineConfig({
  test: {
    include: ['tests/chaos/**/*.chaos.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxConcurrency: 4,
  },
});
