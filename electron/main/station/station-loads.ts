import { AppError } from '../../../shared/base/errors.ts';
import type { RunSubject } from '../../../shared/contract/runs.ts';
import type { StationDrive } from '../../../shared/contract/station.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { parseJobId } from '../../../shared/domain/job/job-id.ts';
import type { RunHost } from '../jobs/run-host.ts';
import type { Log } from '../ports.ts';
import type { Targets } from './targets.ts';

/** A load as it is remembered; its secret is found anew each time. */
interface LoadTask {
  readonly dataFolder: string;
  readonly targetId: string;
  /** Set when a person said whose drive it is. */
  readonly jobId: string | null;
}

interface LoadsPorts {
  readonly runs: Pick<RunHost, 'define' | 'list'>;
  readonly targets: Targets;
  readonly log: Log;
}

export interface StationLoads {
  /** Starts the load of a drive. Throws RUN_BUSY, NOT_FOUND for a target that is none. */
  start(drive: StationDrive, task: LoadTask): { readonly runId: string };
  /** Starts each drive whose job may be loaded and that was not started since it was plugged in. */
  startNew(drives: readonly StationDrive[], task: Omit<LoadTask, 'jobId'>): void;
}

/** The loads of the station, each in a worker of its own. */
export function createStationLoads({ runs, targets, log }: LoadsPorts): StationLoads {
  const starter = runs.define<LoadTask>('load', {
    async input({ dataFolder, targetId, jobId }, { mountPoint }) {
      if (mountPoint === null) throw appError('DRIVE_GONE');
      const { bucket } = targets.find(targetId);
      return {
        spec: {
          driveRoot: mountPoint,
          dataFolder,
          jobId: parseJobId(jobId ?? '') ?? undefined,
          bucket: bucket === '' ? undefined : bucket,
        },
        target: await targets.access(targetId),
      };
    },
  });
  /** By drive and job, from when it was started by itself until the drive is unplugged. */
  const startedByItself = new Map<string, string>();

  function start(drive: StationDrive, task: LoadTask): { readonly runId: string } {
    targets.find(task.targetId);
    return starter.start({ subject: subjectOf(drive, task.jobId), task });
  }

  return {
    start,
    startNew(drives, task) {
      const present = new Set(drives.map(({ view }) => view.driveId));
      for (const [key, driveId] of startedByItself) if (!present.has(driveId)) startedByItself.delete(key);
      for (const drive of drives) {
        const { match } = drive;
        const isNew = drive.runId === null && !startedByItself.has(keyOf(drive));
        if (match.kind !== 'job' || !match.isLoadable || !isNew) continue;
        startedByItself.set(keyOf(drive), drive.view.driveId);
        try {
          start(drive, { ...task, jobId: null });
        } catch (error) {
          // Somebody was faster; a drive that is busy needs no start.
          if (!(error instanceof AppError) || error.code !== 'RUN_BUSY') log.fault('load by itself', error);
        }
      }
    },
  };
}

function subjectOf({ view, match }: StationDrive, jobId: string | null): RunSubject {
  return {
    draftId: null,
    shipmentId: null,
    jobId: match.kind === 'job' ? match.jobId : jobId,
    mountPoint: view.drive.mountPoint,
    driveId: view.driveId,
  };
}

function keyOf({ view, match }: StationDrive): string {
  return `${view.driveId} ${match.kind === 'job' ? match.jobId : ''}`;
}
