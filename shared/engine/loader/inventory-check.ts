import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostFolder, inventoryPath } from '../../domain/inventory/inventory.ts';
import { fileSha256 } from '../inventory/read-inventory.ts';

/** What a drive's inventory is worth. */
export type InventoryCheck =
  | { readonly kind: 'none' }
  /** There, but the manifest names no digest: it finds damage, not tampering. */
  | { readonly kind: 'unsigned'; readonly file: string }
  /** There, and its SHA-256 is the one that the signed manifest names. */
  | { readonly kind: 'signed'; readonly file: string }
  /** The manifest names a digest, and what is on the drive is not that. */
  | { readonly kind: 'altered'; readonly reason: string };

/** Looks at a drive's inventory. Never follows a link. Throws FILE_UNREADABLE, INVENTORY_UNREADABLE, the signal's reason. */
export async function checkInventory(
  driveRoot: string,
  expectedSha256: string | undefined,
  signal: AbortSignal,
): Promise<InventoryCheck> {
  const file = join(driveRoot, inventoryPath);
  const isThere = isPlain(join(driveRoot, drivepostFolder), 'folder') && isPlain(file, 'file');
  if (!isThere) {
    if (expectedSha256 === undefined) return { kind: 'none' };
    return {
      kind: 'altered',
      reason: `the inventory ${inventoryPath} that the manifest names is not on the drive`,
    };
  }
  if (expectedSha256 === undefined) return { kind: 'unsigned', file };
  const sha256 = await fileSha256(file, signal);
  if (sha256 === expectedSha256.toLowerCase()) return { kind: 'signed', file };
  return { kind: 'altered', reason: `the inventory ${inventoryPath} is not the one that was signed` };
}

function isPlain(path: string, kind: 'file' | 'folder'): boolean {
  try {
    const stat = lstatSync(path);
    return kind === 'file' ? stat.isFile() : stat.isDirectory();
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw appError('FILE_UNREADABLE', { detail: path, cause: error });
  }
}
