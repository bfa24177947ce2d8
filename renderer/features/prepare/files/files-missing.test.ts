import { describe, expect, it } from 'vitest';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import { capacityOf } from './capacity.ts';
import { testDraft } from '../draft.fixture.ts';
import { filesMissing } from './files-missing.ts';
import { treeState } from './tree-state.fixture.ts';
import { wantedTree } from './wanted-tree.ts';

const view: DriveView = {
  driveId: 'd',
  kind: 'drive',
  drive: {
    name: '/dev/sdb1',
    disk: '/dev/sdb',
    label: '',
    volumeId: '',
    mountPoint: '/mnt',
    fileSystem: 'vfat',
    sizeBytes: 100,
    freeBytes: 60,
    bus: 'usb',
    model: '',
    serial: '',
    isRemovable: true,
    isReadOnly: false,
    isSystem: false,
  },
  problems: [],
  requirements: [],
  rootEntries: 0,
  isSigned: false,
  hasEarlierCopy: false,
};

describe('capacity', () => {
  it.each([
    [0, { usedBytes: 40, neededBytes: 0, leftBytes: 60, missingBytes: 0 }],
    [60, { usedBytes: 40, neededBytes: 60, leftBytes: 0, missingBytes: 0 }],
    [75, { usedBytes: 40, neededBytes: 75, leftBytes: 0, missingBytes: 15 }],
  ])('of %i bytes', (neededBytes, expected) => {
    expect(capacityOf(view, neededBytes)).toMatchObject(expected);
  });
  it('is not known without a drive or a need', () => {
    expect(capacityOf(null, 1)).toBeNull();
    expect(capacityOf(view, null)).toBeNull();
  });
});

describe('what is missing', () => {
  const draft = testDraft({ sources: ['/a'] });
  const free = { capacity: null, hasEarlierCopy: false };
  const ready: TreeState = treeState({ phase: 'ready', files: 3 });

  it.each([
    ['no source', testDraft(), null, free, { kind: 'sources' }],
    ['what is on the drive', testDraft({ useDriveContents: true }), null, free, { kind: 'nothing' }],
    ['a tree to come', draft, null, free, { kind: 'nothing' }],
    ['all well', draft, ready, free, { kind: 'nothing' }],
    ['a tree that failed', draft, treeState({ phase: 'failed' }), free, { kind: 'failed' }],
    ['an empty source', draft, treeState({ phase: 'ready' }), free, { kind: 'noFiles' }],
    ['files refused', draft, { ...ready, refusedFiles: 2 }, free, { kind: 'refused', files: 2 }],
    [
      'files refused, and left out',
      testDraft({ sources: ['/a'], skipErrors: true }),
      { ...ready, refusedFiles: 2 },
      free,
      { kind: 'nothing' },
    ],
    [
      'no space',
      draft,
      ready,
      { capacity: capacityOf(view, 61), hasEarlierCopy: false },
      { kind: 'space', missingBytes: 1 },
    ],
    [
      'no space beside an earlier copy of the same',
      draft,
      ready,
      { capacity: capacityOf(view, 61), hasEarlierCopy: true },
      { kind: 'nothing' },
    ],
  ])('%s', (_name, of, tree, space, expected) => {
    expect(filesMissing(of, tree, space)).toEqual(expected);
  });
});

describe('the tree that is wanted', () => {
  const drive = {
    driveId: 'd',
    kind: 'drive' as const,
    mountPoint: '/mnt',
    label: '',
    serial: '',
    fileSystem: 'vfat',
    sizeBytes: 1,
  };
  it('is none without sources', () => {
    expect(wantedTree(testDraft({ drive }), true)).toBeNull();
    expect(wantedTree(testDraft({ useDriveContents: true }), true)).toBeNull();
  });
  it('is laid out for the drive, or while it is away for its file system', () => {
    const draft = testDraft({ drive, sources: ['/a'] });
    expect(wantedTree(draft, true)).toMatchObject({ drive: '/mnt', fileSystem: null });
    expect(wantedTree(draft, false)).toMatchObject({ drive: null, fileSystem: 'fat32' });
  });
  it('is of the drive alone when that is chosen', () => {
    const draft = testDraft({
      drive,
      sources: ['/a'],
      keyPrefix: 'x/',
      renames: { a: 'b' },
      useDriveContents: true,
    });
    expect(wantedTree(draft, true)).toMatchObject({
      sources: [],
      drive: '/mnt',
      keyPrefix: '',
      renames: {},
      useDriveContents: true,
    });
  });
});
