import type { DriveView } from '../../../shared/contract/drives.ts';
import type { ErrorData } from '../../../shared/contract/error-data.ts';
import { watched, type Watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { driveOf } from '../../../shared/engine/drives/drive-of.ts';
import { ejectDrive } from '../../../shared/engine/drives/eject-drive.ts';
import { listDrives } from '../../../shared/engine/drives/list-drives.ts';
import { watchDrives, type DrivesSeen } from '../../../shared/engine/drives/watch-drives.ts';
import type { Log } from '../ports.ts';
import { tellFault } from '../tell-fault.ts';
import { viewDrives, viewFolder } from './drive-view.ts';

/** The drives as windows are told of them; with an error, those that were seen last. */
export interface DriveList {
  readonly drives: DriveView[];
  readonly error: ErrorData | null;
}

/** The drives that are plugged in. */
export interface DriveWatch {
  /** Tells them at once and with each change, until the signal aborts. All watchers share one look at the system. */
  watch(signal: AbortSignal): AsyncGenerator<DriveList>;
  /** As they are now. Throws what listing them throws. */
  current(): Promise<readonly DriveView[]>;
  /** A folder that stands for a drive, or the drive that is mounted there. Throws FILE_UNREADABLE, DRIVE_GONE. */
  describeFolder(path: string): Promise<DriveView>;
  /** Lets go of the drive that is mounted there; other places are left alone. Throws EJECT_FAILED. */
  eject(mountPoint: string): Promise<void>;
}

/** What looks at the system; passed in for tests. */
export interface DriveSystem {
  readonly list: typeof listDrives;
  readonly watch: (signal: AbortSignal) => AsyncGenerator<DrivesSeen>;
  readonly place: typeof driveOf;
  readonly eject: typeof ejectDrive;
}

const thisSystem: DriveSystem = { list: listDrives, watch: watchDrives, place: driveOf, eject: ejectDrive };

/** Makes the one watch of the program. It looks only while somebody watches. */
export function createDriveWatch(log: Pick<Log, 'fault'>, system: DriveSystem = thisSystem): DriveWatch {
  let look: { readonly seen: Watched<DriveList | null>; readonly stop: AbortController } | null = null;
  let watchers = 0;

  function begin(): NonNullable<typeof look> {
    const stop = new AbortController();
    const seen = watched<DriveList | null>(null);
    void keepLooking(seen, stop.signal);
    return { seen, stop };
  }

  async function keepLooking(seen: Watched<DriveList | null>, signal: AbortSignal): Promise<void> {
    try {
      for await (const { drives, error } of system.watch(signal)) {
        const views = await viewDrives(drives);
        seen.set({ drives: views, error: error === null ? null : tellFault('drives', error, log) });
      }
    } catch (error) {
      seen.set({ drives: [], error: tellFault('drives', error, log) });
    }
  }

  async function current(): Promise<readonly DriveView[]> {
    const known = look?.seen.get();
    if (known !== undefined && known !== null && known.error === null) return known.drives;
    return viewDrives(await system.list());
  }

  return {
    async *watch(signal) {
      look ??= begin();
      watchers += 1;
      try {
        for await (const list of look.seen.watch(signal)) if (list !== null) yield list;
      } finally {
        watchers -= 1;
        if (watchers === 0) {
          look.stop.abort();
          look = null;
        }
      }
    },
    current,
    async describeFolder(path) {
      const place = await system.place(path);
      if (!place.isMountPoint) return viewFolder(place);
      const drives = await current();
      return drives.find((view) => isMountedAt(view, place.root)) ?? viewFolder(place);
    },
    async eject(mountPoint) {
      const drives = await viewDrives(await system.list(), async () => null);
      const view = drives.find((one) => isMountedAt(one, mountPoint));
      if (view === undefined) return;
      const { drive } = view;
      if (drive.isSystem) throw appError('EJECT_FAILED', { detail: drive.name });
      await system.eject({
        mountPoint: drive.mountPoint ?? mountPoint,
        device: drive.name,
        disk: drive.disk,
      });
    },
  };
}

/** `E:` and `E:\` are one place. */
function isMountedAt({ drive }: DriveView, path: string): boolean {
  return drive.mountPoint !== null && withoutSlash(drive.mountPoint) === withoutSlash(path);
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/[/\\]$/, '') : path;
}
