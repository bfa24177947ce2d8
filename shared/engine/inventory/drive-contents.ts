import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { inventoryPath } from '../../domain/inventory/inventory.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { readInventory } from './read-inventory.ts';

/** What a drive's inventory lists: how many files, and their sizes together, in bytes. Throws FILE_UNREADABLE. */
export async function driveContents(
  drive: string,
  signal?: AbortSignal,
): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  for await (const item of readInventory(join(drive, ...inventoryPath.split('/')), signal)) {
    if (item.kind === 'bad') continue;
    files += 1;
    bytes += sizeOf(drive, item.path);
  }
  return { files, bytes };
}

/** What no file system could hold, or a path that may not be gone, is no file of the drive. */
const noFileCodes = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES', 'EPERM', 'EINVAL']);

/** Size of a file of the drive, in bytes; 0 for what is none. The inventory may name anything. */
function sizeOf(drive: string, path: BytePath): number {
  if (path.includes('\0') || path.split('/').includes('..')) return 0;
  try {
    return lstatSync(nativePath(drive, path)).size;
  } catch (error) {
    if (noFileCodes.has(systemCode(error) ?? '')) return 0;
    throw appError('FILE_UNREADABLE', { detail: drive, cause: error });
  }
}
