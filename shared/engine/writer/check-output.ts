import { accessSync, constants, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { isWithin } from '../drives/mount-table.ts';

/**
 * Looks, before anything is copied, whether the finished manifest can go where it is wanted. Throws PREPARE_REFUSED when
 * that is on the drive, where it would be loaded like any other file, or in a folder that is not there or cannot be
 * written to.
 */
export function checkOutput(output: string, driveRoot: string): void {
  let folder: string;
  try {
    folder = realpathSync(dirname(output));
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw appError('PREPARE_REFUSED', {
      detail: `The finished manifest cannot be written to ${output} (${systemCode(error) ?? ''}).`,
      advice: 'Name with --output a file in a folder that is there and may be written to.',
      cause: error,
    });
  }
  if (!isWithin(folder, driveRoot, sep)) return;
  throw appError('PREPARE_REFUSED', {
    detail: `${output} lies on the drive, where the station would load it like any other file.`,
    advice: 'Name a file elsewhere with --output; the drive has its own copy in .drivepost/manifest.txt.',
  });
}
