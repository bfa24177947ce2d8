// Makes a bare clone ready: npm packages, the bundle and, with --system or --bench on Debian as root, the system
// packages that the tests or the benchmarks use. Has no dependencies; does nothing when all is there.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the tests use of the system; without a package its tests are skipped and say so. */
const testPackages = [
  'awscli',
  'ceph-mgr',
  'ceph-mon',
  'ceph-osd',
  'e2fsprogs',
  'exfat-fuse',
  'exfatprogs',
  'gcc',
  'libc6-dev',
  'ntfs-3g',
  'procps',
  'radosgw',
  'util-linux',
  'zbar-tools',
];

/** The peers that the benchmarks run beside Drivepost. */
const benchPackages = ['awscli', 'hashdeep', 'rclone', 's3cmd'];

requireNode();
installPackages();
bundle();
if (process.argv.includes('--system')) installSystemPackages(testPackages, 'tests');
if (process.argv.includes('--bench')) installSystemPackages(benchPackages, 'benchmarks');

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
  const made = join(root, 'dist', 'drivepost.js');
  const newest = Math.max(...['build', 'shared', 'test'].map((folder) => newestMs(join(root, folder))));
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

function installSystemPackages(names, purpose) {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    console.log(
      `Some ${purpose} will be skipped: they need ${missing.join(', ')} (on Debian, as root: ${command}).`,
    );
    return;
  }
  console.log(`Installing system packages for the ${purpose}: ${missing.join(', ')} …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
    options,
  );
  if (status !== 0)
    console.log(`They could not all be installed; what needs them is skipped. Try: ${command}`);
}

function isInstalled(name) {
  const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return status === 0 && stdout === 'installed';
}

function runOrExit(command, args) {
  try {
    execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch (error) {
    console.error(`'${command} ${args.join(' ')}' failed; what it printed above says why.`);
    process.exit(error.status ?? 1);
  }
}
