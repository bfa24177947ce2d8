import type { Found } from '../files/scan.ts';
import { fileChanged } from './reading/large-file.ts';

/** Status and code of a row that is not S3's own (docs/formats/loader.md). */
export interface RowCode {
  readonly status: number;
  readonly code: string;
}

export const rowCodes = {
  loaded: { status: 200, code: 'OK' },
  ignored: { status: 103, code: 'Ignored' },
  /** Its MD5 is not the one that the inventory on the drive has for it. */
  inventoryMismatch: { status: 409, code: 'InventoryMismatch' },
  /** The inventory is signed, and does not name it. */
  notInInventory: { status: 409, code: 'NotInInventory' },
  /** An earlier file of the drive has the same key: this one would take its object's place. */
  keyTaken: { status: 409, code: 'KeyTaken' },
  /** Its key is the one of the import log, which would take its object's place. */
  importLogKey: { status: 409, code: 'ImportLogKey' },
  /** In the inventory, but not on the drive. */
  missingFile: { status: 404, code: 'MissingFile' },
  /** Not the same from the first byte read to the last, twice. */
  fileChanged: { status: 409, code: 'FileChanged' },
  /** The drive gave an error for this file or folder. */
  deviceReadError: { status: 500, code: 'DeviceReadError' },
  /** The station may not read it. */
  notReadable: { status: 403, code: 'FileNotReadable' },
  /** Its name is not UTF-8, so that no key can be made of it (reference 2.1). */
  invalidFileName: { status: 400, code: 'InvalidFileName' },
  /** Its path is longer than this system can open. */
  pathTooLong: { status: 400, code: 'PathTooLong' },
  symbolicLink: { status: 400, code: 'SymbolicLink' },
  /** A FIFO, socket or device. */
  specialFile: { status: 400, code: 'SpecialFile' },
  /** A folder where another file system is mounted. */
  otherFileSystem: { status: 400, code: 'OtherFileSystem' },
  /** Larger than the store takes (reference 2.1). */
  entityTooLarge: { status: 400, code: 'EntityTooLarge' },
} as const satisfies Record<string, RowCode>;

/** The row code of a thing that is never opened. */
export function codeOfFound(found: Found): RowCode {
  if (found.kind === 'link') return rowCodes.symbolicLink;
  if (found.kind === 'otherDevice') return rowCodes.otherFileSystem;
  if (found.kind === 'unreadable') return codeOfReadError(found.errorCode ?? '');
  return rowCodes.specialFile;
}

/** Errors that say nothing of the file: the next one would fail as well. */
const exhaustedCodes = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** Whether the computer has run out of what it takes to read anything. */
export function isExhausted(errorCode: string): boolean {
  return exhaustedCodes.has(errorCode);
}

/** The row code for the system's error code of a file that could not be read, on a drive that is still there. */
export function codeOfReadError(errorCode: string): RowCode {
  switch (errorCode) {
    case fileChanged:
    case 'ENOENT':
    case 'ENOTDIR':
      return rowCodes.fileChanged;
    case 'EACCES':
    case 'EPERM':
      return rowCodes.notReadable;
    case 'ENAMETOOLONG':
      return rowCodes.pathTooLong;
    case 'ELOOP':
      return rowCodes.symbolicLink;
    case 'NOT_REGULAR':
    case 'EISDIR':
      return rowCodes.specialFile;
    default:
      return rowCodes.deviceReadError;
  }
}
