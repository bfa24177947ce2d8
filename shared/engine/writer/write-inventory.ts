import { createHash } from 'node:crypto';
import { inventoryPath } from '../../domain/inventory/inventory.ts';
import { formatInventoryLine } from '../../domain/inventory/inventory-line.ts';
import { displayOf, type BytePath } from '../files/byte-path.ts';
import { journalLine, journalPath } from './journal.ts';
import { walkDrive } from './known-drive.ts';
import type { FileTotal } from './prepare-spec.ts';
import { beginReplacement, type Replacement } from './replacement.ts';
import { createPauses, createTally, type MeasuredWork } from './tally.ts';
import type { VerifiedTable } from './verified-table.ts';
import type { ItemFailure } from './worker-messages.ts';

/** An inventory that is written but has not taken its place yet. */
export interface NewInventory extends FileTotal {
  readonly sha256: string;
  /** Files that changed or came since they were verified, so that nothing is known of them. */
  readonly unknown: readonly string[];
  readonly unknownCount: number;
  /** Files and folders that cannot be read now, the first of them. */
  readonly unreadable: readonly ItemFailure[];
  readonly unreadableCount: number;
  commit(): void;
  discard(): void;
}

const shownItems = 100;

/** What is known of a drive that stock is taken of. */
export interface Stock {
  readonly table: VerifiedTable;
  /** Whether a rule leaves out what lies there, so that nobody misses it. */
  readonly isIgnored: (path: BytePath) => boolean;
}

/**
 * Writes the inventory of everything on a drive, and beside it the journal with only what is still there. Both take
 * their places with `commit`. Throws the system's errors.
 */
export async function writeInventory(
  root: string,
  { table, isIgnored }: Stock,
  work: MeasuredWork,
): Promise<NewInventory> {
  const inventory = beginReplacement(`${root}/${inventoryPath}`);
  const journal = beginReplacement(`${root}/${journalPath}`);
  const both: readonly Replacement[] = [inventory, journal];
  const sha256 = createHash('sha256');
  const tally = createTally();
  const unknown: string[] = [];
  let unknownCount = 0;
  const unreadable: ItemFailure[] = [];
  let unreadableCount = 0;
  const pause = createPauses('Taking stock of the drive', work);
  try {
    for (const { path, kind, stats, errorCode } of walkDrive(root)) {
      await pause(tally);
      if (kind === 'unreadable' && !isIgnored(path)) {
        unreadableCount += 1;
        const failure = { path, code: 'READ_BACK_FAILED', systemCode: errorCode } as const;
        if (unreadable.length < shownItems) unreadable.push(failure);
      }
      if (stats === null) continue;
      const file = { path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs };
      const known = table.get(file);
      if (known === null) {
        unknownCount += 1;
        if (unknown.length < shownItems) unknown.push(displayOf(path));
        continue;
      }
      const line = formatInventoryLine({ path, md5: known.md5 });
      sha256.update(line, 'latin1');
      inventory.write(line);
      journal.write(journalLine({ ...file, md5: known.md5, sourceMtimeMs: known.sourceMtimeMs }));
      tally.add(stats.size);
    }
  } catch (error) {
    for (const one of both) one.discard();
    throw error;
  }
  return {
    ...tally.total(),
    sha256: sha256.digest('hex'),
    unknown,
    unknownCount,
    unreadable,
    unreadableCount,
    commit: () => both.forEach((one) => one.commit()),
    discard: () => both.forEach((one) => one.discard()),
  };
}
