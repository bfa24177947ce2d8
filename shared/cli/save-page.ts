import { messageOf } from '../base/errors.ts';
import { appError } from '../domain/error-codes.ts';

/** Writes a page that a person asked for under this name. Throws REPORT_UNWRITABLE. */
export async function savePage(file: string, page: string | Uint8Array): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  try {
    await writeFile(file, page);
  } catch (error) {
    throw appError('REPORT_UNWRITABLE', { detail: messageOf(error), cause: error });
  }
}
