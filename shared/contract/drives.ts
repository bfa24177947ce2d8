import * as z from 'zod';
import type { Disqualification, Drive } from '../domain/drive/drive.ts';
import type { Requirement } from '../domain/drive/requirements.ts';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { made, Path } from './plain.ts';

/** A drive as the windows show it. */
export const DriveView = z.object({
  /** The same for the same drive after it was unplugged and plugged in again. */
  driveId: z.string(),
  kind: z.enum(['drive', 'folder']),
  drive: made<Drive>(),
  problems: z.array(made<Disqualification>()),
  requirements: z.array(made<Requirement>()),
  /** What lies in its root besides what systems and Drivepost keep there, 1,000 at most; null when that cannot be told. */
  rootEntries: z.number().int().nullable(),
  /** Whether there is a SIGNATURE: it was prepared for a job before. */
  isSigned: z.boolean(),
  /** Whether an earlier prepare copied onto it: what it verified is not copied again. */
  hasEarlierCopy: z.boolean(),
});
export type DriveView = z.output<typeof DriveView>;

/** The drives that are plugged in. */
export const drivesContract = {
  /** Tells a plug or unplug within two seconds. */
  'drives.watch': feed(nothing, z.object({ drives: z.array(DriveView), error: ErrorData.nullable() })),
  /** A folder that stands for a drive, or the drive that is mounted there. Throws FILE_UNREADABLE, DRIVE_GONE. */
  'drives.describeFolder': call(z.object({ path: Path }), DriveView),
  /**
   * Lets the system write everything and unmount, so that the drive can be pulled. A folder where no drive is mounted is
   * left alone. Throws EJECT_FAILED.
   */
  'drives.eject': call(z.object({ mountPoint: Path }), nothing),
};
