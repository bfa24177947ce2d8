import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryPath } from '../../domain/inventory/inventory.ts';
import { nativePath } from '../files/byte-path.ts';
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
    bytes += lstatSync(nativePath(drive, item.path), { throwIfNoEntry: false })?.size ?? 0;
  }
  return { files, bytes };
}
