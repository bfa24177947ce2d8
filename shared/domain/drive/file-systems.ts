import { utf8LengthOf } from '../../base/utf8-length.ts';

/** File systems a drive can have, by what names they can hold. `ext4` stands for ext2, ext3, xfs and btrfs too. */
export type FileSystem = 'fat32' | 'exfat' | 'ntfs' | 'ext4' | 'hfsplus' | 'apfs';

/** What a file system can hold. */
export interface FileSystemRules {
  readonly name: string;
  /** A code point of a name that cannot be stored, or that not every driver gives back as it was. `/` is not in it. */
  readonly forbidden: RegExp;
  /** Largest length of one name, in `nameUnit`. */
  readonly nameLimit: number;
  readonly nameUnit: 'UTF-16 units' | 'bytes';
  /** Names without regard to case are the same name. */
  readonly isCaseInsensitive: boolean;
  /** Names come back in another normalisation than they were written in. */
  readonly isNormalising: boolean;
  /** Windows' rules hold: device names, no dot or space at the end. */
  readonly isWindows: boolean;
  /** Files also answer to a short name such as `LETTER~1.TXT`. */
  readonly hasShortNames: boolean;
  /** Largest file, in bytes. */
  readonly fileLimitBytes: number;
}

const windowsForbidden = /["*:<>?\\|\p{Cc}\uFFFF]/u;
const tebibyte = 2 ** 40;

/** What each file system can hold, told apart only where a drive written anywhere must be readable anywhere. */
export const fileSystems: Readonly<Record<FileSystem, FileSystemRules>> = {
  fat32: {
    name: 'FAT32',
    forbidden: windowsForbidden,
    nameLimit: 255,
    nameUnit: 'UTF-16 units',
    isCaseInsensitive: true,
    isNormalising: false,
    isWindows: true,
    hasShortNames: true,
    fileLimitBytes: 2 ** 32 - 1,
  },
  exfat: {
    name: 'exFAT',
    forbidden: windowsForbidden,
    nameLimit: 255,
    nameUnit: 'UTF-16 units',
    isCaseInsensitive: true,
    isNormalising: false,
    isWindows: true,
    hasShortNames: false,
    fileLimitBytes: Number.MAX_SAFE_INTEGER,
  },
  ntfs: {
    name: 'NTFS',
    forbidden: windowsForbidden,
    nameLimit: 255,
    nameUnit: 'UTF-16 units',
    isCaseInsensitive: true,
    isNormalising: false,
    isWindows: true,
    hasShortNames: true,
    fileLimitBytes: 16 * tebibyte - 64 * 1024,
  },
  ext4: {
    name: 'ext4',
    forbidden: /\0/,
    nameLimit: 255,
    nameUnit: 'bytes',
    isCaseInsensitive: false,
    isNormalising: false,
    isWindows: false,
    hasShortNames: false,
    fileLimitBytes: 16 * tebibyte - 4096,
  },
  hfsplus: {
    name: 'HFS+',
    // macOS shows `:` as `/`; Linux has no way to write what lies beyond the first 65,536 characters.
    forbidden: /[\0:\u{10000}-\u{10FFFF}]/u,
    nameLimit: 255,
    nameUnit: 'UTF-16 units',
    isCaseInsensitive: true,
    isNormalising: true,
    isWindows: false,
    hasShortNames: false,
    fileLimitBytes: Number.MAX_SAFE_INTEGER,
  },
  apfs: {
    name: 'APFS',
    forbidden: /[\0:]/,
    nameLimit: 255,
    nameUnit: 'bytes',
    isCaseInsensitive: true,
    isNormalising: false,
    isWindows: false,
    hasShortNames: false,
    fileLimitBytes: Number.MAX_SAFE_INTEGER,
  },
};

const sameNames: ReadonlyMap<string, FileSystem> = new Map([
  ['vfat', 'fat32'],
  ['fat32', 'fat32'],
  ['fat', 'fat32'],
  ['msdos', 'fat32'],
  ['exfat', 'exfat'],
  ['ntfs', 'ntfs'],
  ['ntfs3', 'ntfs'],
  ['ext2', 'ext4'],
  ['ext3', 'ext4'],
  ['ext4', 'ext4'],
  ['xfs', 'ext4'],
  ['btrfs', 'ext4'],
  ['hfsplus', 'hfsplus'],
  ['hfs+', 'hfsplus'],
  ['hfs', 'hfsplus'],
  ['apfs', 'apfs'],
]);

/** The file system that a system calls by this name (`vfat`, `ntfs3`, `HFS+`, `EXT4`), or undefined. */
export function fileSystemNamed(name: string): FileSystem | undefined {
  return sameNames.get(name.toLowerCase().replaceAll(' ', ''));
}

const ignorable = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g;
// oxlint-disable-next-line no-control-regex -- the range is the definition of ASCII
const asciiOnly = /^[\u0000-\u007F]*$/;

/**
 * What two names or paths have in common when some file system takes them for one: case, Unicode normalisation and
 * characters that are not seen do not count. One fold for all, because what is told apart on one drive is not on the next.
 */
export function fold(name: string): string {
  if (asciiOnly.test(name)) return name.toUpperCase();
  const visible = name.replaceAll(ignorable, '').normalize('NFD');
  return visible.toLowerCase().toUpperCase().normalize('NFD');
}

/** Length of a name in the unit that the file system counts. */
export function nameLength(rules: FileSystemRules, name: string): number {
  if (rules.nameUnit === 'UTF-16 units') return name.length;
  let lengthBytes = 0;
  for (const character of name) lengthBytes += utf8LengthOf(character.codePointAt(0) ?? 0);
  return lengthBytes;
}

const deviceName =
  /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9\u00B9\u00B2\u00B3])(?= *(?:\.|$))/i;

/** Length of the part of a name that Windows takes for a device (`con` of `con.txt`), or 0. */
export function deviceNameLength(name: string): number {
  return deviceName.exec(name)?.[0].length ?? 0;
}

const shortName = /^[^.]{1,6}~[0-9]{1,6}(?=\.[^.]{0,3}$|$)/;

/** Length of the stem of a name that might be the short name of another file (`LETTER~1` of `LETTER~1.TXT`), or 0. */
export function shortNameLength(name: string): number {
  return shortName.exec(name)?.[0].length ?? 0;
}
