import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeLoopDrive, whyNoLoopDrive } from '../../../test/faults/support/loop-drive.ts';
import type { Drive } from '../../domain/drive/drive.ts';
import { driveIdOf } from '../../domain/drive/drive-id.ts';
import { createFingerprint, type FingerprintSystem } from './drive-fingerprint.ts';
import { watchDrives, type DrivesSeen } from './watch-drives.ts';

const drive: Drive = {
  name: '/dev/sdb1',
  disk: '/dev/sdb',
  label: 'PARCEL',
  volumeId: '',
  mountPoint: '/media/PARCEL',
  fileSystem: 'ext4',
  sizeBytes: 4e9,
  freeBytes: 3e9,
  bus: 'usb',
  model: '',
  serial: 'WX1',
  isRemovable: true,
  isReadOnly: false,
  isSystem: false,
};

async function next(seen: AsyncGenerator<DrivesSeen>): Promise<DrivesSeen> {
  const { value, done } = await seen.next();
  if (done === true) throw new Error('the watch has ended');
  return value;
}

describe('watching drives', () => {
  it('tells the drives at once, then each change', async () => {
    let mark = 'none';
    let drives: readonly Drive[] = [];
    let lists = 0;
    const stop = new AbortController();
    const seen = watchDrives(stop.signal, {
      list: async () => {
        lists += 1;
        return drives;
      },
      fingerprint: async () => mark,
      intervalMs: 1,
      refreshEvery: 1_000_000,
    });
    expect(await next(seen)).toEqual({ drives: [], error: null });
    drives = [drive];
    mark = 'one';
    expect((await next(seen)).drives).toEqual([drive]);
    const before = lists;
    const waiting = next(seen);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(lists - before).toBeLessThanOrEqual(3);
    drives = [];
    mark = 'none again';
    expect((await waiting).drives).toEqual([]);
    stop.abort();
    expect((await seen.next()).done).toBe(true);
  });

  it('sees what changed without a sign, such as free space, a little later', async () => {
    let freeBytes = 3;
    const stop = new AbortController();
    const seen = watchDrives(stop.signal, {
      list: async () => [{ ...drive, freeBytes }],
      fingerprint: async () => 'same',
      intervalMs: 1,
      refreshEvery: 5,
    });
    await next(seen);
    const waiting = next(seen);
    freeBytes = 2;
    expect((await waiting).drives[0]?.freeBytes).toBe(2);
    stop.abort();
  });

  it('keeps the last drives when they cannot be listed, and says why', async () => {
    let mark = 'a';
    const fault = new Error('no lsblk');
    const stop = new AbortController();
    const seen = watchDrives(stop.signal, {
      list: async () => {
        if (mark === 'b') throw fault;
        return [drive];
      },
      fingerprint: async () => mark,
      intervalMs: 1,
    });
    await next(seen);
    mark = 'b';
    expect(await next(seen)).toEqual({ drives: [drive], error: fault });
    mark = 'c';
    expect(await next(seen)).toEqual({ drives: [drive], error: null });
    stop.abort();
  });

  const why = whyNoLoopDrive('ext4');
  it.skipIf(why !== null)(
    `sees a real drive come, go and come back as the same one${why === null ? '' : ` (${why})`}`,
    async () => {
      const stop = new AbortController();
      const seen = watchDrives(stop.signal, { intervalMs: 50 });
      await next(seen);
      const loop = makeLoopDrive('ext4', 32e6);
      try {
        const plugged = await until(seen, (one) => one?.fileSystem === 'ext4');
        expect(plugged).toMatchObject({ name: loop.device, isReadOnly: false, isSystem: false });
        expect(plugged?.volumeId).toMatch(/^[0-9a-f-]{36}$/);
        execFileSync('umount', [loop.root]);
        await until(seen, (one) => one === undefined);
        execFileSync('mount', [loop.device, loop.root]);
        const again = await until(seen, (one) => one !== undefined);
        expect(again === undefined ? '' : driveIdOf(again)).toBe(
          plugged === undefined ? null : driveIdOf(plugged),
        );
      } finally {
        stop.abort();
        loop.remove();
      }

      async function until(
        drives: AsyncGenerator<DrivesSeen>,
        isSo: (one: Drive | undefined) => boolean,
      ): Promise<Drive | undefined> {
        for (;;) {
          const one = (await next(drives)).drives.find(({ mountPoint }) => mountPoint === loop.root);
          if (isSo(one)) return one;
        }
      }
    },
    30_000,
  );
});

async function missing(): Promise<never> {
  throw new Error('missing');
}

function system(part: Partial<FingerprintSystem>): FingerprintSystem {
  return { platform: 'linux', readText: missing, readFolder: missing, volumeOf: missing, ...part };
}

describe('the fingerprint', () => {
  it('on Linux changes with a partition or a mount', async () => {
    const files: Record<string, string> = { '/proc/partitions': '8 0 100 sda', '/proc/self/mountinfo': 'a' };
    const mark = createFingerprint(system({ readText: async (path) => files[path] ?? '' }));
    const first = await mark();
    expect(await mark()).toBe(first);
    files['/proc/self/mountinfo'] = 'b';
    const second = await mark();
    expect(second).not.toBe(first);
    files['/proc/partitions'] = '';
    expect(await mark()).not.toBe(second);
  });

  it('on macOS changes with a volume or a disk, whatever the order', async () => {
    const folders: Record<string, string[]> = { '/Volumes': ['B', 'A'], '/dev': ['disk1', 'tty'] };
    const mark = createFingerprint(
      system({ platform: 'darwin', readFolder: async (path) => folders[path] ?? [] }),
    );
    const first = await mark();
    folders['/Volumes'] = ['A', 'B'];
    folders['/dev'] = ['tty2', 'disk1'];
    expect(await mark()).toBe(first);
    folders['/dev'] = ['disk1', 'disk2'];
    expect(await mark()).not.toBe(first);
  });

  it('on Windows changes with a letter, and does not wait for one that hangs', async () => {
    const volumes: Record<string, number> = { 'C:\\': 1 };
    let asked = 0;
    const mark = createFingerprint(
      system({
        platform: 'win32',
        async volumeOf(path) {
          if (path === 'Z:\\') {
            asked += 1;
            return new Promise<number>(() => undefined);
          }
          const volume = volumes[path];
          if (volume === undefined) throw new Error('ENOENT');
          return volume;
        },
      }),
    );
    const first = await mark();
    volumes['E:\\'] = 7;
    const second = await mark();
    expect(second).not.toBe(first);
    delete volumes['E:\\'];
    expect(await mark()).toBe(first);
    expect(asked).toBe(1);
  });
});
