import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { variedBytes } from '../conformance/bodies.ts';
import { createFolderSink } from '../../shared/engine/loader/sinks/folder-sink.ts';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { makeLoopDrive, whyNoLoopDrive, type LoopDrive, type LoopFormat } from './support/loop-drive.ts';

const files: Record<string, Buffer> = {};
for (let at = 0; at < 3000; at += 1) {
  files[`folder-${String(at % 20).padStart(2, '0')}/${at}.bin`] = variedBytes(8192, at + 1);
}
const fileCount = Object.keys(files).length;
const needsRoot = process.platform === 'linux' && process.getuid?.() === 0 ? null : 'needs Linux and root';

function titled(reason: string | null): string {
  return reason === null ? '' : ` (skipped: ${reason})`;
}

/** Mounts a drive whose image may have been put in order meanwhile; nothing of it is cached. */
function plugIn(loop: LoopDrive, format: LoopFormat): void {
  execFileSync('losetup', [loop.device, loop.image]);
  execFileSync(format === 'ntfs' ? 'ntfs-3g' : 'mount', [loop.device, loop.root]);
}

function unplug(loop: LoopDrive, isLazy = false): void {
  execFileSync('umount', [...(isLazy ? ['-l'] : []), loop.root]);
  execFileSync('losetup', ['-d', loop.device]);
}

function fileSystemProcess(device: string): number {
  const found = readdirSync('/proc').find((name) => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return (words[0] ?? '').endsWith('ntfs-3g') && words.includes(device);
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`no ntfs-3g serves ${device}`);
  return Number(found);
}

interface Yank {
  readonly title: string;
  readonly format: LoopFormat;
  readonly yank: (loop: LoopDrive) => void;
}

const yanks: readonly Yank[] = [
  {
    title: 'an ext4 drive whose device gives errors',
    format: 'ext4',
    yank: (loop) => truncateSync(loop.image, 4096),
  },
  {
    title: 'an ext4 drive that is unmounted',
    format: 'ext4',
    yank: (loop) => void execFileSync('umount', ['-l', loop.root]),
  },
  {
    title: 'an NTFS drive whose file system is gone',
    format: 'ntfs',
    yank: (loop) => process.kill(fileSystemProcess(loop.device), 'SIGKILL'),
  },
];

describe('a drive that is pulled', () => {
  for (const { title, format, yank } of yanks) {
    const reason = whyNoLoopDrive(format);
    it.skipIf(reason !== null)(`stops the load, which goes on later: ${title}${titled(reason)}`, async () => {
      const loop = makeLoopDrive(format, 96 * 2 ** 20);
      const server = await startStrictS3({ buckets: [testBucket] });
      let posted: PostedDrive | undefined;
      try {
        posted = await postDrive(files, { drive: loop.root });
        unplug(loop);
        copyFileSync(loop.image, `${loop.image}.good`);
        plugIn(loop, format);
        server.faults.add({
          fault: { kind: 'slow', delayMs: 60 },
          matches: ({ method }) => method === 'PUT',
        });

        const load = loadDrive(posted, server).catch((error: unknown) => error);
        while (server.objects(testBucket).size < 60) await wait(2);
        yank(loop);
        expect(await load).toMatchObject({ code: 'DRIVE_GONE', scope: 'job' });
        expect(await posted.progressCode()).toBe('InProgress');
        const before = posted.log();
        expect(before.length).toBeLessThan(fileCount);
        // A drive that goes may cost a row or two before it is clear that it is the drive; none of them is in the log.
        expect(before.filter((row) => !/,(200,OK|103,Ignored),/.test(row))).toEqual([]);

        execFileSync('sh', [
          '-c',
          'umount -l "$1" 2>/dev/null; losetup -d "$2" 2>/dev/null; true',
          'sh',
          loop.root,
          loop.device,
        ]);
        copyFileSync(`${loop.image}.good`, loop.image);
        plugIn(loop, format);
        server.faults.clear();
        expect(await loadDrive(posted, server)).toMatchObject({ loaded: fileCount, resumed: true });
        expect(posted.log().slice(0, before.length)).toEqual(before);
        for (const [path, content] of Object.entries(files)) {
          expect(server.read(testBucket, path).equals(content)).toBe(true);
        }
      } finally {
        await server.close();
        await posted?.remove();
        loop.remove();
      }
    });
  }
});

describe(`a target folder that is full${titled(needsRoot)}`, () => {
  let folder: string;
  let posted: PostedDrive;
  let server: StrictS3;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drivepost-full-'));
    await mkdir(join(folder, 'target'));
    if (needsRoot === null) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', join(folder, 'target')]);
    }
    server = await startStrictS3();
    posted = await postDrive(files);
  });
  afterEach(async () => {
    if (needsRoot === null) execFileSync('umount', ['-l', join(folder, 'target')]);
    await server.close();
    await posted.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(needsRoot !== null)('stops the load, which goes on when there is room', async () => {
    const target = join(folder, 'target');
    const openSink = () => createFolderSink({ folder: target, owner: posted.jobId });
    await expect(loadDrive(posted, server, { openSink })).rejects.toMatchObject({
      code: 'TARGET_FULL',
      scope: 'job',
    });
    expect(await posted.progressCode()).toBe('InProgress');
    execFileSync('mount', ['-o', 'remount,size=64m', target]);
    expect(await loadDrive(posted, server, { openSink })).toMatchObject({
      progressCode: 'Complete',
      loaded: fileCount,
    });
    for (const [path, content] of Object.entries(files)) {
      expect(readFileSync(join(target, testBucket, path)).equals(content)).toBe(true);
    }
  });
});
