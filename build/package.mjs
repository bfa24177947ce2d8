// Packages the desktop app with the Electron of this clone: `npm run package:dir` as a folder, `npm run package` as what
// people install. `--testable` makes the package that end-to-end tests may drive.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Platform, build } from 'electron-builder';
import { builderConfig } from './builder-config.mjs';
import { electronDistribution } from './electron-distribution.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = new Set(process.argv.slice(2));

const electron = electronDistribution();
if (electron === undefined) {
  console.error('There is no Electron to package: node build/setup.mjs --window obtains one.');
  process.exit(1);
}
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
if (electron.version !== devDependencies.electron) {
  console.log(
    `Packaged with Electron ${electron.version}, which is here, to try it. What is shipped is made where ` +
      `Electron ${devDependencies.electron} can be downloaded.`,
  );
}
const isTestable = asked.has('--testable');
const output = isTestable ? 'release/testable' : 'release';
// Bundled afresh: in dist/ lie chunks of earlier bundles too.
const bundles = join(root, output, '.bundles');
rmSync(bundles, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'build', 'bundle.mjs'), 'desktop'], {
  stdio: 'inherit',
  env: { ...process.env, DRIVEPOST_DIST: bundles },
});

useToolsOfTheSystem();
const made = await build({
  projectDir: root,
  targets: Platform.current().createTarget(asked.has('--dir') ? 'dir' : null),
  config: builderConfig(electron, { bundles, output, isTestable }),
  publish: 'never',
});
for (const file of made) console.log(file);

/** electron-builder downloads its tools; those that the system has need no download. */
function useToolsOfTheSystem() {
  if (process.platform !== 'linux') return;
  process.env.CUSTOM_FPM_PATH ??= fileURLToPath(new URL('deb-by-dpkg.mjs', import.meta.url));
  const folders = (process.env.PATH ?? '').split(delimiter);
  const archivers = ['7za', '7z', '7zz'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const archiver = archivers.find((path) => existsSync(path));
  if (archiver !== undefined) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= archiver;
}
