import { printable } from '../../../../shared/base/printable.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';

/** A name for a drive: its label, else its make, else where it is. */
export function driveTitle({ drive }: DriveView): string {
  const { label, model, mountPoint, name } = drive;
  return printable([label, model, mountPoint ?? ''].find((text) => text !== '') ?? name);
}

/** What tells a drive from others like it, for the line below its name. */
export function driveLine({ drive }: DriveView, size: string): string {
  const { mountPoint, name, fileSystem, serial, model, label } = drive;
  return [mountPoint ?? name, label === '' ? '' : model, size, fileSystem, serial]
    .filter((text) => text !== '')
    .map(printable)
    .join(' · ');
}
