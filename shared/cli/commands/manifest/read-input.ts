import { open } from 'node:fs/promises';
import { systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import { manifestLimitBytes } from '../../../domain/manifest/manifest.ts';
import type { CliContext } from '../../context.ts';

/** As readFileStart, with `-` for stdin. */
export async function readInput(context: CliContext, file: string): Promise<Uint8Array> {
  return file === '-' ? readStream(context.stdin) : readFileStart(file);
}

/** Reads a file, but never more than one byte over the limit of manifests. Throws FILE_UNREADABLE. */
export async function readFileStart(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r');
    try {
      return await readStream(handle.createReadStream({ end: manifestLimitBytes, autoClose: false }));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemCode(error);
    throw appError('FILE_UNREADABLE', { detail: `${file}: ${code ?? 'unknown error'}`, cause: error });
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > manifestLimitBytes) break;
  }
  return Buffer.concat(chunks);
}
