import { randomUUID } from 'node:crypto';
import { applyChanges, type Changes } from '../../../shared/base/apply-changes.ts';
import type { Clock } from '../../../shared/base/time.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { amendManifest } from '../../../shared/domain/manifest/amend-manifest.ts';
import { manifestTemplate } from '../../../shared/domain/manifest/manifest-template.ts';
import { missingSecrets, withoutOldPlaceholders } from '../../../shared/domain/manifest/secret-lines.ts';
import type { PrepareReport } from '../../../shared/engine/writer/prepare-spec.ts';
import type { RunHost } from '../jobs/run-host.ts';
import { isUnderWay } from '../jobs/run-definition.ts';
import type { DraftStore } from './draft-store.ts';
import { asDraft, decisionsOf, type SavedDraft } from './saved-draft.ts';

/** What a person decides in the wizard. */
type DraftChoices = Changes<
  Omit<Draft, 'draftId' | 'createdMs' | 'changedMs' | 'prepared' | 'shipmentId' | 'secretsLeftOut'>
>;

/** Drives being prepared. */
export interface Drafts {
  watch(signal: AbortSignal): AsyncGenerator<Draft[]>;
  /** Throws NOT_FOUND, as do all the others. */
  find(draftId: string): Draft;
  create(): Promise<Draft>;
  /**
   * Saves what a person decided. A copy that was made for other decisions is no longer `prepared`, and is again once they
   * are taken back. Throws RUN_BUSY for what would change a copy under way.
   */
  change(draftId: string, changes: DraftChoices): Promise<Draft>;
  /** Runs `start` when all changes before are saved and none after is made: what it reads of the draft is what stands. */
  inTurn<T>(draftId: string, start: (draft: Draft) => T): Promise<T>;
  /** Throws RUN_BUSY while it is worked on. Nothing on the drive is touched. */
  remove(draftId: string): Promise<void>;
  /** Notes what a copy did, and where the drive was then. */
  noteCopied(draftId: string, report: PrepareReport, mountPoint: string): Promise<void>;
  /** Notes the shipment that came of it. */
  noteShipment(draftId: string, shipmentId: string | null): Promise<Draft>;
  /**
   * The manifest as the last copy finished it, passwords included: what is sent to the job service and signed. Throws
   * DRAFT_INCOMPLETE when no copy is good for what is decided now, or when its passwords have to be typed again.
   */
  finishedManifest(draftId: string): Uint8Array;
}

export interface DraftsPorts {
  readonly store: DraftStore;
  readonly runs: RunHost;
  readonly clock: Clock;
}

/** The drafts of a data folder, kept in step with the runs that work on them. */
export function createDrafts({ store, runs, clock }: DraftsPorts): Drafts {
  function runsOf(draftId: string): ReturnType<RunHost['list']> {
    return runs.list().filter(({ subject, kind }) => subject.draftId === draftId && kind !== 'prove');
  }

  /** Forgets what was done for decisions that are no longer those. Throws RUN_BUSY when it is being done. */
  function forgetRuns(draftId: string): void {
    const found = runsOf(draftId);
    if (found.some(isUnderWay)) throw appError('RUN_BUSY');
    for (const { runId } of found) runs.dismiss(runId);
  }

  return {
    watch: (signal) => store.watch(signal),
    find: (draftId) => asDraft(store.find(draftId)),
    async create() {
      const now = clock.now();
      const draft: SavedDraft = {
        draftId: randomUUID(),
        createdMs: now,
        changedMs: now,
        step: 'drive',
        drive: null,
        sources: [],
        useDriveContents: false,
        keyPrefix: '',
        ignoreJunk: true,
        skipErrors: false,
        renames: {},
        manifestText: manifestTemplate(),
        accountId: null,
        shipmentId: null,
        copied: null,
      };
      await store.add(draft);
      return asDraft(draft);
    },
    async change(draftId, changes) {
      const changed = await store.change(draftId, (before) => {
        const after = applyChanges<SavedDraft>(before, changes);
        const next = {
          ...after,
          manifestText: withoutOldPlaceholders(after.manifestText),
          changedMs: clock.now(),
        };
        if (decisionsOf(next) !== decisionsOf(before)) forgetRuns(draftId);
        return next;
      });
      return asDraft(changed);
    },
    async inTurn<T>(draftId: string, start: (draft: Draft) => T) {
      const started: T[] = [];
      await store.change(draftId, (draft) => {
        started.push(start(asDraft(draft)));
        return draft;
      });
      // The change has run exactly once.
      return started[0] as T;
    },
    async remove(draftId) {
      store.find(draftId);
      forgetRuns(draftId);
      await store.remove(draftId);
    },
    async noteCopied(draftId, report, mountPoint) {
      await store.change(draftId, (before) => {
        const drive = before.drive === null ? null : { ...before.drive, mountPoint };
        const copied = { ...copiedOf(report, clock.now()), decisions: decisionsOf(before) };
        const isSame =
          before.copied?.decisions === copied.decisions &&
          before.copied.outcome.inventorySha256 === copied.outcome.inventorySha256;
        // A job that was made for other content is not this drive's.
        return {
          ...before,
          drive,
          copied,
          shipmentId: isSame ? before.shipmentId : null,
          changedMs: clock.now(),
        };
      });
    },
    async noteShipment(draftId, shipmentId) {
      return asDraft(
        await store.change(draftId, (before) => ({ ...before, shipmentId, changedMs: clock.now() })),
      );
    },
    finishedManifest(draftId) {
      const draft = store.find(draftId);
      const { copied, manifestText } = draft;
      if (copied === null || copied.decisions !== decisionsOf(draft)) throw appError('DRAFT_INCOMPLETE');
      if (missingSecrets(manifestText).length > 0) throw appError('DRAFT_INCOMPLETE');
      return amendManifest(new TextEncoder().encode(manifestText), {
        ignore: copied.addedIgnoreRules,
        substitutions: new Map(copied.addedSubstitutions),
        inventorySha256: copied.outcome.inventorySha256,
      });
    },
  };
}

function copiedOf(report: PrepareReport, atMs: number): Omit<NonNullable<SavedDraft['copied']>, 'decisions'> {
  const { outcome, files, bytes, failed, readBack, inventorySha256, manifestPath, passwordsLeftOut } = report;
  return {
    outcome: {
      atMs,
      outcome,
      files,
      bytes,
      failed,
      ...(failed === 0 ? {} : { failures: report.failures }),
      readBack,
      inventorySha256,
      manifestPath,
      passwordsLeftOut,
    },
    addedIgnoreRules: [...report.addedIgnoreRules],
    addedSubstitutions: Object.entries(report.addedSubstitutions),
  };
}
