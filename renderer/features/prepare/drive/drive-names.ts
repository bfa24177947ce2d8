import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { Drive } from '../../../../shared/domain/drive/drive.ts';
import type { Translate } from '../../../../shared/words/translate.ts';

const fileSystemNames: Readonly<Record<string, string>> = {
  vfat: 'FAT32',
  fat32: 'FAT32',
  fat: 'FAT32',
  msdos: 'FAT32',
  exfat: 'exFAT',
  ntfs: 'NTFS',
  ntfs3: 'NTFS',
  hfs: 'HFS+',
  'hfs+': 'HFS+',
  hfsplus: 'HFS+',
  apfs: 'APFS',
};

const busNames: Readonly<Record<string, string>> = { nvme: 'NVMe', esata: 'eSATA', mmc: 'SD' };

/** What people call a file system, by what the system calls it. */
export function fileSystemTitle(t: Translate, name: string): string {
  return name === '' ? t('common:unknown') : (fileSystemNames[name] ?? name);
}

/** What people call the way a drive is plugged in. */
export function busTitle(t: Translate, bus: string): string {
  if (bus === '') return t('common:unknown');
  if (bus === 'loop') return t('prepare-drive:bus.image');
  if (bus === 'network') return t('prepare-drive:bus.network');
  return busNames[bus] ?? bus.toUpperCase();
}

/** A name for a drive: its label, else its make, else where it is. */
export function driveTitle(t: Translate, { kind, drive }: DriveView): string {
  if (kind === 'folder') return drive.label;
  return drive.label || drive.model || drive.mountPoint || t('prepare-drive:unnamed');
}

/** Where it is, and what it is, for the line below its name. */
export function drivePlace({ name, mountPoint, model, label }: Drive): string {
  if (label === '' && model === '') return name;
  const make = label !== '' && model !== '' ? [model] : [];
  return [...make, mountPoint ?? name].join(' · ');
}
