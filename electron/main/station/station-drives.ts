import { delay } from '../../../shared/base/async.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { DriveView } from '../../../shared/contract/drives.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { DeskJobView, DriveMatchView, StationDrive } from '../../../shared/contract/station.ts';
import { watched, type Watched } from '../../../shared/contract/watched.ts';
import { isFinal } from '../../../shared/domain/job/transitions.ts';
import type { ProgressCode } from '../../../shared/domain/job/status.ts';
import type { DriveList, DriveWatch } from '../drives/drive-watch.ts';

/** The drives of the station, each with the job that it belongs to and its load. */
export interface StationDrives {
  readonly state: Watched<StationDriveList>;
  /** The folders that stand for drives are others now. */
  setFolders(folders: readonly string[]): void;
  setJobs(jobs: readonly DeskJobView[]): void;
  setRuns(runs: readonly RunSnapshot[]): void;
  /** Looks at a drive once more. */
  lookAgain(mountPoint: string): void;
  /** Forgets what was found, because another station is open. */
  forget(): void;
}

export interface StationDriveList {
  readonly drives: StationDrive[];
  readonly error: DriveList['error'];
}

interface StationDrivesPorts {
  readonly drives: Pick<DriveWatch, 'watch' | 'describeFolder'>;
  /** Never rejects. */
  readonly match: (driveRoot: string) => Promise<DriveMatchView>;
  readonly signal: AbortSignal;
}

interface Looked {
  /** What of the drive could be seen when it was looked at: another means looking again. */
  readonly seen: string;
  readonly match: DriveMatchView;
}

interface Looking {
  readonly driveId: string;
  readonly mountPoint: string;
  readonly seen: string;
}

const looking: DriveMatchView = { kind: 'looking' };
const unmounted: DriveMatchView = { kind: 'unmounted' };
/** How often folders are looked at; nothing tells when one comes or goes. */
const folderLookMs = 2000;

/** Begins to watch the drives, until the signal aborts. */
export function watchStationDrives(ports: StationDrivesPorts): StationDrives {
  const { drives, signal } = ports;
  const state = watched<StationDriveList>({ drives: [], error: null });
  const found = new Map<string, Looked>();
  let folders: readonly string[] = [];
  let folderViews: readonly DriveView[] = [];
  let plugged: DriveList = { drives: [], error: null };
  let jobs = new Map<string, DeskJobView>();
  let runs: readonly RunSnapshot[] = [];

  async function followDrives(): Promise<void> {
    for await (const list of drives.watch(signal)) {
      plugged = list;
      tell();
    }
  }

  async function followFolders(): Promise<void> {
    while (!signal.aborted) {
      await lookAtFolders();
      await delay(folderLookMs, signal).catch(() => undefined);
    }
  }

  async function lookAtFolders(): Promise<void> {
    const described = await Promise.all(folders.map((path) => drives.describeFolder(path).catch(() => null)));
    folderViews = described.filter((view) => view !== null);
    tell();
  }

  function views(): readonly DriveView[] {
    const own = plugged.drives.filter(isForLoading);
    const ids = new Set(own.map(({ driveId }) => driveId));
    return [...own, ...folderViews.filter(({ driveId }) => !ids.has(driveId))];
  }

  function tell(): void {
    const present = views();
    const ids = new Set(present.map(({ driveId }) => driveId));
    for (const driveId of found.keys()) if (!ids.has(driveId)) found.delete(driveId);
    for (const view of present) lookIfNew(view);
    const next = { drives: present.map(toStationDrive), error: plugged.error };
    if (JSON.stringify(next) !== JSON.stringify(state.get())) state.set(next);
  }

  function toStationDrive(view: DriveView): StationDrive {
    const match = withJob(found.get(view.driveId)?.match ?? unmounted);
    return { view, match, runId: runOf(view, match)?.runId ?? null };
  }

  /** What the job has come to since the drive was looked at. */
  function withJob(match: DriveMatchView): DriveMatchView {
    if (match.kind !== 'job') return match;
    const job = jobs.get(match.jobId);
    if (job === undefined) return match;
    // The desk's jobs have the codes of the service.
    const isLoadable = !isFinal(job.progressCode as ProgressCode);
    return { ...match, progressCode: job.progressCode, isLoadable };
  }

  function runOf({ driveId }: DriveView, match: DriveMatchView): RunSnapshot | undefined {
    return runs.find(
      ({ kind, subject }) =>
        kind === 'load' &&
        subject.driveId === driveId &&
        (match.kind !== 'job' || subject.jobId === match.jobId),
    );
  }

  function lookIfNew(view: DriveView): void {
    const { driveId, drive, isSigned, rootEntries } = view;
    const { mountPoint } = drive;
    if (mountPoint === null) {
      found.delete(driveId);
      return;
    }
    const seen = JSON.stringify([mountPoint, isSigned, rootEntries === 0]);
    const known = found.get(driveId);
    if (known?.seen === seen && !isNewJob(known.match)) return;
    found.set(driveId, { seen, match: looking });
    void look({ driveId, mountPoint, seen });
  }

  async function look({ driveId, mountPoint, seen }: Looking): Promise<void> {
    const result = await ports.match(mountPoint);
    if (signal.aborted || found.get(driveId)?.seen !== seen) return;
    found.set(driveId, { seen, match: result });
    tell();
  }

  /** A drive may come before its job is known. */
  function isNewJob(match: DriveMatchView): boolean {
    return (
      match.kind === 'refused' &&
      match.error.code === 'JOB_NOT_FOUND' &&
      match.jobId !== null &&
      jobs.has(match.jobId)
    );
  }

  function onFault(error: unknown): void {
    if (!signal.aborted) state.set({ drives: [], error: toErrorData(error) });
  }

  followDrives().catch(onFault);
  followFolders().catch(onFault);
  return {
    state,
    setFolders(next) {
      folders = next;
      void lookAtFolders();
    },
    setJobs(next) {
      jobs = new Map(next.map((job) => [job.jobId, job]));
      tell();
    },
    setRuns(next) {
      runs = next;
      tell();
    },
    lookAgain(mountPoint) {
      for (const { driveId, drive } of views()) if (drive.mountPoint === mountPoint) found.delete(driveId);
      tell();
    },
    forget() {
      found.clear();
      tell();
    },
  };
}

/** Disks of this computer and shares are no drives that somebody has sent. */
function isForLoading({ problems }: DriveView): boolean {
  return problems.every(({ code }) => code !== 'system' && code !== 'network');
}
