import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/base/errors.ts';
import { keyFor } from '../../shared/domain/keys/key-for.ts';
import { readManifest } from '../../shared/domain/manifest/read-manifest.ts';
import { makeLoopDrive, whyNoLoopDrive, type LoopDrive } from './support/loop-drive.ts';
import {
  checkWithMd5sum,
  ended,
  manifestText,
  prepare,
  specFor,
  startCommand,
  tempFolder,
  writeTree,
} from './support/prepare-fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let source: string;
let manifest: string;
let drive: LoopDrive | undefined;

beforeEach(() => {
  folder = tempFolder();
  source = join(folder.path, 'source');
  manifest = join(folder.path, 'manifest.txt');
  mkdirSync(source);
  writeFileSync(manifest, manifestText);
});
afterEach(() => {
  drive?.remove();
  drive = undefined;
  folder.remove();
});

const mebibyte = 1024 * 1024;

const withoutExt4 = whyNoLoopDrive('ext4');
const withoutNtfs = whyNoLoopDrive('ntfs');

/** Put behind a name, so that whoever reads the list sees what was left out and why. */
function because(reason: string | null): string {
  return reason === null ? '' : ` (skipped: ${reason})`;
}

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (isTrue()) return;
    await setTimeout(5);
  }
  throw new Error('It never happened.');
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function manyFiles(count: number): void {
  const content = Buffer.alloc(4096, 1);
  for (let at = 0; at < count; at += 1) {
    const inside = join(source, `d${Math.floor(at / 500)}`);
    if (at % 500 === 0) mkdirSync(inside);
    content.writeUInt32LE(at);
    writeFileSync(join(inside, `${at}.dat`), content);
  }
}

describe.skipIf(withoutExt4 !== null)(`a drive of its own${because(withoutExt4)}`, () => {
  it('goes on after kill -9 and copies nothing verified again', async () => {
    drive = makeLoopDrive('ext4', 256 * mebibyte);
    const { root } = drive;
    manyFiles(9000);
    const args = ['prepare', source, '--drive', root, '--manifest', manifest, '--json'];
    const first = startCommand(args);
    const firstEnded = ended(first);
    const journal = join(root, '.drivepost/journal.txt');
    await until(() => sizeOf(journal) > 500_000);
    first.kill('SIGKILL');
    expect((await firstEnded).signal).toBe('SIGKILL');
    const claimed = readFileSync(journal, 'latin1').split('\n').length - 1;
    expect(existsSync(join(root, '.drivepost/lock'))).toBe(true);

    const second = startCommand(args);
    const secondEnded = ended(second);
    const { code, stdout, stderr } = await secondEnded;
    expect(stderr).not.toContain('fault');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as {
      copied: { files: number };
      skipped: { files: number };
      files: number;
    };
    expect(report.files).toBe(9000);
    expect(report.copied.files + report.skipped.files).toBe(9000);
    // One batch of each worker may be claimed and not have its names yet.
    expect(report.skipped.files).toBeGreaterThanOrEqual(claimed - 2 * 2048);
    expect(report.skipped.files).toBeGreaterThan(0);
    expect(readdirSync(join(root, '.drivepost')).toSorted()).toEqual([
      'journal.txt',
      'manifest-md5.txt',
      'manifest.txt',
    ]);
    checkWithMd5sum(root);
  });

  it('reads back from the medium', async () => {
    drive = makeLoopDrive('ext4', 32 * mebibyte);
    writeTree(source, { small: 'x', large: Buffer.alloc(5 * mebibyte + 4096, 3) });
    const { report } = await prepare(specFor({ sources: [source], drive: drive.root }));
    expect(report.readBack).toBe('direct');
    checkWithMd5sum(drive.root);
  });

  it('refuses what does not fit before it writes', async () => {
    drive = makeLoopDrive('ext4', 16 * mebibyte);
    writeTree(source, { large: Buffer.alloc(20 * mebibyte, 3) });
    const error = await errorOf(prepare(specFor({ sources: [source], drive: drive.root })));
    expect(error).toMatchObject({ code: 'PREPARE_REFUSED', retry: 'never' });
    expect(existsSync(join(drive.root, '.drivepost'))).toBe(false);
  });

  it('stops when the drive fills up under it, with nothing half-written under a name', async () => {
    drive = makeLoopDrive('ext4', 64 * mebibyte);
    const { root } = drive;
    writeTree(source, { a: Buffer.alloc(8 * mebibyte, 1), b: Buffer.alloc(40 * mebibyte, 2) });
    const child = startCommand(['prepare', source, '--drive', root, '--manifest', manifest]);
    const end = ended(child);
    // The plan fits; then something else takes the space.
    await until(() => existsSync(join(root, '.drivepost/lock')));
    writeFileSync(join(root, 'other'), Buffer.alloc(0));
    execFileSync('fallocate', ['-l', '25M', join(root, 'other')]);
    const { code, stderr } = await end;
    expect(stderr).toContain('The drive is full.');
    expect(code).toBe(3);
    expect(existsSync(join(root, 'b'))).toBe(false);
    execFileSync('rm', [join(root, 'other')]);
    const { report } = await prepare(specFor({ sources: [source], drive: root }));
    expect(report).toMatchObject({ outcome: 'done', files: 2 });
    checkWithMd5sum(root);
  });

  it('refuses a drive that is mounted read-only', async () => {
    drive = makeLoopDrive('ext4', 16 * mebibyte);
    writeTree(source, { a: 'a' });
    drive.remount('ro');
    const error = await errorOf(prepare(specFor({ sources: [source], drive: drive.root })));
    expect(error.code).toBe('DRIVE_REFUSED');
  });
});

const hostile = {
  'c:/autoexec.bat': '1',
  'what?.txt': '2',
  'a"quote"': '3',
  'pipe|star*': '4',
  CON: '5',
  'con.txt': '6',
  'trailing.': '7',
  'trailing ': '8',
  'back\\slash': '9',
  'tab\there': '10',
  Case: '11',
  case: '12',
  'ünïcödé/日本': '13',
};

describe.each(['ntfs', 'exfat'] as const)('a drive with %s', (format) => {
  const reason = whyNoLoopDrive(format);
  it.skipIf(reason !== null)(
    `carries keys that are no names there, and gives them back${because(reason)}`,
    async () => {
      drive = makeLoopDrive(format, 64 * mebibyte);
      const { root } = drive;
      writeTree(source, hostile);
      const { report } = await prepare(specFor({ sources: [source], drive: root, skipErrors: true }));
      expect(report.failures).toEqual([]);
      expect(report.files).toBe(Object.keys(hostile).length);
      const { manifest: amended } = readManifest(readFileSync(join(root, '.drivepost/manifest.txt')));
      if (amended === undefined) throw new Error('The amended manifest cannot be read.');
      const lines = checkWithMd5sum(root).trimEnd().split('\n');
      const keys = lines.map((line) => {
        const outcome = keyFor(amended, line.slice(line.indexOf('  ') + 2).replaceAll('\\\\', '\\'));
        return outcome.kind === 'key' ? outcome.key : outcome.kind;
      });
      expect(keys.toSorted()).toEqual(Object.keys(hostile).toSorted());

      const again = await prepare(specFor({ sources: [source], drive: root, skipErrors: true }));
      expect(again.report).toMatchObject({
        copied: { files: 0 },
        skipped: { files: report.files },
        inventorySha256: report.inventorySha256,
      });
    },
  );
});

describe.skipIf(withoutNtfs !== null)(`a drive that is pulled out${because(withoutNtfs)}`, () => {
  it('stops the run, which goes on when the drive is back', async () => {
    drive = makeLoopDrive('ntfs', 400 * mebibyte);
    const { root, device } = drive;
    manyFiles(3000);
    writeTree(source, { z1: Buffer.alloc(120 * mebibyte, 1), z2: Buffer.alloc(120 * mebibyte, 2) });
    const args = ['prepare', source, '--drive', root, '--manifest', manifest, '--json'];
    const end = ended(startCommand(args));
    await until(() => sizeOf(join(root, '.drivepost/journal.txt')) > 100_000);
    process.kill(fileSystemProcess(device), 'SIGKILL');
    const { code, stderr } = await end;
    expect(stderr).toContain('The drive is no longer there.');
    expect(code).toBe(3);
    execFileSync('umount', ['-l', root]);
    execFileSync('ntfs-3g', [device, root]);
    const second = await ended(startCommand(args));
    expect(second.stderr).not.toContain('fault');
    expect(JSON.parse(second.stdout)).toMatchObject({ outcome: 'done', failures: [], files: 3002 });
    expect(second.code).toBe(0);
    checkWithMd5sum(root);
  });
});

/** The process that is the file system of this device: the one this test started by mounting it. */
function fileSystemProcess(device: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    let words: string[] = [];
    try {
      words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
    } catch {
      // Ended while we looked.
    }
    if (words[0]?.endsWith('ntfs-3g') === true && words.includes(device)) return Number(name);
  }
  throw new Error(`No process has ${device} mounted.`);
}
