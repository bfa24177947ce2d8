/** A line of Linux's mount table. */
export interface Mount {
  readonly mountPoint: string;
  /** As the kernel names it: `ext4`, `fuseblk`. */
  readonly type: string;
  /** `/dev/sdb1`; anything for what has no device. */
  readonly source: string;
  /** `major:minor`, as in `st_dev`. */
  readonly device: string;
  readonly isReadOnly: boolean;
}

/** Reads /proc/self/mountinfo. Lines that are not understood are left out. */
export function parseMountTable(text: string): readonly Mount[] {
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const [before, after] = line.split(' - ');
    const left = (before ?? '').split(' ');
    const [type, source, superOptions] = (after ?? '').split(' ');
    const [, , device, , mountPoint, options] = left;
    if (type === undefined || device === undefined || mountPoint === undefined) continue;
    mounts.push({
      mountPoint: unescape(mountPoint),
      type,
      source: unescape(source ?? ''),
      device,
      isReadOnly: hasOption(options, 'ro') || hasOption(superOptions, 'ro'),
    });
  }
  return mounts;
}

/** The mount that a real (resolved) path lies on: the deepest one above it, the newest of several on one point. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | null {
  let best: Mount | null = null;
  for (const mount of mounts) {
    if (!isWithin(path, mount.mountPoint)) continue;
    if (best === null || mount.mountPoint.length >= best.mountPoint.length) best = mount;
  }
  return best;
}

/** Whether `path` is `folder` or lies in it; both resolved, with the system's separator given. */
export function isWithin(path: string, folder: string, separator = '/'): boolean {
  if (path === folder) return true;
  return path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}

function hasOption(options: string | undefined, name: string): boolean {
  return (options ?? '').split(',').includes(name);
}

/** The kernel writes blanks, tabs, line feeds and backslashes as `\ooo`, each a byte. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
