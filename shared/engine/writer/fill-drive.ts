import { formatCount } from '../../base/bytes.ts';
import { compileIgnore } from '../../domain/keys/key-for.ts';
import { textOf, type BytePath } from '../files/byte-path.ts';
import { flushFileSystem } from './flush.ts';
import { countLines, journalPath, type Journal } from './journal.ts';
import { walkDrive } from './known-drive.ts';
import type { Outcomes } from './outcomes.ts';
import type { PlacedSource } from './place-sources.ts';
import type { PreparePlan } from './prepare-spec.ts';
import type { LongWork } from './tally.ts';
import type { VerifiedTable } from './verified-table.ts';
import type { CopyItem } from './worker-messages.ts';
import { writeInventory, type NewInventory } from './write-inventory.ts';
import type { WriterPool } from './writer-pool.ts';

/** What a prepare works with once it has begun. */
export interface Run {
  readonly plan: PreparePlan;
  readonly work: LongWork;
  readonly table: VerifiedTable;
  readonly journal: Journal;
  readonly pool: WriterPool;
  readonly outcomes: Outcomes;
  readonly signatureRemoved: boolean;
  readonly removePartials: () => void;
  readonly announce: (text: string) => void;
  readonly placed: () => Generator<PlacedSource>;
  readonly addedSubstitutions: () => ReadonlyMap<string, string>;
  readonly showProgress: () => void;
}

const batchFiles = 2048;
const batchBytes = 64 * 1024 * 1024;

/**
 * Copies the sources, hashes what else is on the drive, and takes stock of it all. Walks neither the sources nor the
 * drive where the plan has found nothing to do there; should taking stock meet a file that came since, it is hashed.
 */
export async function fillDrive(run: Run): Promise<NewInventory> {
  const { plan, outcomes, table, work } = run;
  const { root } = plan.place;
  const expected = {
    files: plan.toCopy.files + plan.verified.files + plan.onDrive.files,
    bytes: plan.toCopy.bytes + plan.verified.bytes + plan.onDrive.bytes,
  };
  if (isAllVerified(plan)) outcomes.skipVerified(plan.verified, plan.ignored);
  else await copySources(run);
  const ignoredBy = compileIgnore(plan.rules.ignore);
  const isIgnored = (path: BytePath): boolean => {
    const text = textOf(path);
    return text !== null && ignoredBy(text) > 0;
  };
  let isHashed = plan.toHash.files > 0;
  if (isHashed) await hashOnDrive(run);
  for (;;) {
    flushFileSystem(root);
    const lines = countLines(`${root}/${journalPath}`);
    const isJournalExact = lines === table.count && lines === expected.files;
    const stock = { table, isIgnored, isJournalExact };
    const inventory = await writeInventory(root, stock, { ...work, expected });
    if (inventory.unknownCount === 0 || isHashed) return inventory;
    inventory.discard();
    await hashOnDrive(run);
    isHashed = true;
  }
}

/** Whether everything that the sources hold is on the drive already, and nothing of it is in the way or refused. */
export function isAllVerified({ wanted, verified, refused, conflicts }: PreparePlan): boolean {
  return wanted.files === verified.files && refused.files === 0 && conflicts === 0;
}

const progressIntervalMs = 250;

async function copySources(run: Run): Promise<void> {
  const { outcomes, pool, table } = run;
  const timer = setInterval(run.showProgress, progressIntervalMs);
  let found = 0;
  let batch: CopyItem[] = [];
  let bytes = 0;
  const send = async (): Promise<void> => {
    const items = batch;
    batch = [];
    bytes = 0;
    if (items.length > 0) await pool.copy(items);
  };
  try {
    for (const placed of run.placed()) {
      run.work.signal.throwIfAborted();
      if (placed.kind === 'refused') outcomes.refuse(placed.display, placed.reason);
      if (placed.kind === 'ignored') outcomes.ignore();
      if (placed.kind !== 'placed') continue;
      found += 1;
      const { decision, item, stats, target, there } = placed;
      if (decision === 'conflict') {
        outcomes.fail({ path: target, code: 'NAME_TAKEN', systemCode: undefined });
      } else if (decision === 'verified') {
        if (there !== null) table.claim(there);
        outcomes.skip(stats.size);
      } else {
        batch.push({ sourceRoot: item.source.root, sourcePath: item.path, target, mode: decision });
        bytes += stats.size;
        if (batch.length >= batchFiles || bytes >= batchBytes) await send();
      }
    }
    await send();
    await pool.drain();
  } finally {
    clearInterval(timer);
  }
  const planned = run.plan.wanted.files + run.plan.conflicts;
  if (found === planned) return;
  run.outcomes.noteSourcesChanged();
  run.announce(
    `The sources changed after they were counted: ${formatCount(planned, 'file')} then, ${formatCount(found, 'file')} now. The drive has those of now; repeat the command once the sources are at rest.`,
  );
}

/** Hashes every file on the drive of which nothing is known yet. */
async function hashOnDrive(run: Run): Promise<void> {
  const { pool, plan, table, work } = run;
  const timer = setInterval(run.showProgress, progressIntervalMs);
  let paths: BytePath[] = [];
  let bytes = 0;
  try {
    for (const { path, stats } of walkDrive(plan.place.root)) {
      work.signal.throwIfAborted();
      if (stats === null || table.get({ path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs }) !== null)
        continue;
      paths.push(path);
      bytes += stats.size;
      if (paths.length < batchFiles && bytes < batchBytes) continue;
      await pool.hash(paths);
      paths = [];
      bytes = 0;
    }
    if (paths.length > 0) await pool.hash(paths);
    await pool.drain();
  } finally {
    clearInterval(timer);
  }
}
