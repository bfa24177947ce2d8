import type { Clock } from '../../../shared/base/time.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { parseJobId } from '../../../shared/domain/job/job-id.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import type { VerifyReport, VerifySpec } from '../../../shared/engine/loader/verify-report.ts';
import type { PrepareReport, PrepareSpec } from '../../../shared/engine/writer/prepare-spec.ts';
import { isUnderWay } from '../jobs/run-definition.ts';
import type { RunHost } from '../jobs/run-host.ts';
import type { Shipments } from '../shipments/open-shipments.ts';
import type { Drafts } from './drafts.ts';

/** Copying a draft onto its drive, and rehearsing what a station would do with that. */
export interface DraftRuns {
  /** Plans and copies. Throws DRAFT_INCOMPLETE, RUN_BUSY. */
  prepare(draftId: string): RunSnapshot;
  /** Loads the drive with no target. Throws DRAFT_INCOMPLETE before a copy has ended well, RUN_BUSY. */
  rehearse(draftId: string): RunSnapshot;
}

export interface DraftRunsPorts {
  readonly runs: RunHost;
  readonly drafts: Drafts;
  readonly shipments: Pick<Shipments, 'list' | 'noteRehearsal'>;
  readonly clock: Clock;
}

/** Which draft is worked on. All else is read from it when work begins, passwords too, so that none is saved with a run. */
interface DraftTask {
  readonly draftId: string;
}

/** Defines how drafts are copied and rehearsed. */
export function createDraftRuns({ runs, drafts, shipments, clock }: DraftRunsPorts): DraftRuns {
  const prepare = runs.define<DraftTask>('prepare', {
    input: async ({ draftId }, { mountPoint }) => prepareSpec(drafts.find(draftId), mountPoint ?? ''),
    // The worker gives what runPrepare gives.
    async finish(result, { task, subject }) {
      forgetRehearsal(task.draftId);
      await drafts.noteCopied(task.draftId, result as PrepareReport, subject.mountPoint ?? '');
    },
  });
  const rehearse = runs.define<DraftTask>('rehearse', {
    async input(_task, { mountPoint, shipmentId }): Promise<VerifySpec> {
      const shipment = shipments.list().find((one) => one.shipmentId === shipmentId);
      return { driveRoot: mountPoint ?? '', jobId: parseJobId(shipment?.jobId ?? '') ?? undefined };
    },
    async finish(result, { subject }) {
      const { willImportCleanly } = result as VerifyReport;
      const shipment = shipments.list().find((one) => one.shipmentId === subject.shipmentId);
      if (shipment === undefined) return;
      await shipments.noteRehearsal(shipment.shipmentId, { atMs: clock.now(), willImportCleanly });
    },
  });

  /** A rehearsal says nothing of what is copied after it. */
  function forgetRehearsal(draftId: string): void {
    const found = runs.list().find(({ kind, subject }) => kind === 'rehearse' && subject.draftId === draftId);
    if (found !== undefined && !isUnderWay(found)) runs.dismiss(found.runId);
  }

  return {
    prepare(draftId) {
      const draft = drafts.find(draftId);
      checkComplete(draft);
      return prepare.start({ subject: subjectOf(draft), task: { draftId } });
    },
    rehearse(draftId) {
      const draft = drafts.find(draftId);
      if (draft.prepared === null) throw appError('DRAFT_INCOMPLETE');
      return rehearse.start({ subject: subjectOf(draft), task: { draftId } });
    },
  };
}

function subjectOf({ draftId, shipmentId, drive }: Draft): RunSnapshot['subject'] {
  return {
    draftId,
    shipmentId,
    jobId: null,
    mountPoint: drive?.mountPoint ?? null,
    driveId: drive?.driveId ?? null,
  };
}

/** Throws DRAFT_INCOMPLETE when a copy cannot begin; the window says the same beside the steps. */
function checkComplete({ drive, sources, useDriveContents, manifestText, secretsLeftOut }: Draft): void {
  const hasFiles = useDriveContents || sources.length > 0;
  const { manifest } = readManifest(new TextEncoder().encode(manifestText));
  if (drive === null || !hasFiles || manifest === undefined || secretsLeftOut)
    throw appError('DRAFT_INCOMPLETE');
}

function prepareSpec(draft: Draft, drive: string): PrepareSpec {
  checkComplete(draft);
  const { sources, useDriveContents, manifestText, keyPrefix, ignoreJunk, skipErrors, renames } = draft;
  return {
    sources: useDriveContents ? [] : sources,
    drive,
    manifest: new TextEncoder().encode(manifestText),
    keyPrefix,
    renames,
    ignoreJunk,
    skipErrors,
    keepsManifest: true,
  };
}
