// Makes a bare clone ready: npm packages and the bundle. With --window also an Electron and what it is linked to; with
// --system or --bench also, on Debian as root, the system packages that the tests or the benchmarks use. Needs nothing
// but Node; does nothing when all is there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installSystemPackages, systemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = new Set(process.argv.slice(2));

requireNode();
installPackages();
bundle();
if (asked.has('--system')) installSystemPackages(systemPackages.tests, 'tests');
if (asked.has('--bench')) installSystemPackages(systemPackages.benchmarks, 'benchmarks');
if (asked.has('--window')) await makeWindowReady();

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 18)) return;
  console.error(`Drivepost needs Node.js 20.18 or newer; this is ${process.version}.`);
  process.exit(1);
}

function installPackages() {
  const stamp = join(root, 'node_modules', '.drivepost-setup');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing npm packages …');
  runOrExit('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

function bundle() {
  const made = join(root, 'dist', '.bundled');
  const folders = ['build', 'shared', 'electron', 'renderer', 'test'].map((name) => join(root, name));
  const newest = Math.max(...folders.filter((folder) => existsSync(folder)).map(newestMs));
  if (existsSync(made) && statSync(made).mtimeMs > newest) return;
  runOrExit(process.execPath, [join(root, 'build', 'bundle.mjs')]);
}

function newestMs(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestMs(path) : statSync(path).mtimeMs);
  }
  return newest;
}

async function makeWindowReady() {
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const { window, display } = systemPackages;
  installSystemPackages(hasDisplay ? window : [...window, ...display], 'window');
  const { obtainElectron } = await import('./electron-distribution.mjs');
  await obtainElectron();
}

function runOrExit(command, args) {
  try {
    execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch (error) {
    console.error(`'${command} ${args.join(' ')}' failed; what it printed above says why.`);
    process.exit(error.status ?? 1);
  }
}
