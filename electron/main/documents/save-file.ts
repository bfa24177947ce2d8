import { open, rename, rm } from 'node:fs/promises';
import { systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';

/** Saves a file that a person named: under a partial name, flushed, renamed. Throws FILE_UNWRITABLE. */
export async function saveFile(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const handle = await open(partial, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw appError('FILE_UNWRITABLE', { detail: `${path}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
