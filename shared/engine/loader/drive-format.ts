import { driveOf, type Place } from '../drives/drive-of.ts';

/** What decides whether a place is a drive in a format that no station reads. */
export type FormatFacts = Pick<Place, 'isMountPoint' | 'device' | 'systemType' | 'fileSystem'>;

/**
 * The format of a drive that a customer may not post (reference 9), or null. Only a whole block device mounted here is
 * ever rejected: a folder, a share, a tmpfs or an overlay is the technician's own doing, and FUSE may not say what it is.
 */
export function rejectedFormat(place: FormatFacts): string | null {
  const { isMountPoint, device, systemType, fileSystem } = place;
  if (!isMountPoint || !device.startsWith('/dev/') || fileSystem !== undefined) return null;
  return systemType === '' || systemType.startsWith('fuse') ? null : systemType;
}

/** As `rejectedFormat`, for what is mounted now. What cannot be found out rejects nothing. */
export async function rejectedFormatOf(root: string): Promise<string | null> {
  try {
    return rejectedFormat(await driveOf(root));
  } catch {
    return null;
  }
}
