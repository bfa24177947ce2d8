// `npm start`: opens the window on this clone. Flags go to the program; `--headless-display` is ours and shows it on a
// virtual display (for machines without one).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronDistribution } from './electron-distribution.mjs';
import { openVirtualDisplay } from './virtual-display.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const parentCheckMs = 500;
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
if (process.getuid?.() === 0) {
  console.log(
    'Started as root, where Chromium has no sandbox: the window runs without one. Rather start it as yourself.',
  );
  flags.unshift('--no-sandbox');
}

const display = wantsVirtual ? await openVirtualDisplay('1600x1000') : undefined;
if (wantsVirtual && display === undefined) {
  fail('A virtual display needs Xvfb. On Debian, as root: apt-get install --no-install-recommends xvfb');
}
if (display !== undefined) console.log('The window is on a virtual display; Ctrl-C ends it.');
const child = spawn(electron.executable, [folder, ...flags], { stdio: 'inherit', env: environment() });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (display !== undefined) endWithParent();
child.on('error', (error) => fail(`Electron could not be started: ${error.message}`));
child.on('exit', (code) => {
  process.exitCode = code ?? 130;
  void display?.close();
});

/** npm passes a signal to its shell, which ends without passing it on; a window that nobody sees would stay for ever. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill();
  }, parentCheckMs);
  watch.unref();
}

/** Under ELECTRON_RUN_AS_NODE, which editors set in their terminals, Electron would be a mere Node. */
function environment() {
  const variables = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display.name }) };
  delete variables.ELECTRON_RUN_AS_NODE;
  return variables;
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
