import { closeSync, openSync } from 'node:fs';
import type { BytePath } from '../files/byte-path.ts';
import { journalPath, readJournal } from './journal.ts';
import type { VerifiedTable } from './verified-table.ts';
import type { ItemFailure } from './worker-messages.ts';

/**
 * Names claimed files that taking stock did not meet, `limit` at most. The table knows no names, the journal does. Throws
 * the system's errors.
 */
export function missingClaims(root: string, table: VerifiedTable, limit: number): readonly ItemFailure[] {
  const paths = new Set<BytePath>();
  const file = openSync(`${root}/${journalPath}`, 'r');
  try {
    for (const entry of readJournal(file)) {
      if (paths.size >= limit) break;
      if (table.isMissing(entry)) paths.add(entry.path);
    }
  } finally {
    closeSync(file);
  }
  return [...paths].map((path) => ({ path, code: 'LOST_AFTER_VERIFY', systemCode: undefined }));
}
