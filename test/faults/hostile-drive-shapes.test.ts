import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDrive, postDrive, testBucket, writeFiles, type PostedDrive } from '../journey/load-drive.ts';
import { startDrivepost } from '../journey/run-drivepost.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const isLinux = process.platform === 'linux';
const isRoot = isLinux && process.getuid?.() === 0;
const gibibyte = 2 ** 30;

describe.skipIf(!isLinux)(
  `a drive built to exhaust a station${isLinux ? '' : ' (skipped: needs Linux)'}`,
  () => {
    let server: StrictS3;
    let posted: PostedDrive;

    beforeEach(async () => {
      server = await startStrictS3({ buckets: [testBucket] });
      posted = await postDrive({ 'good.txt': 'good' });
    });
    afterEach(async () => {
      await server.close();
      await posted.remove();
    });

    const on = (path: string): string => join(posted.drive, path);

    function rowOf(name: string): string | undefined {
      return posted.log().find((row) => row.startsWith(`"${name}",`));
    }

    it('is refused, and not read to the end, for a SIGNATURE of a gibibyte', async () => {
      truncateSync(on('SIGNATURE'), gibibyte);
      await expect(loadDrive(posted, server)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
      expect(server.objects(testBucket).size).toBe(0);
    });

    it('is refused for a SIGNATURE of a million lines', async () => {
      writeFileSync(on('SIGNATURE'), 'version:2.0\n'.repeat(1_000_000));
      await expect(loadDrive(posted, server)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
      expect(server.objects(testBucket).size).toBe(0);
    });

    it('is not read for ever for an inventory that claims to be larger than any', async () => {
      mkdirSync(on('.drivepost'));
      writeFileSync(on('.drivepost/manifest-md5.txt'), '');
      truncateSync(on('.drivepost/manifest-md5.txt'), 2 ** 42);
      await expect(loadDrive(posted, server)).rejects.toMatchObject({ scope: 'job' });
      expect(await posted.progressCode()).not.toBe('Complete');
    });

    it('gets rows for what its inventory names and no drive can hold', async () => {
      const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
      const paths = [
        '../../etc/passwd',
        '/etc/passwd',
        'a\0b',
        'x'.repeat(5000),
        '.drivepost/manifest-md5.txt',
      ];
      mkdirSync(on('.drivepost'));
      const lines = paths.sort().map((path) => `${md5}  ${path}\n`);
      writeFileSync(on('.drivepost/manifest-md5.txt'), lines.join(''));
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 5 });
      expect(rowOf('../../etc/passwd')).toMatch(/,404,MissingFile,/);
      expect(rowOf('/etc/passwd')).toMatch(/,404,MissingFile,/);
      expect(posted.log().filter((row) => row.includes(',404,MissingFile,'))).toHaveLength(4);
    });

    it.each(['link', 'fifo'])('does not follow or wait for an inventory that is a %s', async (kind) => {
      mkdirSync(on('.drivepost'));
      if (kind === 'link') symlinkSync('/etc/passwd', on('.drivepost/manifest-md5.txt'));
      else execFileSync('mkfifo', [on('.drivepost/manifest-md5.txt')]);
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1 });
    });

    it('does not enter a folder that is a link to another folder in place of .drivepost', async () => {
      mkdirSync(join(posted.work, 'elsewhere'));
      writeFileSync(join(posted.work, 'elsewhere/manifest-md5.txt'), `${'0'.repeat(32)}  good.txt\n`);
      symlinkSync(join(posted.work, 'elsewhere'), on('.drivepost'));
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 1 });
      expect(rowOf('.drivepost')).toMatch(/,400,SymbolicLink,/);
    });

    it('has a row for folders ten thousand levels deep, and goes on behind them', async () => {
      deepFolders(posted.drive, 'deep', 10_000);
      await writeFiles(posted.drive, { 'z-behind.txt': 'behind' });
      try {
        const report = await loadDrive(posted, server);
        expect(report).toMatchObject({ loaded: 2, failed: 1, progressCode: 'SuccessWithErrors' });
        expect(rowOf('z-behind.txt')).toMatch(/,200,OK,/);
        expect(posted.log().filter((row) => row.includes(',400,PathTooLong,'))).toHaveLength(1);
      } finally {
        // Node's own removal takes paths, and these are too long for one.
        execFileSync('rm', ['-rf', on('deep')]);
      }
    }, 120_000);

    it('costs no row and no object for thousands of empty folders', async () => {
      for (let at = 0; at < 5000; at += 1) mkdirSync(on(`empty-${at}`));
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 0 });
      expect(posted.log()).toHaveLength(2);
    });

    it('has a row for a sparse file larger than any object, without reading it', async () => {
      writeFileSync(on('sparse'), '');
      truncateSync(on('sparse'), 6 * 1024 * gibibyte);
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 1 });
      expect(rowOf('sparse')).toMatch(/,400,EntityTooLarge,/);
    });

    it('stores nothing of a file that grows while it is read, and comes to an end', async () => {
      writeFileSync(on('growing'), Buffer.alloc(4 * 2 ** 20, 'x'));
      const done = new AbortController();
      async function grow(): Promise<void> {
        while (!done.signal.aborted) await appendFile(on('growing'), 'more');
      }
      const growing = grow();
      const report = await loadDrive(posted, server);
      done.abort();
      await growing;
      const row = rowOf('growing') ?? '';
      expect(report).toMatchObject({ loaded: row.includes(',200,OK,') ? 2 : 1 });
      expect(row).toMatch(/,409,FileChanged,|,200,OK,/);
    }, 120_000);

    it('stores files of any time, and of the first and the last second there is', async () => {
      const times = [-62_135_596_800, -1, 0, 2 ** 31, 2 ** 33, 253_402_300_800, 8_640_000_000_000];
      for (const [at, seconds] of times.entries()) {
        writeFileSync(on(`time-${at}`), 'x');
        try {
          utimesSync(on(`time-${at}`), seconds, seconds);
        } catch {
          // This file system has no such time.
        }
      }
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: times.length + 1, failed: 0 });
    });

    it('is bytes and nothing else: set-user-id, autorun, gzip bombs, hard links', async () => {
      const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20));
      await writeFiles(posted.drive, {
        'autorun.inf': '[autorun]\nopen=evil.exe\n',
        'run.sh': '#!/bin/sh\ntouch pwned\n',
      });
      writeFileSync(on('bomb.gz'), bomb);
      chmodSync(on('run.sh'), 0o6777);
      linkSync(on('bomb.gz'), on('same.gz'));
      expect(await loadDrive(posted, server)).toMatchObject({ loaded: 5, failed: 0 });
      for (const key of ['bomb.gz', 'same.gz']) {
        expect(Buffer.compare(server.read(testBucket, key), bomb)).toBe(0);
      }
    });

    it.skipIf(!isRoot)(
      `is not left for a file system that is mounted in it${isRoot ? '' : ' (skipped: needs root)'}`,
      async () => {
        mkdirSync(on('mounted'));
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', on('mounted')]);
        try {
          writeFileSync(on('mounted/secret'), 'not of this drive');
          expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 1 });
          expect(rowOf('mounted/')).toMatch(/,400,OtherFileSystem,/);
        } finally {
          execFileSync('umount', [on('mounted')]);
        }
      },
    );

    it('sends no command to the terminal of whoever verifies or loads it', async () => {
      await writeFiles(posted.drive, {
        'clear\u001b[2J\u001b]0;title\u0007': 'x',
        'bidi\u202etxt.exe': 'x',
        [`${'long/'.repeat(210)}\u001b[31m`]: 'x',
      });
      const { stdout, stderr } = await startDrivepost(['verify', posted.drive]).result;
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    });
  },
);

/** Makes folders in each other, deeper than a path can name: the lower ones first, then each put into a new one. */
function deepFolders(root: string, name: string, depth: number): void {
  const [inner, outer] = [join(root, 'inner'), join(root, 'outer')];
  mkdirSync(inner);
  for (let level = 1; level < depth; level += 1) {
    mkdirSync(outer);
    renameSync(inner, join(outer, 'd'));
    renameSync(outer, inner);
  }
  renameSync(inner, join(root, name));
}
