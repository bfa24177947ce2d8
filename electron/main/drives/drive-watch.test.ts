import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drive } from '../../../shared/domain/drive/drive.ts';
import { driveOf } from '../../../shared/engine/drives/drive-of.ts';
import type { Ejected } from '../../../shared/engine/drives/eject-drive.ts';
import type { DrivesSeen } from '../../../shared/engine/drives/watch-drives.ts';
import { fakePorts } from '../../../test/desktop/fake-ports.ts';
import { createDriveWatch, type DriveList, type DriveSystem } from './drive-watch.ts';
import { viewDrives } from './drive-view.ts';

const stick: Drive = {
  name: '/dev/sdb1',
  disk: '/dev/sdb',
  label: 'PARCEL',
  volumeId: '76b3',
  mountPoint: '/nowhere/PARCEL',
  fileSystem: 'ext4',
  sizeBytes: 4e9,
  freeBytes: 3e9,
  bus: 'usb',
  model: '',
  serial: 'WX1',
  isRemovable: true,
  isReadOnly: false,
  isSystem: false,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-drives-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A system of which the test says what is plugged in. */
function fakeSystem(first: readonly Drive[]) {
  let drives = first;
  let looks = 0;
  let isLooking = false;
  let wake: (() => void) | null = null;
  const ejected: Ejected[] = [];
  const system: DriveSystem = {
    list: async () => drives,
    async *watch(signal): AsyncGenerator<DrivesSeen> {
      looks += 1;
      isLooking = true;
      signal.addEventListener('abort', () => {
        isLooking = false;
        wake?.();
      });
      while (!signal.aborted) {
        yield { drives, error: null };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    place: driveOf,
    async eject(one) {
      ejected.push(one);
    },
  };
  return {
    system,
    ejected,
    looks: () => looks,
    isLooking: () => isLooking,
    plug(next: readonly Drive[]) {
      drives = next;
      wake?.();
    },
  };
}

async function nextIds(lists: AsyncGenerator<DriveList>): Promise<readonly string[]> {
  const { value } = await lists.next();
  if (value === undefined) throw new Error('the feed has ended');
  return (value as DriveList).drives.map(({ driveId }) => driveId);
}

const { log } = fakePorts('').ports;

describe('the drive watch', () => {
  it('looks once for all who watch, and only while somebody does', async () => {
    const fake = fakeSystem([stick]);
    const watch = createDriveWatch(log, fake.system);
    const stops = [new AbortController(), new AbortController()] as const;
    const one = watch.watch(stops[0].signal);
    const other = watch.watch(stops[1].signal);
    expect(await nextIds(one)).toEqual(['WX1/76b3']);
    expect(await nextIds(other)).toEqual(['WX1/76b3']);
    fake.plug([]);
    expect(await nextIds(one)).toEqual([]);
    expect(await nextIds(other)).toEqual([]);
    expect(fake.looks()).toBe(1);
    stops[0].abort();
    await one.next();
    expect(fake.isLooking()).toBe(true);
    stops[1].abort();
    await other.next();
    expect(fake.isLooking()).toBe(false);
  });

  it('tells the drives of now to who does not watch', async () => {
    const fake = fakeSystem([]);
    const watch = createDriveWatch(log, fake.system);
    expect(await watch.current()).toEqual([]);
    fake.plug([stick]);
    expect((await watch.current()).map(({ driveId }) => driveId)).toEqual(['WX1/76b3']);
  });

  it('lets go of drives only, and never of the system', async () => {
    const system = { ...stick, name: '/dev/sda1', mountPoint: '/nowhere/system', isSystem: true };
    const fake = fakeSystem([stick, system]);
    const watch = createDriveWatch(log, fake.system);
    await watch.eject('/nowhere/PARCEL/');
    await watch.eject(folder);
    await expect(watch.eject('/nowhere/system')).rejects.toMatchObject({ code: 'EJECT_FAILED' });
    expect(fake.ejected).toEqual([{ mountPoint: '/nowhere/PARCEL', device: '/dev/sdb1', disk: '/dev/sdb' }]);
  });

  it('describes a folder that stands for a drive, whatever disk is around it', async () => {
    writeFileSync(join(folder, 'SIGNATURE'), '');
    writeFileSync(join(folder, 'report.txt'), '');
    mkdirSync(join(folder, '.drivepost'));
    mkdirSync(join(folder, 'lost+found'));
    const view = await createDriveWatch(log, fakeSystem([]).system).describeFolder(folder);
    expect(view).toMatchObject({
      kind: 'folder',
      problems: [],
      rootEntries: 1,
      isSigned: true,
      hasEarlierCopy: true,
    });
    expect(view.drive.mountPoint).toBe(folder);
  });

  it('locks folders of the running system', async () => {
    const view = await createDriveWatch(log, fakeSystem([]).system).describeFolder(tmpdir());
    expect(view.problems.map(({ code }) => code)).toEqual(['system']);
  });

  it('says that a folder is not there', async () => {
    const watch = createDriveWatch(log, fakeSystem([]).system);
    await expect(watch.describeFolder(join(folder, 'no'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('drives as windows see them', () => {
  it('tells copies of one disk apart', async () => {
    const views = await viewDrives([stick, { ...stick, name: '/dev/sdc1' }], async () => null);
    expect(views.map(({ driveId }) => driveId)).toEqual(['WX1/76b3', 'WX1/76b3@/dev/sdc1']);
  });

  it('does not look into system disks and shares', async () => {
    const seen: string[] = [];
    await viewDrives(
      [stick, { ...stick, isSystem: true }, { ...stick, bus: 'network' }, { ...stick, mountPoint: 'E:' }],
      async (root) => {
        seen.push(root);
        return { entries: 0, isSigned: false, hasEarlierCopy: false };
      },
    );
    expect(seen).toEqual(['/nowhere/PARCEL', 'E:\\']);
  });
});
