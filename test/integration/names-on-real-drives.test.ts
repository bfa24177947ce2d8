import { execFileSync } from 'node:child_process';
import {
  accessSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../shared/domain/drive/file-systems.ts';
import { compileKeys } from '../../shared/domain/keys/key-for.ts';
import { createLayout } from '../../shared/domain/keys/layout.ts';
import { textOf } from '../../shared/engine/files/byte-path.ts';
import { scan } from '../../shared/engine/files/scan.ts';

interface RealDrive {
  readonly fileSystem: FileSystem;
  readonly make: string;
  readonly makeArguments: readonly string[];
  readonly mount: string;
}

/** Drives that a user-space driver mounts from an image; the exFAT one does not tell capitals apart. */
const drives: readonly RealDrive[] = [
  { fileSystem: 'exfat', make: 'mkfs.exfat', makeArguments: [], mount: 'mount.exfat-fuse' },
  { fileSystem: 'ntfs', make: 'mkfs.ntfs', makeArguments: ['-F', '-Q'], mount: 'ntfs-3g' },
];

const names =
  'a A b.txt . .. / // : " * ? < > | \\ $ $COLON$ $2$ $JOIN$/ CON con.txt Aux LPT1 SIGNATURE signature';
const letters =
  '.drivepost é e\u0301 É 한 Å \u212b \u0301 ß ẞ SS ſ K \u212a k İ ı ς Σ σ ﬁ 😀 LONGFI~1.TXT ǆ ǅ Ǆ ა Ა';
const others = [
  ' ',
  '\u0001',
  '\n',
  '\u007f',
  '\u2028',
  '\uffff',
  '\ufeff',
  '\u200d',
  'x'.repeat(250),
  'é'.repeat(120),
];
const pieces = [names, letters].flatMap((words) => words.split(' ')).concat(others);

/** Every piece, then combinations of them, always the same. */
function hostileKeys(count: number): ReadonlySet<string> {
  const keys = new Set(pieces);
  let state = 20090521;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % limit;
  };
  while (keys.size < count) {
    keys.add(Array.from({ length: 1 + next(5) }, () => pieces[next(pieces.length)] ?? '').join(''));
  }
  return keys;
}

function missing(drive: RealDrive): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root';
  const commands = [drive.make, drive.mount, 'losetup', 'umount'];
  const absent = commands.find((command) => !isInstalled(command));
  if (absent !== undefined) return `needs ${absent}`;
  try {
    for (const device of ['/dev/fuse', '/dev/loop-control']) accessSync(device);
    return undefined;
  } catch {
    return 'needs /dev/fuse and loop devices';
  }
}

function isInstalled(command: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function onDrive(drive: RealDrive, use: (root: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-names-'));
  const image = join(folder, 'image');
  const root = join(folder, 'drive');
  mkdirSync(root);
  writeFileSync(image, '');
  truncateSync(image, 200 * 1024 * 1024);
  try {
    execFileSync(drive.make, [...drive.makeArguments, image], { stdio: 'ignore' });
    const device = execFileSync('losetup', ['-f', '--show', image], { encoding: 'utf8' }).trim();
    try {
      execFileSync(drive.mount, [device, root], { stdio: 'ignore' });
      try {
        use(root);
      } finally {
        execFileSync('umount', [root], { stdio: 'ignore' });
      }
    } finally {
      execFileSync('losetup', ['-d', device], { stdio: 'ignore' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('hostile keys on a real drive', () => {
  for (const drive of drives) {
    const reason = missing(drive);
    it.skipIf(reason !== undefined)(`come back from ${drive.fileSystem} ${reason ?? ''}`, () => {
      onDrive(drive, (root) => {
        const rules = { prefix: '', ignore: [], substitutions: new Map<string, string>() };
        const layout = createLayout({ rules, fileSystem: drive.fileSystem, report: () => undefined });
        const keys = hostileKeys(1500);
        for (const key of keys) {
          const placement = layout.place(key);
          if (placement.kind !== 'placed')
            throw new Error(`${JSON.stringify(key)} was refused: ${placement.kind}`);
          const file = join(root, placement.drivePath);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, key, { flag: 'wx' });
        }
        const keyOf = compileKeys({ ...rules, substitutions: layout.substitutions() });
        const found = new Set<string>();
        for (const { path, kind } of scan(root)) {
          expect(kind).toBe('file');
          const text = textOf(path) ?? '';
          const key = readFileSync(join(root, text), 'utf8');
          expect(keyOf(text)).toEqual({ kind: 'key', key });
          found.add(key);
        }
        expect(found).toEqual(keys);
      });
    });
  }
});
