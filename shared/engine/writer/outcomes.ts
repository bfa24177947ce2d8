import { readBackWords, type ReadBackMethod } from '../drives/read-back.ts';
import { displayOf } from '../files/byte-path.ts';
import { failureWords } from './failure-words.ts';
import type { FileFailure, FileTotal, PrepareReport } from './prepare-spec.ts';
import { createTally } from './tally.ts';
import type { ItemFailure } from './worker-messages.ts';
import type { PoolOutcome } from './writer-pool.ts';

/** Counts what became of each file; keeps the first hundred failures. */
export interface Outcomes {
  add(outcome: PoolOutcome): void;
  skip(sizeBytes: number): void;
  ignore(): void;
  /** Takes what a plan found verified and ignored, where nothing else is to be done. */
  skipVerified(verified: FileTotal, ignoredFiles: FileTotal): void;
  refuse(display: string, reason: string): void;
  fail(failure: ItemFailure): void;
  /** Takes `count` failures, the first of them by name. */
  failAll(first: readonly ItemFailure[], count: number): void;
  /** Files that are on the drive and not in its inventory: `count` of them, the first named. Those that failed are told already. */
  leaveOut(paths: readonly string[], count: number): void;
  /** The sources hold other files than when they were counted. */
  noteSourcesChanged(): void;
  progress(): { readonly files: number; readonly bytes: number; readonly failed: number };
  report(): Pick<
    PrepareReport,
    | 'copied'
    | 'skipped'
    | 'adopted'
    | 'hashedInPlace'
    | 'ignored'
    | 'failed'
    | 'failures'
    | 'readBack'
    | 'sourcesChanged'
  >;
}

const shownFailures = 100;
const methods = Object.keys(readBackWords) as readonly ReadBackMethod[];

export function createOutcomes(): Outcomes {
  const copied = createTally();
  const skipped = createTally();
  const adopted = createTally();
  const hashed = createTally();
  const ignored = createTally();
  const failures: FileFailure[] = [];
  let failed = 0;
  let weakest = 0;
  let sourcesChanged = false;

  function note(failure: FileFailure): void {
    failed += 1;
    if (failures.length < shownFailures) failures.push(failure);
  }

  function fail({ path, code, systemCode, atByte }: ItemFailure): void {
    const detail = systemCode ?? (atByte === undefined ? undefined : `from byte ${atByte} on`);
    const reason = detail === undefined ? failureWords[code] : `${failureWords[code]} (${detail})`;
    note({ path: displayOf(path), code, reason });
  }

  return {
    add(outcome) {
      copied.addTotal(outcome.copied);
      adopted.addTotal(outcome.adopted);
      hashed.addTotal(outcome.hashed);
      for (const failure of outcome.failures) fail(failure);
      if (outcome.readBack !== null) weakest = Math.max(weakest, methods.indexOf(outcome.readBack));
    },
    skip: (sizeBytes) => skipped.add(sizeBytes),
    ignore: () => ignored.add(0),
    skipVerified(verified, ignoredFiles) {
      skipped.addTotal(verified);
      ignored.addTotal(ignoredFiles);
    },
    refuse: (path, code) => note({ path, code, reason: failureWords.NOT_PLACED }),
    fail,
    failAll(first, count) {
      for (const failure of first) fail(failure);
      failed += count - first.length;
    },
    leaveOut(paths, count) {
      const fresh = paths.filter((path) => !failures.some((failure) => failure.path === path));
      for (const path of fresh) {
        note({ path, code: 'CHANGED_WHILE_HASHED', reason: failureWords.CHANGED_WHILE_HASHED });
      }
      failed = Math.max(failed, count);
    },
    noteSourcesChanged() {
      sourcesChanged = true;
    },
    progress() {
      const totals = [copied, adopted, hashed].map((tally) => tally.total());
      return {
        files: totals.reduce((sum, { files }) => sum + files, 0),
        bytes: totals.reduce((sum, { bytes }) => sum + bytes, 0),
        failed,
      };
    },
    report: () => ({
      copied: copied.total(),
      skipped: skipped.total(),
      adopted: adopted.total(),
      hashedInPlace: hashed.total(),
      ignored: ignored.total(),
      failed,
      failures,
      sourcesChanged,
      readBack: methods[weakest] ?? 'cached',
    }),
  };
}
