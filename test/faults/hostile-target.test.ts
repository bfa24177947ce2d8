import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDrivepost } from '../journey/run-drivepost.ts';
import { testManifest } from '../journey/signed-drive.ts';

const isLinux = process.platform === 'linux';

/** A drive somebody hands over to be filled: what lies in `.drivepost` on it is theirs. */
describe.skipIf(!isLinux)(
  `a hostile drive that is to be filled${isLinux ? '' : ' (skipped: needs Linux)'}`,
  () => {
    let work: string;
    let drive: string;
    const precious = 'nobody may touch this';

    beforeEach(async () => {
      work = await mkdtemp(join(tmpdir(), 'drivepost-target-'));
      drive = join(work, 'drive');
      for (const folder of ['drive', 'source', 'home']) mkdirSync(join(work, folder));
      writeFileSync(join(work, 'source', 'a.txt'), 'content');
      writeFileSync(join(work, 'home', 'precious'), precious);
      writeFileSync(join(work, 'manifest.txt'), testManifest('bucket'));
    });
    afterEach(() => rm(work, { recursive: true, force: true }));

    async function prepare(): Promise<{ readonly code: number | null; readonly stderr: string }> {
      const { result } = startDrivepost(
        `prepare ${work}/source --drive ${drive} --manifest ${work}/manifest.txt`.split(' '),
      );
      return result;
    }

    /** What became of a prepare, and whether anything outside the drive was touched. */
    async function outcome(): Promise<unknown> {
      const { code, stderr } = await prepare();
      const home = readdirSync(join(work, 'home'));
      return {
        isRefused: code !== null && code !== 0,
        stderr,
        home,
        precious: readFileSync(join(work, 'home', 'precious'), 'utf8'),
      };
    }

    function refusedFor(what: string): unknown {
      return { isRefused: true, stderr: expect.stringContaining(what), home: ['precious'], precious };
    }

    it('is filled when there is nothing wrong with it', async () => {
      expect(await prepare()).toMatchObject({ code: 0 });
      expect(readFileSync(join(drive, 'a.txt'), 'utf8')).toBe('content');
    });

    it('does not lead the writer elsewhere by a link for its own folder', async () => {
      symlinkSync(join(work, 'home'), join(drive, '.drivepost'));
      expect(await outcome()).toEqual(refusedFor('.drivepost'));
    });

    it.each(['journal.txt', 'manifest-md5.txt.new', 'manifest.txt', 'manifest.txt.new', 'lock'])(
      'does not lead the writer elsewhere by a link named %s',
      async (name) => {
        mkdirSync(join(drive, '.drivepost'));
        symlinkSync(join(work, 'home', 'precious'), join(drive, '.drivepost', name));
        expect(await outcome()).toEqual(refusedFor(`.drivepost/${name}`));
      },
    );

    it.each(['journal.txt', 'manifest.txt', 'lock'])(
      'does not hang the writer by a FIFO named %s',
      async (name) => {
        mkdirSync(join(drive, '.drivepost'));
        execFileSync('mkfifo', [join(drive, '.drivepost', name)]);
        expect(await outcome()).toEqual(refusedFor(`.drivepost/${name}`));
      },
    );

    it('does not hang or mislead who reads its manifest or its inventory', async () => {
      mkdirSync(join(drive, '.drivepost'));
      execFileSync('mkfifo', [join(drive, '.drivepost', 'manifest.txt')]);
      execFileSync('mkfifo', [join(drive, '.drivepost', 'manifest-md5.txt')]);
      writeFileSync(join(work, 'log.csv'), '');
      const reading = [
        ['verify', drive],
        ['reconcile', drive, join(work, 'log.csv')],
        ['job', 'create', '--drive', drive, '--endpoint-url', 'http://127.0.0.1:9'],
      ];
      for (const words of reading) {
        const { code } = await startDrivepost(words).result;
        expect([words[0], typeof code]).toEqual([words[0], 'number']);
      }
    });
  },
);
