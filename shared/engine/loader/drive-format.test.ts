import { describe, expect, it } from 'vitest';
import { driveFileSystem } from '../../domain/drive/drive.ts';
import { rejectedFormat } from './drive-format.ts';

function drive(systemType: string, changes: { device?: string; isMountPoint?: boolean } = {}) {
  const { device = '/dev/sdb1', isMountPoint = true } = changes;
  return { isMountPoint, device, systemType, fileSystem: driveFileSystem(systemType) };
}

describe('rejectedFormat', () => {
  it.each(['ext2', 'ext3', 'ext4', 'ntfs', 'ntfs3', 'vfat', 'exfat', 'hfsplus', 'xfs', 'btrfs', 'fuseblk'])(
    'lets %s be loaded',
    (systemType) => expect(rejectedFormat(drive(systemType))).toBeNull(),
  );

  it.each(['iso9660', 'udf', 'squashfs', 'f2fs', 'jfs', 'apfs'])('names %s', (systemType) => {
    expect(rejectedFormat(drive(systemType))).toBe(systemType);
  });

  it('rejects nothing that is no drive', () => {
    expect(rejectedFormat(drive('udf', { isMountPoint: false }))).toBeNull();
    expect(rejectedFormat(drive('tmpfs', { device: 'tmpfs' }))).toBeNull();
    expect(rejectedFormat(drive('overlay', { device: 'overlay' }))).toBeNull();
    expect(rejectedFormat(drive('nfs4', { device: 'server:/share' }))).toBeNull();
  });
});
