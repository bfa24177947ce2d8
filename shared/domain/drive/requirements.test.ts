import { describe, expect, it } from 'vitest';
import type { Drive } from './drive.ts';
import { driveIdOf } from './drive-id.ts';
import { requirementsOf } from './requirements.ts';

const drive: Drive = {
  name: '/dev/sdb1',
  disk: '/dev/sdb',
  label: 'PARCEL',
  volumeId: '76b3',
  mountPoint: '/media/me/PARCEL',
  fileSystem: 'ext4',
  sizeBytes: 4e12,
  freeBytes: 3e12,
  bus: 'usb',
  model: '',
  serial: 'WX1',
  isRemovable: true,
  isReadOnly: false,
  isSystem: false,
};

function outcomes(part: Partial<Drive>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    requirementsOf({ ...drive, ...part }).map(({ name, outcome }) => [name, outcome]),
  );
}

describe('requirements', () => {
  it('leave only the weight of a usual drive to the person', () => {
    expect(outcomes({})).toEqual({ bus: 'passed', fileSystem: 'passed', size: 'passed', weight: 'person' });
  });
  it.each([
    ['sata', 'passed'],
    ['esata', 'passed'],
    ['nvme', 'failed'],
    ['loop', 'unknown'],
    ['', 'unknown'],
  ])('bus %s: %s', (bus, outcome) => {
    expect(outcomes({ bus })['bus']).toBe(outcome);
  });
  it.each([
    [16e12, 'passed'],
    [16e12 + 1, 'failed'],
    [null, 'unknown'],
  ])('size %s: %s', (sizeBytes, outcome) => {
    expect(outcomes({ sizeBytes })['size']).toBe(outcome);
  });
  it.each([
    ['vfat', 'passed'],
    ['apfs', 'failed'],
    ['', 'unknown'],
  ])('file system %s: %s', (fileSystem, outcome) => {
    expect(outcomes({ fileSystem })['fileSystem']).toBe(outcome);
  });
});

describe('what a drive is known by', () => {
  it('stays when name and mount point change', () => {
    const again = { ...drive, name: '/dev/sdc1', disk: '/dev/sdc', mountPoint: '/mnt' };
    expect(driveIdOf(again)).toBe(driveIdOf(drive));
    const bare = { ...again, volumeId: '' };
    expect(driveIdOf(bare)).toBe(driveIdOf({ ...drive, volumeId: '' }));
  });
  it('tells volumes of one disk apart', () => {
    const second = { ...drive, name: '/dev/sdb2', volumeId: '' };
    expect(driveIdOf(second)).not.toBe(driveIdOf({ ...drive, volumeId: '' }));
  });
  it('falls back on label and size, then on the name', () => {
    const poor = { ...drive, serial: '', volumeId: '' };
    expect(driveIdOf(poor)).toBe('PARCEL/4000000000000');
    expect(driveIdOf({ ...poor, label: '' })).toBe('/dev/sdb1');
  });
});
