import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['shared/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A bundle is what worker threads and the command run from; see build/bundle.mjs.
    globalSetup: ['test/global-setup.ts'],
  },
});
