import { lstatSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import type { Batch } from './batch.ts';
import { isChanged } from './copy-file.ts';
import type { JournalEntry } from './journal.ts';
import type { BatchResult, ItemFailure } from './worker-messages.ts';
import { ItemStop } from './write-errors.ts';

/** Hashes files where they lie, unless they change meanwhile. Throws RunStop when the drive is gone. */
export function hashInPlace(
  driveRoot: string,
  paths: readonly BytePath[],
  { readBackOf, atName }: Pick<Batch, 'readBackOf' | 'atName'>,
): Omit<BatchResult, 'readBack'> {
  const entries: JournalEntry[] = [];
  const failures: ItemFailure[] = [];
  for (const path of paths) {
    try {
      entries.push(hashOne(driveRoot, path, { readBackOf, atName }));
    } catch (thrown) {
      const error = systemCode(thrown) === 'ENOENT' ? new ItemStop('CHANGED_WHILE_HASHED', thrown) : thrown;
      if (!(error instanceof ItemStop)) throw error;
      failures.push({ path, code: error.code, systemCode: error.systemCode });
    }
  }
  return { entries, failures };
}

function hashOne(
  driveRoot: string,
  path: BytePath,
  { readBackOf, atName }: Pick<Batch, 'readBackOf' | 'atName'>,
): JournalEntry {
  const native = nativePath(driveRoot, path);
  const before = atName(() => lstatSync(native));
  if (!before.isFile()) throw new ItemStop('NOT_A_FILE');
  const md5 = readBackOf(path, before.size);
  const after = atName(() => lstatSync(native));
  if (isChanged(before, after)) throw new ItemStop('CHANGED_WHILE_HASHED');
  return { path, md5, sizeBytes: after.size, mtimeMs: after.mtimeMs, sourceMtimeMs: null };
}
