// `npm start`: opens the window on this clone. Flags go to the program; `--headless-display` is ours and shows it on a
// virtual display (for machines without one).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronDistribution } from './electron-distribution.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const wantsVirtual = given.includes('--headless-display');
const flags = given.filter((flag) => flag !== '--headless-display');
const folder = process.env.DRIVEPOST_DIST ? resolve(root, process.env.DRIVEPOST_DIST) : root;

const electron = electronDistribution();
if (electron === undefined) {
  fail(
    'There is no Electron to start: node build/setup.mjs --window obtains one and says what keeps it from it.',
  );
}
const missing = missingLibraries(electron.executable);
if (missing.length > 0) {
  fail(
    `Electron cannot start: the system lacks ${missing.join(', ')}.`,
    'On Debian, as root: node build/setup.mjs --window',
  );
}
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (!hasDisplay && !wantsVirtual) {
  fail(
    'There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.',
    'Start it in a desktop session, or on a virtual display that nobody sees: npm start -- --headless-display',
  );
}
if (wantsVirtual && spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error !== undefined) {
  fail(
    'A virtual display needs xvfb-run. On Debian, as root: apt-get install --no-install-recommends xvfb xauth',
  );
}
if (process.getuid?.() === 0) {
  console.log(
    'Started as root, where Chromium has no sandbox: the window runs without one. Rather start it as yourself.',
  );
  flags.unshift('--no-sandbox');
}

const command = [electron.executable, folder, ...flags];
if (wantsVirtual) {
  console.log('The window is on a virtual display; Ctrl-C ends it.');
  command.unshift('xvfb-run', '-a', '-s', '-screen 0 1600x1000x24');
}
const [program, ...args] = command;
const child = spawn(program, args, { stdio: 'inherit', env: environment() });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? code : 130));
child.on('error', (error) => fail(`Electron could not be started: ${error.message}`));

/** Under ELECTRON_RUN_AS_NODE, which editors set in their terminals, Electron would be a mere Node. */
function environment() {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
  return rest;
}

function missingLibraries(executable) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/ldd')) return [];
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

function fail(...lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}
