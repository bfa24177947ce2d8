// Writes what the bundler made, so that programs which run from the folder meanwhile are not disturbed.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const staleMs = 3_600_000;

/** Writes the files `{ path, contents }` that differ from what is there, each whole or not at all. */
export function writeChanged(files) {
  for (const { path, contents } of files) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const partial = `${path}.${process.pid}.partial`;
    writeFileSync(partial, contents);
    if (path.endsWith('drivepost.js')) chmodSync(partial, 0o755);
    renameSync(partial, path);
  }
}

/** Removes chunks and partial files of earlier bundles. Young ones stay: a running program may still load them. */
export function removeStale(folder, current) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeStale(path, current);
    else if (/-[A-Z0-9]{8}\.\w+(\.map)?$|\.partial$/.test(entry.name) && !current.has(path)) {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats !== undefined && Date.now() - stats.mtimeMs > staleMs) rmSync(path, { force: true });
    }
  }
}

/** Makes a folder other than the project's own dist/ one that Electron can be started on. */
export function makeStartable(root, dist) {
  if (dist === join(root, 'dist')) return;
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const description = { name, productName, version, type: 'module', main: 'electron/main.js' };
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(description, undefined, 2)}\n`);
  const packages = join(dist, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages, 'junction');
}
