import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { signatureName } from '../../domain/keys/key-for.ts';
import { createReadBack } from '../drives/read-back.ts';

/** Errors that only a drive that is gone gives. */
const goneCodes = new Set(['ENODEV', 'ENXIO', 'ENOTCONN', 'ESHUTDOWN', 'ENOMEDIUM', 'ESTALE']);

/** So many reading errors in a row, with nothing read in between, are the drive and not a file. */
const errorsInARowLimit = 64;

/** Tells a drive that was unplugged from a file that cannot be read. */
export class DrivePresence {
  private readonly root: string;
  private readonly device: number;
  private readonly systemEntry: string | null;
  private errorsInARow = 0;

  /** Throws the system's error when the root cannot be read now. */
  constructor(root: string) {
    this.root = root;
    this.device = statSync(root).dev;
    readdirSync(root);
    const entry = sysfsEntry(this.device);
    this.systemEntry = entry !== null && existsSync(entry) ? entry : null;
  }

  /** Whether there is nothing at all below the root. */
  isEmpty(): boolean {
    return readdirSync(this.root).length === 0;
  }

  /** To be told of each file that could be read. */
  noteRead(): void {
    this.errorsInARow = 0;
  }

  /** Whether an error while reading below the root means that the drive is gone, or as good as gone. */
  isGone(errorCode: string): boolean {
    if (goneCodes.has(errorCode)) return true;
    if (errorCode === 'EIO') {
      this.errorsInARow += 1;
      if (this.errorsInARow >= errorsInARowLimit) return true;
      return !this.isThere() || this.isRawReadFailing();
    }
    if (errorCode === 'ENOENT' || errorCode === 'ENOTDIR') return !this.isThere();
    return false;
  }

  /** Whether the root can be read and lies on the same file system as at the start. */
  isThere(): boolean {
    try {
      if (statSync(this.root).dev !== this.device) return false;
      readdirSync(this.root);
      return this.systemEntry === null || existsSync(this.systemEntry);
    } catch {
      return false;
    }
  }

  /** Reads the SIGNATURE past the page cache, which goes on answering for a drive that was pulled. */
  private isRawReadFailing(): boolean {
    const file = join(this.root, signatureName);
    try {
      if (!lstatSync(file).isFile()) return false;
      createReadBack({ device: '', isFuse: false, chunkBytes: 65_536 }).md5Of(file, () => undefined);
      return false;
    } catch (error) {
      return systemCode(error) === 'EIO';
    }
  }
}

/** A path that was mistyped, or where nothing is mounted yet. */
export function notADrive(root: string, code: string, cause: unknown): Error {
  return appError('FILE_UNREADABLE', {
    detail: code === 'ENOENT' ? `The drive ${root} is not there.` : `${root} is not a folder.`,
    advice: 'Mount the drive and name the folder where it is mounted; `drivepost drives` lists the drives.',
    cause,
  });
}

/** Where Linux lists the block device with that number; null elsewhere. */
function sysfsEntry(device: number): string | null {
  if (process.platform !== 'linux') return null;
  const major = ((device >>> 8) & 0xfff) | 0;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  return major === 0 ? null : `/sys/dev/block/${major}:${minor}`;
}
