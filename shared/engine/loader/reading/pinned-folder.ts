import { closeSync, constants, openSync, readlinkSync, realpathSync } from 'node:fs';
import { nativePath, type BytePath } from '../../files/byte-path.ts';

/** Never follows a link, never waits for a FIFO's other end, never takes a terminal. 0 where a system lacks the flag. */
const openFlags =
  constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** Where descriptors are paths; without the link `self`, which would be followed anew for each file. Null where there is no /proc. */
const descriptors = descriptorsFolder();

const folderFlags = openFlags | (constants.O_DIRECTORY ?? 0);

/**
 * Opens files below a root so that no link leads outside, not even one that takes a folder's place between the scan and
 * the reading. On Linux the folder is opened first, what was opened is asked for its path, and files are opened by way of
 * it; it stays open for as long as files of the same folder follow. Elsewhere only the file itself is safe from links.
 */
export class PinnedFolder {
  private readonly root: string;
  /** The root's own path, one character a byte; null where a folder cannot be asked for its path. */
  private readonly realRoot: string | null;
  private folder: string | null = null;
  private descriptor = -1;

  constructor(root: string) {
    this.root = root;
    this.realRoot = realRootOf(root);
  }

  /** The descriptor of a file opened for reading. Throws the system's error; ENOENT for a folder that is not where it was. */
  open(path: BytePath): number {
    if (this.realRoot === null) return openSync(nativePath(this.root, path), openFlags);
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    if (folder !== this.folder) this.pin(folder, this.realRoot);
    const name = path.slice(slash + 1) as BytePath;
    return openSync(nativePath(`${descriptors}/${this.descriptor}`, name), openFlags);
  }

  close(): void {
    if (this.descriptor >= 0) closeSync(this.descriptor);
    this.descriptor = -1;
    this.folder = null;
  }

  private pin(folder: string, realRoot: string): void {
    this.close();
    const path = folder === '' ? this.root : nativePath(this.root, folder as BytePath);
    // The root may be named by a link; what lies below may not be one.
    const descriptor = openSync(
      path,
      folder === '' ? folderFlags & ~(constants.O_NOFOLLOW ?? 0) : folderFlags,
    );
    const expected = folder === '' ? realRoot || '/' : `${realRoot}/${folder}`;
    if (pathOf(descriptor) !== expected) {
      closeSync(descriptor);
      throw Object.assign(new Error('the folder is not where it was'), { code: 'ENOENT' });
    }
    this.descriptor = descriptor;
    this.folder = folder;
  }
}

function realRootOf(root: string): string | null {
  if (descriptors === null) return null;
  const realRoot = realpathSync(root, 'buffer').toString('latin1');
  try {
    const descriptor = openSync(root, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0));
    try {
      if (pathOf(descriptor) !== realRoot) return null;
      return realRoot === '/' ? '' : realRoot;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

function descriptorsFolder(): string | null {
  if (process.platform !== 'linux') return null;
  try {
    // As /proc counts processes, which in a container may not be as the process itself does.
    return `/proc/${readlinkSync('/proc/self')}/fd`;
  } catch {
    return null;
  }
}

function pathOf(descriptor: number): string {
  return readlinkSync(`${descriptors}/${descriptor}`, 'buffer').toString('latin1');
}
