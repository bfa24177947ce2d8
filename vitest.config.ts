import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 180_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'test/**/*.test.ts',
          ],
          exclude: ['test/e2e/**', 'test/printing/**', 'test/fixtures/**'],
          pool: 'forks',
          maxWorkers: 2,
          // A bundle is what worker threads and the command run from; see build/bundle.mjs.
          globalSetup: ['test/global-setup.ts'],
          ...limits,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/printing/**/*.test.ts'],
          pool: 'forks',
          // Windows share one display: one file after the other, and behind the parts.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/e2e/global-setup.ts'],
          ...limits,
        },
      },
    ],
  },
});
