import type { Clock } from '../../../shared/base/time.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { DriveMatchView } from '../../../shared/contract/station.ts';
import { matchDrive } from '../../../shared/engine/station/match-drive.ts';
import { openStation } from '../../../shared/engine/station/open-station.ts';
import type { MatchTask } from '../desk-contract.ts';

/** Looks whose drive it is. Throws what openStation throws, and the signal's reason. */
export async function matchWork(
  { dataFolder, driveRoot }: MatchTask,
  clock: Clock,
  signal: AbortSignal,
): Promise<DriveMatchView> {
  const station = await openStation({ dataFolder, clock, create: false });
  try {
    const match = await matchDrive({ driveRoot }, station, signal);
    if (match.kind === 'refused') return { ...match, error: toErrorData(match.error) };
    const { jobId, accountName, bucket, progressCode } = match.job;
    return { kind: 'job', jobId, accountName, bucket, progressCode, isLoadable: match.isLoadable };
  } finally {
    await station.close();
  }
}
