import type { DriveView } from '../../../shared/contract/drives.ts';
import { disqualify, type Drive } from '../../../shared/domain/drive/drive.ts';
import { driveIdOf } from '../../../shared/domain/drive/drive-id.ts';
import { requirementsOf } from '../../../shared/domain/drive/requirements.ts';
import type { Place } from '../../../shared/engine/drives/drive-of.ts';
import { rootContents, type RootContents } from '../../../shared/engine/drives/root-contents.ts';

/** How a root is looked into; passed in for tests. */
export type LookInto = (root: string) => Promise<RootContents | null>;

/** Drives as the windows show them, each with an id of its own. System disks are not looked into. */
export async function viewDrives(
  drives: readonly Drive[],
  lookInto: LookInto = rootContents,
): Promise<DriveView[]> {
  const ids = distinctIds(drives);
  return Promise.all(
    drives.map(async (drive, index): Promise<DriveView> => {
      const { mountPoint, isSystem, bus } = drive;
      const isLookedInto = mountPoint !== null && !isSystem && bus !== 'network';
      const contents = isLookedInto ? await lookInto(rootOf(mountPoint)) : null;
      return {
        driveId: ids[index] ?? drive.name,
        kind: 'drive',
        drive,
        problems: [...disqualify(drive)],
        requirements: [...requirementsOf(drive)],
        rootEntries: contents?.entries ?? null,
        isSigned: contents?.isSigned ?? false,
        hasEarlierCopy: contents?.hasEarlierCopy ?? false,
      };
    }),
  );
}

/** Copies of one disk share their ids: the later ones go by their name too. */
function distinctIds(drives: readonly Drive[]): readonly string[] {
  const taken = new Set<string>();
  return drives.map((drive) => {
    const driveId = driveIdOf(drive);
    const distinct = taken.has(driveId) ? `${driveId}@${drive.name}` : driveId;
    taken.add(distinct);
    return distinct;
  });
}

/** A folder that stands for a drive. What only a device can be asked is left out. */
export async function viewFolder(place: Place, lookInto: LookInto = rootContents): Promise<DriveView> {
  const drive: Drive = {
    name: place.root,
    disk: place.device,
    label: place.root.split(/[/\\]/).findLast((part) => part !== '') ?? place.root,
    volumeId: '',
    mountPoint: place.root,
    fileSystem: place.systemType,
    sizeBytes: place.sizeBytes,
    freeBytes: place.freeBytes,
    bus: '',
    model: '',
    serial: '',
    isRemovable: false,
    isReadOnly: place.isReadOnly,
    isSystem: place.isSystem,
  };
  const contents = await lookInto(place.root);
  return {
    driveId: `folder:${place.root}`,
    kind: 'folder',
    drive,
    // Names are laid out for any file system, and how large the disk around it is does not matter.
    problems: disqualify(drive).filter(({ code }) => code === 'system' || code === 'readOnly'),
    requirements: [],
    rootEntries: contents?.entries ?? null,
    isSigned: contents?.isSigned ?? false,
    hasEarlierCopy: contents?.hasEarlierCopy ?? false,
  };
}

/** Windows names a volume `E:`; its root folder is `E:\`. */
function rootOf(mountPoint: string): string {
  return /^[A-Za-z]:$/.test(mountPoint) ? `${mountPoint}\\` : mountPoint;
}
