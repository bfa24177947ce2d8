import { access, constants } from 'node:fs/promises';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

/** Whether a folder is there and can take a SIGNATURE. Throws SIGNATURE_UNWRITABLE. */
export async function checkWritable(folder: string): Promise<void> {
  try {
    // With the slash, a file in its place is ENOTDIR.
    await access(`${folder}/`, constants.W_OK);
  } catch (error) {
    throw appError('SIGNATURE_UNWRITABLE', { detail: `${folder}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
