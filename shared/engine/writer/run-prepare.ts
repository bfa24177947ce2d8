import { rmSync, statSync } from 'node:fs';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { createLayout } from '../../domain/keys/layout.ts';
import type { BytePath } from '../files/byte-path.ts';
import { lockDrive } from './drive-lock.ts';
import { finishPrepare } from './finish-prepare.ts';
import { flushFileSystem } from './flush.ts';
import { journalPath, openJournal, type Journal } from './journal.ts';
import { readVerified, walkDrive } from './known-drive.ts';
import { placeSources, type PlacedSource } from './place-sources.ts';
import { createOutcomes, type Outcomes } from './outcomes.ts';
import type { PreparePlan, PrepareReport } from './prepare-spec.ts';
import { removeSignature } from './remove-signature.ts';
import type { LongWork } from './tally.ts';
import type { VerifiedTable } from './verified-table.ts';
import type { CopyItem } from './worker-messages.ts';
import { driveError, RunStop } from './write-errors.ts';
import { createWriterPool, stopError, type WriterPool } from './writer-pool.ts';

export interface PreparePorts {
  readonly clock: Clock;
  /** Told at once what a person should know while it happens. */
  readonly announce: (text: string) => void;
  readonly workerCount?: number | undefined;
}

const batchFiles = 1024;
const batchBytes = 64 * 1024 * 1024;

/**
 * Carries out a plan: copies, verifies, hashes what lies on the drive, writes the inventory and amends the manifest.
 * Stopped anywhere, by whatever, the same again goes on where it stopped. Throws PREPARE_REFUSED for a plan with
 * refusals, DRIVE_BUSY, DRIVE_GONE, DRIVE_FULL, DRIVE_READ_ONLY, or the signal's reason.
 */
export async function runPrepare(
  plan: PreparePlan,
  ports: PreparePorts,
  work: LongWork,
): Promise<PrepareReport> {
  const [refusal] = plan.refusals;
  if (refusal !== undefined) {
    throw appError('PREPARE_REFUSED', { detail: refusal.message, advice: refusal.fix });
  }
  try {
    return await prepareLocked(plan, ports, work);
  } catch (error) {
    work.signal.throwIfAborted();
    const told = driveError(error);
    throw told instanceof RunStop ? stopError(told) : told;
  }
}

async function prepareLocked(plan: PreparePlan, ports: PreparePorts, work: LongWork): Promise<PrepareReport> {
  const { root } = plan.place;
  const unlock = lockDrive(root);
  const startedMs = ports.clock.now();
  try {
    const run = beginRun(plan, ports, work);
    try {
      await copySources(run);
      await hashOnDrive(run);
    } finally {
      await run.pool.close();
      run.journal.close();
      removeQuietly(`${root}/${partialFolder}`);
    }
    flushFileSystem(root);
    const { signatureRemoved } = run;
    return await finishPrepare(
      {
        plan,
        table: run.table,
        outcomes: run.outcomes,
        signatureRemoved,
        addedSubstitutions: run.addedSubstitutions(),
      },
      {
        ...work,
        announce: ports.announce,
        seconds: () => (ports.clock.now() - startedMs) / 1000,
      },
    );
  } finally {
    removeQuietly('', unlock);
  }
}

const partialFolder = `${drivepostFolder}/partial` as BytePath;

interface Run {
  readonly plan: PreparePlan;
  readonly work: LongWork;
  readonly table: VerifiedTable;
  readonly journal: Journal;
  readonly pool: WriterPool;
  readonly outcomes: Outcomes;
  readonly signatureRemoved: boolean;
  readonly placed: () => Generator<PlacedSource>;
  readonly addedSubstitutions: () => ReadonlyMap<string, string>;
  readonly showProgress: () => void;
}

function beginRun(plan: PreparePlan, ports: PreparePorts, work: LongWork): Run {
  const { place, fileSystem, rules } = plan;
  // What a killed run left half-written; nothing outside this folder ever is.
  rmSync(`${place.root}/${partialFolder}`, { recursive: true, force: true });
  const signatureRemoved = plan.toCopy.files > 0 && removeSignature(place.root, ports.announce);
  const table = readVerified(place.root, fileSystem);
  const journal = openJournal(`${place.root}/${journalPath}`);
  const outcomes = createOutcomes();
  const pool = createWriterPool({
    driveRoot: place.root,
    driveDevice: statSync(place.root).dev,
    device: place.device,
    isFuse: place.isFuse,
    partialFolder,
    workerCount: ports.workerCount ?? 2,
    signal: work.signal,
    onVerified(entries) {
      journal.append(entries);
      for (const entry of entries) {
        table.add(entry, entry);
        if (entry.sourceMtimeMs !== null) table.claim(entry);
      }
    },
    onDone(outcome) {
      outcomes.add(outcome);
      showProgress();
    },
  });
  const layout = createLayout({
    rules: { ...rules, substitutions: plan.manifest.substitutions },
    earlierSubstitutions: rules.substitutions,
    fileSystem,
    report: ignoreFinding,
  });

  function showProgress(): void {
    const moved = pool.movedBytes();
    const done = outcomes.progress();
    work.report({
      phase: plan.sources.length > 0 ? 'copying' : 'hashing',
      files: done.files,
      bytes: done.bytes + (moved.written + moved.readBack) / 2,
      totalFiles: plan.toCopy.files + plan.toHash.files,
      totalBytes: plan.toCopy.bytes + plan.toHash.bytes,
      failed: done.failed,
      current: null,
    });
  }

  return {
    plan,
    work,
    table,
    journal,
    pool,
    outcomes,
    signatureRemoved,
    showProgress,
    placed: () =>
      placeSources({
        sources: plan.sources,
        keyPrefix: plan.spec.keyPrefix,
        driveRoot: place.root,
        layout,
        table,
        lint: ignoreItem,
      }),
    addedSubstitutions: () =>
      new Map([...layout.substitutions()].filter(([from]) => !plan.manifest.substitutions.has(from))),
  };
}

/** The plan has told all findings already. */
function ignoreFinding(): void {}
function ignoreItem(): void {}

const progressIntervalMs = 250;

async function copySources(run: Run): Promise<void> {
  const { outcomes, pool, table } = run;
  const timer = setInterval(run.showProgress, progressIntervalMs);
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

function removeQuietly(path: string, remove = () => rmSync(path, { recursive: true, force: true })): void {
  try {
    remove();
  } catch {
    // The drive is gone or read-only; the next run cleans up.
  }
}
