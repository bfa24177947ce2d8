import { describe, expect, it } from 'vitest';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { FeedListener } from '../../../../shared/contract/define.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { busTitle, drivePlace, driveTitle, fileSystemTitle } from './drive-names.ts';
import { chosenView, createDrivesStore, draftDriveOf } from './drives-store.ts';

function view(driveId: string, drive: Partial<DriveView['drive']> = {}): DriveView {
  return {
    driveId,
    kind: driveId.startsWith('folder:') ? 'folder' : 'drive',
    drive: {
      name: '/dev/sdb1',
      disk: '/dev/sdb',
      label: 'PARCEL',
      volumeId: '',
      mountPoint: '/media/PARCEL',
      fileSystem: 'vfat',
      sizeBytes: 4e9,
      freeBytes: 3e9,
      bus: 'usb',
      model: '',
      serial: 'WX1',
      isRemovable: true,
      isReadOnly: false,
      isSystem: false,
      ...drive,
    },
    problems: [],
    requirements: [],
    rootEntries: 0,
    isSigned: false,
    hasEarlierCopy: false,
  };
}

type Told = { readonly drives: DriveView[]; readonly error: null };

/** A program that knows one folder, and tells what the test says. */
function fakeProgram() {
  let listener: FeedListener<Told> | null = null;
  let isOpen = false;
  const client = {
    async call(_name: string, { path }: { readonly path: string }) {
      if (path === '/folder') return view('folder:/folder', { mountPoint: '/folder' });
      if (path === '/media/PARCEL') return view('d1');
      throw appError('FILE_UNREADABLE', { detail: path });
    },
    subscribe(_name: string, _input: unknown, given: FeedListener<Told>) {
      listener = given;
      isOpen = true;
      return () => {
        isOpen = false;
      };
    },
    // The store uses these two of the client, for drives only.
  } as unknown as AppClient;
  return {
    client,
    isOpen: () => isOpen,
    tell: (drives: DriveView[]) => listener?.onValue({ drives, error: null }),
  };
}

describe('the drives', () => {
  it('are mirrored while somebody listens', () => {
    const program = fakeProgram();
    const store = createDrivesStore(program.client);
    const stop = store.listen();
    expect(store.getState().drives).toBeNull();
    program.tell([view('d1')]);
    expect(store.getState().drives?.map(({ driveId }) => driveId)).toEqual(['d1']);
    stop();
    expect(program.isOpen()).toBe(false);
  });

  it('have the one of a draft among them as long as it is there', () => {
    const program = fakeProgram();
    const store = createDrivesStore(program.client);
    store.listen();
    const drive = draftDriveOf(view('d1'));
    program.tell([view('d1', { mountPoint: '/mnt/elsewhere' })]);
    expect(chosenView(store.getState(), drive)?.drive.mountPoint).toBe('/mnt/elsewhere');
    program.tell([]);
    expect(chosenView(store.getState(), drive)).toBeNull();
    expect(chosenView(store.getState(), null)).toBeNull();
  });

  it('have a folder beside them, unless it is one of them', async () => {
    const store = createDrivesStore(fakeProgram().client);
    await store.folderNamed('/folder');
    expect(store.getState().folder?.driveId).toBe('folder:/folder');
    await store.folderNamed('/media/PARCEL');
    expect(store.getState().folder).toBeNull();
    expect(await store.folderNamed('/no')).toBeNull();
    expect(store.getState().problem).toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('cannot be chosen where they are mounted nowhere', () => {
    expect(draftDriveOf(view('d1', { mountPoint: null }))).toBeNull();
  });
});

describe('names', () => {
  const { t } = createWords('en');
  it.each([
    [{}, 'PARCEL'],
    [{ label: '', model: 'My Passport' }, 'My Passport'],
    [{ label: '' }, '/media/PARCEL'],
    [{ label: '', mountPoint: null }, 'Drive without a name'],
  ])('of a drive %j', (part, title) => {
    expect(driveTitle(t, view('d1', part))).toBe(title);
  });
  it.each([
    [{ model: 'My Passport' }, 'My Passport · /media/PARCEL'],
    [{}, '/media/PARCEL'],
    [{ label: '' }, '/dev/sdb1'],
  ])('of its place %j', (part, place) => {
    expect(drivePlace(view('d1', part).drive)).toBe(place);
  });
  it('of buses and file systems', () => {
    expect(['usb', 'nvme', 'loop', ''].map((bus) => busTitle(t, bus))).toEqual([
      'USB',
      'NVMe',
      'Image file',
      'Unknown',
    ]);
    expect(['vfat', 'ext4', 'hfsplus', ''].map((name) => fileSystemTitle(t, name))).toEqual([
      'FAT32',
      'ext4',
      'HFS+',
      'Unknown',
    ]);
  });
});
