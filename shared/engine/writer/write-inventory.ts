import { createHash } from 'node:crypto';
import { inventoryPath } from '../../domain/inventory/inventory.ts';
import { formatInventoryLine } from '../../domain/inventory/inventory-line.ts';
import { displayOf, type BytePath } from '../files/byte-path.ts';
import { journalLine, journalPath } from './journal.ts';
import { walkDrive } from './known-drive.ts';
import { missingClaims } from './missing-claims.ts';
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
  /** Files of this run's sources that were verified and are not here, or not as they were, the first of them. */
  readonly missing: readonly ItemFailure[];
  readonly missingCount: number;
  commit(): void;
  discard(): void;
}

const shownItems = 100;
const chunkLength = 32 * 1024;

/** What is known of a drive that stock is taken of. */
export interface Stock {
  readonly table: VerifiedTable;
  /** Whether a rule leaves out what lies there, so that nobody misses it. */
  readonly isIgnored: (path: BytePath) => boolean;
  /** Whether the journal has one line for each file that is expected, and no other. */
  readonly isJournalExact: boolean;
}

/**
 * Writes the inventory of everything on a drive, and beside it, where it holds more than that, the journal with only what
 * is still there. They take their places with `commit`. Throws the system's errors.
 */
export async function writeInventory(
  root: string,
  { table, isIgnored, isJournalExact }: Stock,
  work: MeasuredWork,
): Promise<NewInventory> {
  const inventory = beginReplacement(`${root}/${inventoryPath}`);
  const journal = isJournalExact ? null : beginReplacement(`${root}/${journalPath}`);
  const all: readonly Replacement[] = journal === null ? [inventory] : [inventory, journal];
  const sha256 = createHash('sha256');
  const tally = createTally();
  const unknown: string[] = [];
  let unknownCount = 0;
  const unreadable: ItemFailure[] = [];
  let unreadableCount = 0;
  table.beginStock();
  const pause = createPauses('Taking stock of the drive', work);
  let lines = '';
  const writeLines = (): void => {
    sha256.update(lines, 'latin1');
    inventory.write(lines);
    lines = '';
  };
  try {
    for (const { path, kind, stats, errorCode } of walkDrive(root)) {
      const paused = pause(tally);
      if (paused !== undefined) await paused;
      if (kind === 'unreadable') table.takePath(path);
      if (kind === 'unreadable' && !isIgnored(path)) {
        unreadableCount += 1;
        const failure = { path, code: 'READ_BACK_FAILED', systemCode: errorCode } as const;
        if (unreadable.length < shownItems) unreadable.push(failure);
      }
      if (stats === null) continue;
      const file = { path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs };
      const known = table.take(file);
      if (known === null) {
        unknownCount += 1;
        if (unknown.length < shownItems) unknown.push(displayOf(path));
        continue;
      }
      const { md5, sourceMtimeMs } = known;
      lines += formatInventoryLine({ path, md5 });
      if (lines.length > chunkLength) writeLines();
      journal?.write(journalLine({ ...file, md5, sourceMtimeMs }));
      tally.add(stats.size);
    }
    writeLines();
    const missingCount = table.missingCount();
    const missing = missingCount === 0 ? [] : missingClaims(root, table, shownItems);
    return {
      ...tally.total(),
      sha256: sha256.digest('hex'),
      unknown,
      unknownCount,
      unreadable,
      unreadableCount,
      missing,
      missingCount,
      commit: () => all.forEach((one) => one.commit()),
      discard: () => all.forEach((one) => one.discard()),
    };
  } catch (error) {
    for (const one of all) one.discard();
    throw error;
  }
}
