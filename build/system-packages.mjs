// Debian packages that tests, benchmarks and the window use of the system. `a|b`: either will do, the names differ by release.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the Electron binary is linked to; the rest comes as their dependencies. */
const window = ['libasound2t64|libasound2', 'libgbm1', 'libgtk-3-0t64|libgtk-3-0', 'libnss3'];

/** A display where there is none. */
const display = ['xvfb'];

/** Lists by purpose; without a package, what needs it is skipped and says so. */
export const systemPackages = {
  tests: [
    'awscli',
    'ceph-mgr',
    'ceph-mon',
    'ceph-osd',
    'cups',
    'cups-client',
    'e2fsprogs',
    'exfat-fuse',
    'exfatprogs',
    'gcc',
    'libc6-dev',
    'ntfs-3g',
    'poppler-utils',
    'printer-driver-cups-pdf',
    'procps',
    'radosgw',
    'util-linux',
    'zbar-tools',
    ...window,
    ...display,
  ],
  /** The peers that run beside Drivepost, and the S3 server that they load into. */
  benchmarks: [
    'awscli',
    'ceph-mgr',
    'ceph-mon',
    'ceph-osd',
    'hashdeep',
    'radosgw',
    'rclone',
    'rsync',
    's3cmd',
    ...window,
    ...display,
  ],
  window,
  display,
};

/** Installs what is missing of a list, on Debian as root; says what to do elsewhere. */
export function installSystemPackages(names, purpose) {
  if (process.platform !== 'linux') return;
  const missing = names.filter((name) => !name.split('|').some(isInstalled));
  if (missing.length === 0) return;
  const hasApt = existsSync('/usr/bin/apt-get');
  if (!hasApt || process.getuid?.() !== 0) {
    // On another Linux nothing is known about what is installed, and the names differ.
    const first = missing.map((name) => name.split('|')[0]);
    const advice = `On Debian, as root: apt-get install --no-install-recommends ${first.join(' ')}`;
    if (hasApt) console.log(`The ${purpose} may miss something of the system. ${advice}`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
  console.log(`Installing system packages for the ${purpose}: ${missing.join(', ')} …`);
  spawnSync('apt-get', ['update', '-qq'], options);
  const chosen = missing.map((name) => name.split('|').find(isKnown) ?? name.split('|')[0]);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...chosen];
  if (spawnSync('apt-get', install, options).status !== 0) {
    console.log(
      `They could not all be installed; what needs them is skipped. Try: apt-get ${install.join(' ')}`,
    );
  }
}

function isInstalled(name) {
  const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return status === 0 && stdout === 'installed';
}

/** Whether a package of that very name can be had; a name that others merely provide does not count. */
function isKnown(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}
