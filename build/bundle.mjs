// Bundles the command and its worker threads into dist/. Runs by itself after `npm ci` and before tests.
import { chmod } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Output name -> source. Worker threads stand beside the command, where worker-file.ts looks for them. */
const entries = {
  drivepost: 'shared/cli/main.ts',
  'writer-worker': 'shared/engine/writer/writer-worker.ts',
  'read-worker': 'shared/engine/loader/reading/read-worker.ts',
  demo: 'test/demo/main.ts',
  'strict-s3': 'test/servers/strict-s3/main.ts',
  bench: 'test/bench/main.ts',
};

const { build } = await import('esbuild');
const found = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(`${root}${file}`)));
await build({
  absWorkingDir: root,
  entryPoints: found,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  packages: 'external',
  sourcemap: 'linked',
  chunkNames: '[name]-[hash]',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
await chmod(`${root}dist/drivepost.js`, 0o755);
