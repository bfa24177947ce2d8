import { lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { printable } from '../../base/printable.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';

/** The only folder in Drivepost's own: files that are being copied lie there. */
const partialName = 'partial';

/**
 * Makes sure that Drivepost's own folder on a drive holds nothing but plain files: a link there would lead writing, and a
 * FIFO reading, to where whoever made the drive wants it. Throws DRIVE_REFUSED, and the system's errors.
 */
export function checkOwnFolder(root: string): void {
  const folder = `${root}/${drivepostFolder}`;
  const there = lookAt(folder);
  if (there === null) return;
  const { dev } = statSync(root);
  if (!there.isDirectory() || there.dev !== dev) throw refused(drivepostFolder);
  for (const name of readdirSync(folder)) {
    const stats = lookAt(`${folder}/${name}`);
    if (stats === null || stats.isFile()) continue;
    if (name !== partialName || !stats.isDirectory() || stats.dev !== dev)
      throw refused(`${drivepostFolder}/${name}`);
  }
}

/** Null for what is not there. */
function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function refused(path: string): Error {
  return appError('DRIVE_REFUSED', {
    detail: `${printable(path)} on it leads elsewhere: it is no plain file or folder.`,
    advice: `Look at what lies in ${drivepostFolder} on the drive, remove it, and repeat the command.`,
  });
}
