import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeServeLock } from './serve-lock.ts';

const clock = { now: () => Date.UTC(2026, 0, 15, 12) };
const here = { address: '127.0.0.1:8477', clock };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-serve-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a job service', () => {
  it('is had once, and the refusal says by whom', async () => {
    const unlock = await takeServeLock(folder, here);
    const second = takeServeLock(folder, { ...here, address: '127.0.0.1:9000' });
    await expect(second).rejects.toMatchObject({
      code: 'STATION_SERVED',
      detail: `Process ${process.pid} on ${hostname()} has served it at 127.0.0.1:8477 since 2026-01-15T12:00:00.000Z.`,
    });
    // A refused one takes nothing away from the one that has it.
    await expect(takeServeLock(folder, here)).rejects.toMatchObject({ code: 'STATION_SERVED' });
    unlock();
    (await takeServeLock(folder, here))();
    expect(await readdir(folder)).toEqual(['station.serve-lock']);
  });

  it('is not kept by the note of a process that is gone', async () => {
    const note = {
      processId: process.pid,
      host: hostname(),
      started: 'long ago',
      sinceMs: 0,
      address: 'x:1',
    };
    await writeFile(join(folder, 'station.serving'), JSON.stringify(note));
    const unlock = await takeServeLock(folder, here);
    await expect(takeServeLock(folder, here)).rejects.toMatchObject({
      detail: expect.stringContaining('127.0.0.1:8477') as string,
    });
    unlock();
  });

  it('lets nobody else read its files', async () => {
    const unlock = await takeServeLock(folder, here);
    try {
      for (const name of await readdir(folder)) {
        expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
      }
    } finally {
      unlock();
    }
  });

  it('says that the folder cannot be used, not that somebody serves', async () => {
    const file = join(folder, 'station.serve-lock');
    await writeFile(file, 'this is no lock'.repeat(1000));
    await expect(takeServeLock(folder, here)).rejects.toMatchObject({ code: 'STATION_DATABASE' });
  });
});
