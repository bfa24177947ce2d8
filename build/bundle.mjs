// Bundles everything that runs into dist/ (or the folder that DRIVEPOST_DIST names): the command, the desktop app's
// processes, its window. Runs by itself after `npm ci`, before start and before tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeStartable, removeStale, writeChanged } from './bundle-output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const dist = resolve(root, process.env.DRIVEPOST_DIST || 'dist');

/** Of each program: output name -> source. Worker threads stand beside the code that starts them, see worker-file.ts. */
const workers = {
  'writer-worker': 'shared/engine/writer/writer-worker.ts',
  'read-worker': 'shared/engine/loader/reading/read-worker.ts',
};
const command = {
  drivepost: 'shared/cli/main.ts',
  demo: 'test/demo/main.ts',
  'strict-s3': 'test/servers/strict-s3/main.ts',
  bench: 'test/bench/main.ts',
};
const desktop = { main: 'electron/main/index.ts', worker: 'electron/worker/index.ts' };
const preload = { preload: 'electron/preload/index.ts' };
const window = { main: 'renderer/main.tsx' };

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: 'linked',
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  write: false,
};
/** Packages stay outside: what runs is what the lock file names. */
const onNode = {
  ...common,
  platform: 'node',
  target: 'node20.18',
  format: 'esm',
  splitting: true,
  packages: 'external',
};
const inWindow = {
  ...common,
  platform: 'browser',
  target: 'chrome130',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
};

const made = await Promise.all([
  bundle(dist, { ...command, ...workers }, { ...onNode, banner: { js: '#!/usr/bin/env node' } }),
  bundle(join(dist, 'electron'), desktop, onNode, workers),
  // A sandboxed preload script can load no file but itself.
  bundle(join(dist, 'electron'), preload, {
    ...inWindow,
    format: 'cjs',
    external: ['electron'],
    outExtension: { '.js': '.cjs' },
  }),
  bundle(join(dist, 'renderer'), window, {
    ...inWindow,
    format: 'esm',
    splitting: true,
    minify: true,
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  }),
]);

const files = made.flat();
const page = join(root, 'renderer', 'index.html');
if (existsSync(page)) {
  files.push({ path: join(dist, 'renderer', 'index.html'), contents: readFileSync(page) });
}
mkdirSync(dist, { recursive: true });
writeChanged(files);
removeStale(dist, new Set(files.map((file) => file.path)));
makeStartable(root, dist);
writeFileSync(join(dist, '.bundled'), '');

/** The bundle of those entries whose source is there, together with `extra`; none when no entry is. */
async function bundle(outdir, entries, options, extra = {}) {
  const there = Object.entries(entries).filter(([, file]) => existsSync(join(root, file)));
  if (there.length === 0) return [];
  const entryPoints = { ...Object.fromEntries(there), ...extra };
  const { outputFiles } = await build({ ...options, entryPoints, outdir });
  return outputFiles;
}
