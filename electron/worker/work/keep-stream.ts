import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';

/** Writes a stream into a file, under a partial name until it is whole. Throws FILE_UNWRITABLE and what the stream throws. */
export async function keepStream(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const partial = `${file}.partial`;
  let bytes = 0;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(partial, 'w', 0o600);
    try {
      for await (const chunk of chunks) {
        await handle.appendFile(chunk);
        bytes += chunk.length;
        onBytes(bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    const code = systemCode(error);
    if (error instanceof AppError || code === undefined) throw error;
    throw appError('FILE_UNWRITABLE', { detail: `${file}: ${code}`, cause: error });
  }
}
