import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { inventoryPath, manifestCopyPath } from '../../domain/inventory/inventory.ts';
import { signatureName } from '../../domain/keys/key-for.ts';
import { deviceEntryOf } from '../drives/drive-device.ts';
import { createReadBack } from '../drives/read-back.ts';
import {
  holdFolder,
  identityOf,
  isHeldThere,
  releaseFolder,
  type FolderIdentity,
  type HeldFolder,
} from '../files/held-folder.ts';

/** Errors that only a drive that is gone gives. */
const goneCodes = new Set(['ENODEV', 'ENXIO', 'ENOTCONN', 'ESHUTDOWN', 'ENOMEDIUM', 'ESTALE']);

/** So many reading errors in a row, with nothing read in between and no way to ask the drive itself, are the drive and not a file. */
const errorsInARowLimit = 64;

/** Files that a drive is asked for, to see whether it answers at all. */
const askedFor = [signatureName, manifestCopyPath, inventoryPath];

/** Tells a drive that was unplugged from a file that cannot be read. */
export class DrivePresence {
  private readonly root: string;
  private readonly identity: FolderIdentity;
  private readonly systemEntry: string | null;
  private held: HeldFolder | null = null;
  private errorsInARow = 0;

  /** Throws the system's error when the root cannot be read now. */
  constructor(root: string) {
    this.root = root;
    this.identity = identityOf(root);
    readdirSync(root);
    this.systemEntry = deviceEntryOf(this.identity.dev);
  }

  /** Whether there is nothing at all below the root. */
  isEmpty(): boolean {
    return readdirSync(this.root).length === 0;
  }

  /**
   * Holds the drive until `release`, and gives the path to read it by: on Linux that of the open root, so that another
   * drive mounted in its place is not taken for it. Throws DRIVE_GONE when it is no longer the one that was looked at.
   */
  hold(): string {
    try {
      this.held = holdFolder(this.root, this.identity);
    } catch (error) {
      throw appError('DRIVE_GONE', { cause: error });
    }
    if (this.held === null) throw appError('DRIVE_GONE');
    return this.held.path;
  }

  /** Lets go of the drive, so that it can be unmounted. */
  release(): void {
    if (this.held !== null) releaseFolder(this.held);
    this.held = null;
  }

  /** To be told of each file that could be read. */
  noteRead(): void {
    this.errorsInARow = 0;
  }

  /** Whether an error while reading below the root means that the drive is gone, or as good as gone. */
  isGone(errorCode: string): boolean {
    if (goneCodes.has(errorCode)) return true;
    if (errorCode === 'EIO') {
      if (!this.isThere()) return true;
      const answer = this.ask();
      if (answer !== 'unknown') return answer === 'fails';
      this.errorsInARow += 1;
      return this.errorsInARow >= errorsInARowLimit;
    }
    if (errorCode === 'ENOENT' || errorCode === 'ENOTDIR') return !this.isThere();
    return false;
  }

  /** Whether the root can be read and is still that of the same drive as at the start. */
  isThere(): boolean {
    const held = this.held ?? { folder: this.root, identity: this.identity, path: this.root, place: null };
    if (!isHeldThere(held)) return false;
    try {
      readdirSync(this.root);
      return this.systemEntry === null || existsSync(this.systemEntry);
    } catch {
      return false;
    }
  }

  /** Reads of a file past the page cache, which goes on answering for a drive that was pulled. */
  private ask(): 'answers' | 'fails' | 'unknown' {
    let answer: 'fails' | 'unknown' = 'unknown';
    for (const name of askedFor) {
      const file = join(this.root, name);
      const readBack = createReadBack({ device: '', isFuse: false, chunkBytes: 65_536 });
      try {
        if (lstatSync(file).isFile()) readBack.md5Of(file, stopAfterFirst);
      } catch (error) {
        // A file system that is a process has a cache of its own, that of its device.
        if (error === firstRead && readBack.method === 'direct' && this.systemEntry !== null)
          return 'answers';
        if (systemCode(error) === 'EIO') answer = 'fails';
      }
    }
    return answer;
  }
}

/** Thrown to read no more than the beginning of a file. */
const firstRead = new Error('The drive answers.');

function stopAfterFirst(): never {
  throw firstRead;
}

/** A path that was mistyped, or where nothing is mounted yet. */
export function notADrive(root: string, code: string, cause: unknown): Error {
  return appError('FILE_UNREADABLE', {
    detail: code === 'ENOENT' ? `The drive ${root} is not there.` : `${root} is not a folder.`,
    advice: 'Mount the drive and name the folder where it is mounted; `drivepost drives` lists the drives.',
    cause,
  });
}
