import type { Draft } from '../../../../shared/contract/drafts.ts';
import { createDriveReturn } from '../../jobs/drive-return.ts';
import type { DriveWatch } from '../../drives/drive-watch.ts';

/** Where a draft's drive is mounted now, which may be another place than before; null while it is not there. */
export function findDrive(
  drives: Pick<DriveWatch, 'watch'>,
  { drive, draftId, shipmentId }: Draft,
): Promise<string | null> {
  return createDriveReturn(drives).find({
    draftId,
    shipmentId,
    jobId: null,
    mountPoint: drive?.mountPoint ?? null,
    driveId: drive?.driveId ?? null,
  });
}
