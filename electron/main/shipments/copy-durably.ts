import { constants } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';

/** Copies a file under a partial name, flushes and renames it. Throws FILE_UNWRITABLE. */
export async function copyDurably(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await copyFile(from, partial, constants.COPYFILE_FICLONE);
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw appError('FILE_UNWRITABLE', { detail: `${to}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
