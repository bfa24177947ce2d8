import { describe, expect, it } from 'vitest';
import { disqualify, type Drive } from '../../domain/drive/drive.ts';
import { describeDrives, type RawBlockDevice, type RawDrives } from './describe-drives.ts';
import { isWithin, mountOf, parseMountTable } from './mount-table.ts';

/** Fixtures are written by hand from systeminformation's documented shapes; no such machine was at hand. */
function device(part: Partial<RawBlockDevice> & { readonly name: string }): RawBlockDevice {
  return {
    type: 'part',
    fsType: '',
    mount: '',
    size: 0,
    physical: 'HDD',
    label: '',
    model: '',
    serial: '',
    removable: false,
    protocol: '',
    ...part,
  };
}

/** A volume as Windows tells it. */
function win(part: Partial<RawBlockDevice> & { readonly name: string }): RawBlockDevice {
  return device({ type: 'disk', mount: part.name, fsType: 'ntfs', physical: 'Local', ...part });
}

const nothing = {
  blockDevices: [],
  fileSystems: [],
  disks: [],
  mounts: [],
  volumes: new Map(),
};

const linux: RawDrives = {
  ...nothing,
  platform: 'linux',
  blockDevices: [
    device({ name: 'nvme0n1', type: 'disk', size: 512e9, protocol: 'nvme', device: '/dev/nvme0n1' }),
    device({ name: 'nvme0n1p1', fsType: 'vfat', mount: '/boot/efi', size: 1e9, device: '/dev/nvme0n1' }),
    device({ name: 'nvme0n1p2', fsType: 'ext4', mount: '/', size: 500e9, device: '/dev/nvme0n1' }),
    device({
      name: 'sdb',
      type: 'disk',
      size: 4e12,
      protocol: 'usb',
      model: 'My Passport',
      serial: 'WX1',
      removable: true,
      device: '/dev/sdb',
    }),
    device({ name: 'sdb1', label: 'PARCEL', mount: '/media/me/PARCEL', size: 4e12, device: '/dev/sdb' }),
    device({ name: 'sdc', type: 'disk', size: 2e12, protocol: 'usb', device: '/dev/sdc' }),
    device({ name: 'sr0', type: 'rom', size: 7e8 }),
    device({ name: 'loop3', type: 'loop', size: 6e7 }),
    device({ name: 'zram0', type: 'disk', size: 8e9 }),
  ],
  fileSystems: [
    { fs: '/dev/sdb1', type: 'fuseblk', size: 4e12, available: 3e12, mount: '/media/me/PARCEL', rw: true },
  ],
  mounts: parseMountTable('31 1 8:17 / /media/me/PARCEL rw,nosuid - fuseblk /dev/sdb1 rw,user_id=0\n'),
  volumes: new Map([['/dev/sdb1', { type: 'ntfs', label: 'other', uuid: '01D8' }]]),
};

function codesOf(drive: Drive | undefined): readonly string[] {
  return drive === undefined ? ['absent'] : disqualify(drive).map(({ code }) => code);
}

describe('drives', () => {
  it('on Linux: tells the system disk, and NTFS behind FUSE', () => {
    const drives = describeDrives(linux);
    expect(drives.map(({ name }) => name)).toEqual([
      '/dev/nvme0n1p1',
      '/dev/nvme0n1p2',
      '/dev/sdb1',
      '/dev/sdc',
    ]);
    expect(drives[2]).toMatchObject({
      fileSystem: 'ntfs',
      bus: 'usb',
      serial: 'WX1',
      model: 'My Passport',
      freeBytes: 3e12,
      isRemovable: true,
      isReadOnly: false,
      label: 'PARCEL',
      volumeId: '01D8',
    });
    expect(drives.map(codesOf)).toEqual([['system'], ['system'], [], ['noFileSystem']]);
  });

  it('on Linux: shows a mounted image, and no packed programs', () => {
    const drives = describeDrives({
      ...nothing,
      platform: 'linux',
      blockDevices: [
        device({ name: 'loop0', type: 'loop', size: 64e6, mount: '/mnt/image' }),
        device({ name: 'loop1', type: 'loop', size: 64e6, mount: '/snap/core/1', fsType: 'squashfs' }),
        device({ name: 'loop2', type: 'loop', size: 64e6, mount: '/snap/core/2' }),
        device({ name: 'loop3', type: 'loop', size: 64e6 }),
      ],
      mounts: parseMountTable(
        '1 1 7:0 / /mnt/image rw - ext4 /dev/loop0 rw\n2 1 7:2 / /snap/core/2 ro - squashfs /dev/loop2 ro\n',
      ),
      volumes: new Map([['/dev/loop0', { type: 'ext4', label: 'PARCEL', uuid: '76b3' }]]),
    });
    expect(drives).toMatchObject([{ name: '/dev/loop0', bus: 'loop', label: 'PARCEL', volumeId: '76b3' }]);
    expect(drives.map(codesOf)).toEqual([[]]);
  });

  it('on macOS', () => {
    const drives = describeDrives({
      ...nothing,
      platform: 'darwin',
      blockDevices: [
        device({
          name: '/dev/disk0',
          type: 'disk',
          size: 5e11,
          device: '/dev/disk0',
          protocol: 'PCI-Express',
        }),
        device({ name: '/dev/disk0s2', fsType: 'apfs', mount: '/', size: 5e11, device: '/dev/disk0' }),
        device({
          name: '/dev/disk4s1',
          fsType: 'exfat',
          mount: '/Volumes/PARCEL',
          size: 1e12,
          device: '/dev/disk4',
          protocol: 'USB',
          removable: true,
        }),
        device({
          name: '/dev/disk5s1',
          fsType: 'apfs',
          mount: '/Volumes/Time',
          size: 1e12,
          device: '/dev/disk5',
        }),
      ],
    });
    expect(drives.map(codesOf)).toEqual([['system', 'fileSystem'], [], ['fileSystem']]);
    expect(drives[1]).toMatchObject({ bus: 'usb', mountPoint: '/Volumes/PARCEL' });
  });

  it('on Windows: sizes are digits, a share is no drive, a disc is left out', () => {
    const drives = describeDrives({
      ...nothing,
      platform: 'win32',
      systemDrive: 'C:',
      blockDevices: [
        win({ name: 'C:', size: '512000000000', device: '\\\\.\\PHYSICALDRIVE0' }),
        win({ name: 'D:', physical: 'CD/DVD' }),
        win({ name: 'E:', size: '17000000000000', physical: 'Removable', device: '\\\\.\\PHYSICALDRIVE1' }),
        win({ name: 'Z:', physical: 'Network' }),
      ],
      fileSystems: [{ fs: 'E:', type: 'NTFS', size: 17e12, available: 1e12, mount: 'E:', rw: false }],
    });
    expect(drives.map(({ name }) => name)).toEqual(['C:', 'E:', 'Z:']);
    expect(drives.map(codesOf)).toEqual([['system'], ['tooLarge', 'readOnly'], ['network']]);
  });

  it('says nothing of nothing', () => {
    expect(describeDrives({ ...nothing, platform: 'linux' })).toEqual([]);
  });
});

describe('the mount table', () => {
  const table = parseMountTable(
    [
      '27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw',
      '40 27 8:17 / /media/my\\040drive ro,nosuid - fuseblk /dev/sdb1 rw',
      '41 27 8:18 / /media rw - tmpfs none rw',
      'nonsense',
      '',
    ].join('\n'),
  );
  it('is read with its escapes', () => {
    expect(table.map(({ mountPoint, isReadOnly }) => [mountPoint, isReadOnly])).toEqual([
      ['/', false],
      ['/media/my drive', true],
      ['/media', false],
    ]);
  });
  it.each([
    ['/media/my drive/x', '8:17'],
    ['/media/my drive', '8:17'],
    ['/media/my drives', '8:18'],
    ['/home', '254:0'],
  ])('%s lies on %s', (path, numbers) => {
    expect(mountOf(table, path)?.device).toBe(numbers);
  });
  it('takes only whole names for folders', () => {
    expect(isWithin('/ab', '/a')).toBe(false);
    expect(isWithin('/a/b', '/a')).toBe(true);
    expect(isWithin('/a', '/')).toBe(true);
  });
});
