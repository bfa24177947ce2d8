import { z } from 'zod';
import type { Disqualification, Drive } from '../domain/drive/drive.ts';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { made, Path } from './plain.ts';

/** One of the requirements on a device (reference 9), as far as a program can look. */
const Requirement = z.object({
  name: z.enum(['bus', 'fileSystem', 'size', 'weight']),
  /** `person`: only somebody who holds the device can tell. */
  outcome: z.enum(['passed', 'failed', 'unknown', 'person']),
  /** What was found: `usb`, `ext4`, bytes. */
  found: z.string(),
});

/** A drive as the windows show it. */
export const DriveView = z.object({
  /** The same for the same drive after it was unplugged and plugged in again. */
  driveId: z.string(),
  kind: z.enum(['drive', 'folder']),
  drive: made<Drive>(),
  problems: z.array(made<Disqualification>()),
  requirements: z.array(Requirement),
});
export type DriveView = z.output<typeof DriveView>;

/** The drives that are plugged in. */
export const drivesContract = {
  /** Tells a plug or unplug within two seconds. */
  'drives.watch': feed(nothing, z.object({ drives: z.array(DriveView), error: ErrorData.nullable() })),
  /** A folder that stands for a drive. Throws FILE_UNREADABLE. */
  'drives.describeFolder': call(z.object({ path: Path }), DriveView),
  /** Lets the system write everything and unmount, so that the drive can be pulled. Throws EJECT_FAILED. */
  'drives.eject': call(z.object({ mountPoint: Path }), nothing),
};
