import { systemCode } from '../../base/errors.ts';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import { manifestCopyPath } from '../../domain/inventory/inventory.ts';
import { createLayout } from '../../domain/keys/layout.ts';
import { holdFolder, isHeldThere, releaseFolder, type HeldFolder } from '../files/held-folder.ts';
import { displayOf } from '../files/byte-path.ts';
import { lockDrive } from './drive-lock.ts';
import { flushFileSystem } from './flush.ts';
import { createFolderGuard } from './folder-guard.ts';
import { finishPrepare } from './finish-prepare.ts';
import { fillDrive, isAllVerified, type Run } from './fill-drive.ts';
import { journalPath, openJournal } from './journal.ts';
import { mtimeStepOf } from './known-drive.ts';
import { placeSources } from './place-sources.ts';
import { createOutcomes } from './outcomes.ts';
import type { PreparePlan, PrepareReport } from './prepare-spec.ts';
import { removePartials } from './remove-partials.ts';
import { createRenames } from './renames.ts';
import { removeSignature } from './remove-signature.ts';
import type { LongWork } from './tally.ts';
import type { NewInventory } from './write-inventory.ts';
import { driveError, RunStop } from './write-errors.ts';
import { createWriterPool, stopError } from './writer-pool.ts';

export interface PreparePorts {
  readonly clock: Clock;
  /** Told at once what a person should know while it happens. */
  readonly announce: (text: string) => void;
  readonly workerCount?: number | undefined;
}

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
    return await prepareHeld(plan, ports, work);
  } catch (error) {
    work.signal.throwIfAborted();
    const told = driveError(error);
    throw told instanceof RunStop ? stopError(told) : told;
  }
}

/** Holds the drive that was planned for: nothing is written to what else may come into its place. */
async function prepareHeld(plan: PreparePlan, ports: PreparePorts, work: LongWork): Promise<PrepareReport> {
  const { root, identity } = plan.place;
  const drive = holdFolder(root, identity);
  if (drive === null) throw new RunStop('DRIVE_GONE');
  const guard = createFolderGuard(drive);
  try {
    const place = { ...plan.place, root: drive.path };
    const report = await prepareLocked({ ...plan, place }, drive, ports, work);
    if (!isHeldThere(drive)) throw new RunStop('DRIVE_GONE');
    return { ...report, manifestPath: plan.spec.output ?? `${root}/${manifestCopyPath}` };
  } catch (error) {
    // An error of the drive is told as what it is: that of one that is gone, or of one that is there and fails.
    if (systemCode(error) === 'EIO' || systemCode(error) === 'DRIVE_FAILING') guard.checkRoot();
    throw error;
  } finally {
    releaseFolder(drive);
  }
}

async function prepareLocked(
  plan: PreparePlan,
  drive: HeldFolder,
  ports: PreparePorts,
  work: LongWork,
): Promise<PrepareReport> {
  const { root } = plan.place;
  const unlock = lockDrive(root, drive.folder);
  const startedMs = ports.clock.now();
  try {
    const run = beginRun(plan, drive, ports, work);
    let inventory: NewInventory;
    try {
      inventory = await fillDrive(run);
      if (!isHeldThere(drive)) {
        inventory.discard();
        throw new RunStop('DRIVE_GONE');
      }
    } finally {
      await run.pool.close();
      run.journal.close();
      removeQuietly(run.removePartials);
    }
    const { outcomes, signatureRemoved } = run;
    return finishPrepare(
      { plan, inventory, outcomes, signatureRemoved, addedSubstitutions: run.addedSubstitutions() },
      {
        announce: ports.announce,
        seconds: () => (ports.clock.now() - startedMs) / 1000,
      },
    );
  } finally {
    removeQuietly(unlock);
  }
}

function beginRun(plan: PreparePlan, drive: HeldFolder, ports: PreparePorts, work: LongWork): Run {
  const { place, fileSystem, rules } = plan;
  // Learns whether this system can, so that a flush that fails later is known for what it is.
  flushFileSystem(place.root);
  // What a killed run left half-written; nothing outside this folder ever is.
  const partials = removePartials(place.root, place.isFuse);
  for (const name of partials.damaged.slice(0, 10)) {
    ports.announce(
      `The drive's file system was left damaged at ${name} when the drive was pulled. Have it repaired (chkdsk, ntfsfix) before the drive is posted.`,
    );
  }
  const signatureRemoved = plan.toCopy.files > 0 && removeSignature(place.root, ports.announce);
  const { table } = plan;
  // Where no source is walked again, the claims are the plan's.
  if (!isAllVerified(plan)) table.resetClaims();
  const journal = openJournal(`${place.root}/${journalPath}`);
  const outcomes = createOutcomes();
  const pool = createWriterPool({
    drive,
    device: place.device,
    isFuse: place.isFuse,
    partialFolder: partials.folder,
    mtimeStepMs: mtimeStepOf(fileSystem),
    workerCount: ports.workerCount ?? 2,
    signal: work.signal,
    onVerified({ lines, records }, kind) {
      journal.append(lines);
      table.addRecords(records, kind === 'copied');
    },
    onDone(outcome) {
      for (const { path } of outcome.failures) table.withdraw(path);
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
    const moving = pool.inProgress();
    const done = outcomes.progress();
    work.report({
      phase: plan.sources.length > 0 ? 'Copying' : 'Hashing',
      files: done.files + moving.files,
      bytes: done.bytes + moving.readBackBytes,
      totalFiles: plan.toCopy.files + plan.toHash.files,
      totalBytes: plan.toCopy.bytes + plan.toHash.bytes,
      failed: done.failed,
      doneBefore: plan.verified,
      current: moving.current === null ? null : displayOf(moving.current),
      unverifiedBytes: Math.max(0, moving.writtenBytes - moving.readBackBytes),
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
    removePartials: partials.remove,
    announce: ports.announce,
    showProgress,
    placed: () =>
      placeSources({
        sources: plan.sources,
        keyPrefix: plan.spec.keyPrefix,
        driveRoot: place.root,
        layout,
        table,
        renames: createRenames(plan.spec.renames),
        report: ignoreFinding,
        lint: ignoreItem,
      }),
    addedSubstitutions: () =>
      isAllVerified(plan)
        ? plan.addedSubstitutions
        : new Map([...layout.substitutions()].filter(([from]) => !plan.manifest.substitutions.has(from))),
  };
}

/** The plan has told all findings already. */
function ignoreFinding(): void {}
function ignoreItem(): void {}

function removeQuietly(remove: () => void): void {
  try {
    remove();
  } catch {
    // The drive is gone or read-only; the next run cleans up.
  }
}
