// Bundles everything that runs into dist/, or the folder that DRIVEPOST_DIST names: the command, the desktop app's
// processes, its window. Runs by itself after `npm ci`, before start and before tests. `command` or `desktop` behind it
// makes only that part. What cannot be bundled does not keep the rest from being written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onlyNamedIcons } from './bundle-icons.mjs';
import { countingModules } from './counting-modules.mjs';
import { librariesOf } from './libraries.mjs';
import { onlyCommand } from './only-command.mjs';
import { makeStartable, removeStale, writeChanged } from './bundle-output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const dist = resolve(root, process.env.DRIVEPOST_DIST || 'dist');

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: 'linked',
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  write: false,
};

/** Programs that run in Node. Packages stay outside. */
const onNode = {
  ...common,
  platform: 'node',
  target: 'node20.18',
  format: 'esm',
  splitting: true,
  packages: 'external',
  banner: { js: '#!/usr/bin/env node' },
};

/**
 * What is shipped takes its packages in: hundreds of small files fewer to find and read at each start. Outside stay those with
 * native code, those that are large and needed for one thing, and those of whose CommonJS Node and esbuild make different things.
 */
const product = {
  ...onNode,
  packages: 'bundle',
  external: ['electron', 'libsql', 'bwip-js', 'systeminformation', '@aws-sdk/*', '@smithy/*'],
  banner: {
    // Packages in CommonJS ask for what comes with Node by `require`.
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as requireFrom } from 'node:module';",
      'const require = requireFrom(import.meta.url);',
    ].join('\n'),
  },
};

/**
 * A thread is one file in CommonJS: Node starts it in two thirds of the time that a module takes. It can import nothing but
 * what comes with Node.
 */
const inThread = {
  ...onNode,
  format: 'cjs',
  splitting: false,
  outExtension: { '.js': '.cjs' },
  banner: {},
};

const inWindow = {
  ...common,
  platform: 'browser',
  target: 'chrome130',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** What the fault matrix ends at each call that changes something; never shipped. */
const killable = { plugins: [countingModules(root)] };

/** Worker threads of the engine stand beside the code that starts them; see worker-file.ts. */
const workers = {
  'writer-worker': 'shared/engine/writer/writer-worker.ts',
  'read-worker': 'shared/engine/loader/reading/read-worker.ts',
};

/** The bundles: output name -> source, and how. Those whose source is not there are left out. */
const bundles = [
  {
    part: 'command',
    entryPoints: { drivepost: 'shared/cli/start.ts', commands: 'shared/cli/main.ts' },
    options: { ...product, outdir: dist },
  },
  {
    part: 'command',
    entryPoints: { 'verify-command': 'shared/cli/main.ts' },
    options: { ...product, plugins: [onlyCommand('verify')], splitting: false, outdir: dist },
  },
  {
    part: 'command',
    entryPoints: {
      demo: 'test/demo/main.ts',
      'strict-s3': 'test/servers/strict-s3/main.ts',
      'bench-sink': 'test/bench/sink/main.ts',
      'bench-sdk-load': 'test/bench/sdk-load/main.ts',
      'bench-scan-count': 'test/bench/scan-count/main.ts',
      bench: 'test/bench/main.ts',
      faults: 'test/faults/matrix/main.ts',
      fuzz: 'test/fuzz/main.ts',
      'fuzz-worker': 'test/fuzz/fuzz-worker.ts',
      screenshots: 'test/screenshots/main.ts',
      'fixture-window': 'test/fixture-window/main.ts',
    },
    options: { ...onNode, outdir: dist },
  },
  {
    part: 'desktop',
    entryPoints: { main: 'electron/main/index.ts', worker: 'electron/worker/index.ts' },
    options: { ...product, outdir: join(dist, 'electron') },
  },
  { part: 'command', entryPoints: workers, options: { ...inThread, outdir: dist } },
  { part: 'desktop', entryPoints: workers, options: { ...inThread, outdir: join(dist, 'electron') } },
  {
    part: 'command',
    entryPoints: { drivepost: 'shared/cli/main.ts', worker: 'electron/worker/index.ts' },
    options: { ...product, ...killable, outdir: join(dist, 'killable') },
  },
  {
    part: 'command',
    entryPoints: workers,
    options: { ...inThread, ...killable, outdir: join(dist, 'killable') },
  },
  {
    part: 'desktop',
    entryPoints: { preload: 'electron/preload/index.ts' },
    options: {
      ...inWindow,
      // A sandboxed preload script can load no file but itself.
      format: 'cjs',
      external: ['electron'],
      outdir: join(dist, 'electron'),
      outExtension: { '.js': '.cjs' },
    },
  },
  {
    part: 'desktop',
    entryPoints: { main: 'renderer/main.tsx' },
    options: {
      ...inWindow,
      format: 'esm',
      splitting: true,
      minify: true,
      plugins: [onlyNamedIcons(root)],
      loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
      outdir: join(dist, 'renderer'),
    },
  },
];

/** What is copied as it is: output path -> source. */
const copies = {
  'renderer/index.html': 'renderer/index.html',
  'renderer/icon.svg': 'build/icons/icon.svg',
  'fixture-window/package.json': 'test/fixture-window/package.json',
  'electron/icons/window.png': 'build/icons/made/linux/256x256.png',
  'electron/icons/tray.png': 'build/icons/made/tray.png',
  'electron/icons/tray@2x.png': 'build/icons/made/tray@2x.png',
  'electron/icons/tray-news.png': 'build/icons/made/tray-news.png',
  'electron/icons/tray-news@2x.png': 'build/icons/made/tray-news@2x.png',
};

const asked = process.argv.slice(2);
const results = await Promise.allSettled(
  bundles.filter(({ part }) => asked.length === 0 || asked.includes(part)).map(bundle),
);
const files = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
for (const [to, from] of Object.entries(copies)) {
  if (existsSync(join(root, from)))
    files.push({ path: join(dist, to), contents: readFileSync(join(root, from)) });
}
mkdirSync(dist, { recursive: true });
writeChanged(files);
makeStartable(root, dist);
const failed = results.filter((result) => result.status === 'rejected');
for (const { reason } of failed) {
  // What esbuild has found wrong in the sources it has shown by itself.
  if (reason.errors === undefined) console.error(reason);
  process.exitCode = 1;
}
if (failed.length === 0 && asked.length === 0) {
  removeStale(dist, new Set(files.map((file) => file.path)));
  writeFileSync(join(dist, '.bundled'), '');
}

async function bundle({ entryPoints, options }) {
  const there = Object.entries(entryPoints).filter(([, file]) => existsSync(join(root, file)));
  const given = { ...options, entryPoints: Object.fromEntries(there) };
  if (options.platform !== 'browser' || options.splitting !== true) return (await build(given)).outputFiles;
  // Nothing loads the style sheet of a part that is imported later. So one sheet has the styles of all parts, in the
  // order in which a bundle in one piece has them.
  const [split, whole] = await Promise.all([
    build({ ...given, metafile: true }),
    build({ ...given, splitting: false, logLevel: 'silent' }),
  ]);
  const libraries = librariesOf(root, Object.keys(split.metafile.inputs));
  return [
    ...split.outputFiles.filter((file) => !isStyle(file)),
    ...whole.outputFiles.filter(isStyle),
    { path: join(dist, 'electron', 'libraries.json'), contents: Buffer.from(JSON.stringify(libraries)) },
  ];
}

function isStyle({ path }) {
  return /\.css(\.map)?$/.test(path);
}
