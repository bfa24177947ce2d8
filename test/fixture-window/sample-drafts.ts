import type { Draft } from '../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { PrepareOutcome } from '../../shared/domain/job/prepare-outcome.ts';
import { chosenDrive } from './sample-drives.ts';
import { newManifest, sampleManifest } from './sample-manifest.ts';
import { ago } from './sample-time.ts';

/** What a copy came to. */
export const sampleOutcome: PrepareOutcome = {
  atMs: ago({ hours: 3 }),
  outcome: 'done',
  files: 128_402,
  bytes: 1_840_211_334_120,
  failed: 0,
  readBack: 'direct',
  inventorySha256: '5f'.repeat(32),
  manifestPath: '/media/jane/ARCHIVE/.drivepost/manifest.txt',
  passwordsLeftOut: false,
};

/** A draft that was just begun, before `facts`. */
export function sampleDraft(facts: Partial<Draft> = {}): Draft {
  return {
    draftId: 'd1',
    createdMs: ago({ days: 1 }),
    changedMs: ago({ minutes: 12 }),
    step: 'drive',
    drive: null,
    sources: [],
    useDriveContents: false,
    keyPrefix: '',
    ignoreJunk: true,
    skipErrors: false,
    renames: {},
    manifestText: newManifest,
    accountId: null,
    prepared: null,
    shipmentId: null,
    secretsLeftOut: false,
    ...facts,
  };
}

/** A draft in which all that a copy needs was decided. */
export function decidedDraft(facts: Partial<Draft> = {}): Draft {
  return sampleDraft({
    drive: chosenDrive,
    sources: ['/home/jane/surveys/2025', '/home/jane/surveys/2026'],
    keyPrefix: '2026-autumn/',
    manifestText: sampleManifest,
    step: 'copy',
    ...facts,
  });
}

/** A copy under way, before `facts`. */
export function sampleRun(facts: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    runId: 'r1',
    kind: 'prepare',
    subject: {
      draftId: 'd1',
      shipmentId: null,
      jobId: null,
      mountPoint: '/media/jane/ARCHIVE',
      driveId: 'WX21A7745821',
    },
    state: 'running',
    progress: {
      phase: 'Copying',
      files: 81_977,
      totalFiles: 128_402,
      bytes: 1_174_000_000_000,
      totalBytes: 1_840_211_334_120,
      failed: 0,
      current: '2026/north-delta/flight-17/IMG_48213.tif',
      unverifiedBytes: 48_000_000,
    },
    nowBytesPerSecond: 142_600_000,
    meanBytesPerSecond: 128_300_000,
    nowFilesPerSecond: 9.8,
    remainingMs: 5_190_000,
    rates: waves(120, 128e6),
    startedMs: ago({ hours: 2, minutes: 34 }),
    endedMs: null,
    activeMs: 9_150_000,
    notices: [],
    error: null,
    result: null,
    ...facts,
  };
}

/** Rates as a drive has them: they swing, and now and then they drop. */
export function waves(count: number, mean: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const swing = 1 + 0.12 * Math.sin(at / 5) + 0.06 * Math.sin(at * 1.7);
    return mean * swing * (at % 37 > 33 ? 0.45 : 1);
  });
}
