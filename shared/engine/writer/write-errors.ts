import { systemCode } from '../../base/errors.ts';
import type { StopCode, WriteFailureCode } from './worker-messages.ts';

/** Ends the whole run; nothing verified is lost. */
export class RunStop extends Error {
  readonly code: StopCode;
  readonly systemCode: string | undefined;

  constructor(code: StopCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'RunStop';
    this.code = code;
    this.systemCode = systemCode(cause);
  }
}

/** Ends one file; the run goes on. */
export class ItemStop extends Error {
  readonly code: WriteFailureCode;
  readonly systemCode: string | undefined;
  /** The place in the file, where there is one. */
  readonly atByte: number | undefined;

  constructor(code: WriteFailureCode, cause?: unknown, atByte?: number) {
    super(code, { cause });
    this.name = 'ItemStop';
    this.code = code;
    this.atByte = atByte;
    this.systemCode = systemCode(cause);
  }
}

const stops: Readonly<Record<string, StopCode>> = {
  ENOSPC: 'DRIVE_FULL',
  EDQUOT: 'DRIVE_FULL',
  EROFS: 'DRIVE_READ_ONLY',
  EACCES: 'DRIVE_READ_ONLY',
  EPERM: 'DRIVE_READ_ONLY',
  EIO: 'DRIVE_FAILING',
  ENODEV: 'DRIVE_GONE',
  ENXIO: 'DRIVE_GONE',
  ENOTCONN: 'DRIVE_GONE',
  ECONNABORTED: 'DRIVE_GONE',
  ESHUTDOWN: 'DRIVE_GONE',
  ESTALE: 'DRIVE_GONE',
  ENOMEDIUM: 'DRIVE_GONE',
};

const itemCodes: Readonly<Record<string, WriteFailureCode>> = {
  EFBIG: 'FILE_TOO_LARGE',
  EINVAL: 'NAME_REFUSED',
  EILSEQ: 'NAME_REFUSED',
  ENAMETOOLONG: 'NAME_REFUSED',
  EEXIST: 'NAME_TAKEN',
  ENOTDIR: 'NAME_TAKEN',
  EISDIR: 'NAME_TAKEN',
  ENOTEMPTY: 'NAME_TAKEN',
  ELOOP: 'NAME_TAKEN',
};

/** What an error of a write to the drive means: that the run stops, or that one file fails. Others come back as they are. */
export function driveError(error: unknown): unknown {
  if (error instanceof RunStop || error instanceof ItemStop) return error;
  const code = systemCode(error) ?? '';
  const stop = stops[code];
  if (stop !== undefined) return new RunStop(stop, error);
  const item = itemCodes[code];
  return item === undefined ? error : new ItemStop(item, error);
}

/** Runs something that touches the drive, its errors told apart as `driveError` does. */
export function onDrive<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw driveError(error);
  }
}

/** Runs something that touches a source: whatever fails there fails one file. */
export function onSource<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RunStop || error instanceof ItemStop) throw error;
    if (systemCode(error) === undefined) throw error;
    throw new ItemStop(systemCode(error) === 'ELOOP' ? 'NOT_A_FILE' : 'SOURCE_UNREADABLE', error);
  }
}
