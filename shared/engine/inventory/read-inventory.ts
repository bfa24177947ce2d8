import { createHash } from 'node:crypto';
import { appError } from '../../domain/error-codes.ts';
import { parseInventoryLine } from '../../domain/inventory/inventory-line.ts';
import type { BytePath } from '../files/byte-path.ts';
import { openPlain } from '../files/open-plain.ts';

/** An entry of an inventory, or a line that is none. */
export type InventoryItem =
  | { readonly kind: 'entry'; readonly path: BytePath; readonly md5: string; readonly line: number }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

/** Longest line that is read, in bytes: a path at its longest, with every byte of it escaped. */
const lineLimitBytes = 16 * 1024;

const chunkBytes = 256 * 1024;

/** Largest inventory that is read, in bytes: a billion files. */
const inventoryLimitBytes = 64 * 2 ** 30;

async function chunksOf(file: string, signal: AbortSignal | undefined): Promise<AsyncIterable<Buffer>> {
  const handle = await openPlain(file, { limitBytes: inventoryLimitBytes, mayBeLink: true });
  return handle.createReadStream({ highWaterMark: chunkBytes, ...(signal && { signal }) });
}

/**
 * Reads an inventory file as a stream, one line at a time. Throws FILE_UNREADABLE, also for what is no plain file, and the
 * signal's reason.
 */
export async function* readInventory(file: string, signal?: AbortSignal): AsyncGenerator<InventoryItem> {
  let pending = '';
  let line = 0;
  try {
    for await (const chunk of await chunksOf(file, signal)) {
      const lines = (pending + chunk.toString('latin1')).split('\n');
      pending = lines.pop() ?? '';
      for (const text of lines) {
        line += 1;
        const item = itemOf(text, line);
        if (item !== null) yield item;
      }
      // A line without an end is cut, so that a file that is no inventory does not fill the memory.
      if (pending.length > lineLimitBytes) pending = pending.slice(0, lineLimitBytes + 1);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
  const item = itemOf(pending, line + 1);
  if (item !== null) yield item;
}

/** The SHA-256 of a file, 64 hexadecimal digits: what a manifest's inventory comment holds. Throws FILE_UNREADABLE. */
export async function fileSha256(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await chunksOf(file, signal)) hash.update(chunk);
  } catch (error) {
    signal?.throwIfAborted();
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
  return hash.digest('hex');
}

function itemOf(text: string, line: number): InventoryItem | null {
  // A comment may be of any length.
  if (text.length > lineLimitBytes && !text.startsWith('#'))
    return { kind: 'bad', line, reason: 'it is too long' };
  const reading = parseInventoryLine(text);
  if (reading.kind === 'blank') return null;
  if (reading.kind === 'bad') return { kind: 'bad', line, reason: reading.reason };
  return { kind: 'entry', path: reading.entry.path as BytePath, md5: reading.entry.md5, line };
}
