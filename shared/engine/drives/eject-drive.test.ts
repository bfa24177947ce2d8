import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeLoopDrive, whyNoLoopDrive } from '../../../test/faults/support/loop-drive.ts';
import { ejectDrive, ejectWays } from './eject-drive.ts';

const stick = { mountPoint: '/media/me/MY DRIVE', device: '/dev/sdb1', disk: '/dev/sdb' };

function linesOf(platform: NodeJS.Platform, ejected = stick): string[][] {
  return ejectWays(platform, ejected).map((way) => way.map(({ file, args }) => [file, ...args].join(' ')));
}

describe('ways to eject', () => {
  it('on Linux: as the desktop does, else plainly', () => {
    expect(linesOf('linux')).toEqual([
      [
        'sync -f /media/me/MY DRIVE',
        'udisksctl unmount --no-user-interaction -b /dev/sdb1',
        'udisksctl power-off --no-user-interaction -b /dev/sdb',
      ],
      ['umount -- /media/me/MY DRIVE'],
    ]);
  });
  it('on macOS', () => {
    expect(linesOf('darwin')).toEqual([['sync', 'diskutil eject /media/me/MY DRIVE']]);
  });
  it('on Windows: a letter, and nothing else, gets into the script', () => {
    const [[shell = ''] = [], [volume] = []] = linesOf('win32', { ...stick, mountPoint: 'e:' });
    expect(shell).toContain("ParseName('E:')");
    expect(volume).toBe('mountvol E:\\ /P');
    const hostile = "E:'; Remove-Item C:\\ -Recurse; '";
    expect(linesOf('win32', { ...stick, mountPoint: hostile })).toEqual([[`mountvol ${hostile} /P`]]);
  });
});

describe('ejecting', () => {
  const notInstalled = Object.assign(new Error('spawn udisksctl ENOENT'), { code: 'ENOENT' });

  it('goes on to the next way where one is not installed', async () => {
    const ran: string[] = [];
    await ejectDrive(stick, 'linux', async (file) => {
      ran.push(file);
      if (file === 'udisksctl') throw notInstalled;
    });
    expect(ran).toEqual(['sync', 'udisksctl', 'umount']);
  });

  it('does not mind a command that may fail', async () => {
    const ran: string[] = [];
    await ejectDrive(stick, 'linux', async (file, [first]) => {
      ran.push(`${file} ${first}`);
      if (file === 'sync' || first === 'power-off') throw new Error('no');
    });
    expect(ran).toEqual(['sync -f', 'udisksctl unmount', 'udisksctl power-off']);
  });

  it('says what the system said', async () => {
    const busy = Object.assign(new Error('Command failed'), {
      code: 32,
      stderr: 'umount: target is busy.\n',
    });
    const ejecting = ejectDrive(stick, 'linux', async (file) => {
      if (file === 'udisksctl') throw notInstalled;
      if (file === 'umount') throw busy;
    });
    await expect(ejecting).rejects.toMatchObject({ code: 'EJECT_FAILED', detail: 'umount: target is busy.' });
  });

  const why = whyNoLoopDrive('ext4');
  it.skipIf(why !== null)(
    `unmounts a real drive, not while it is used${why === null ? '' : ` (${why})`}`,
    async () => {
      const loop = makeLoopDrive('ext4', 32e6);
      try {
        const ejected = { mountPoint: loop.root, device: loop.device, disk: loop.device };
        writeFileSync(join(loop.root, 'file'), 'content');
        const open = openSync(join(loop.root, 'file'), 'r');
        try {
          await expect(ejectDrive(ejected)).rejects.toMatchObject({ code: 'EJECT_FAILED' });
        } finally {
          closeSync(open);
        }
        await ejectDrive(ejected);
        expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(loop.root);
      } finally {
        loop.remove();
      }
    },
    30_000,
  );
});
