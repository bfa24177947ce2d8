import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { variedBytes } from '../conformance/bodies.ts';
import { postDrive, testBucket } from '../journey/load-drive.ts';
import { startDrivepost } from '../journey/run-drivepost.ts';
import { startStrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { shimEnvironment, whyNoShim } from './support/fault-shim.ts';
import { makeLoopDrive, whyNoLoopDrive } from './support/loop-drive.ts';

const reason = whyNoShim() ?? whyNoLoopDrive('ext4');
const title = 'files on bad sectors cost their rows and nothing else, however many follow each other';

it.skipIf(reason !== null)(`${title}${reason === null ? '' : ` (skipped: ${reason})`}`, async () => {
  const files: Record<string, string | Buffer> = {
    'a/unreadable.txt': 'small and lost',
    'b/unreadable-large.bin': variedBytes(24 * 2 ** 20),
    'c/large.bin': variedBytes(24 * 2 ** 20, 2),
  };
  for (let at = 0; at < 100; at += 1) files[`d/${at}.txt`] = `good ${at}`;
  // More in a row than are taken for a drive that is gone where the drive itself cannot be asked.
  for (let at = 0; at < 200; at += 1) files[`e/unreadable-${at}.txt`] = `lost ${at}`;
  const lost = Object.keys(files).filter((path) => path.includes('unreadable'));
  const server = await startStrictS3({ buckets: [testBucket] });
  const drive = makeLoopDrive('ext4', 96 * 2 ** 20);
  const posted = await postDrive(files, { drive: drive.root });
  const work = mkdtempSync(join(tmpdir(), 'drivepost-sectors-'));
  try {
    const { credentials, url } = server;
    const args = ['station', 'load', posted.drive, '--to', 's3', '--endpoint-url', url];
    const { code, stdout, stderr } = await startDrivepost([...args, '--data', posted.dataFolder, '--json'], {
      ...shimEnvironment(
        [{ calls: ['read'], path: 'unreadable', action: { kind: 'error', code: 'EIO' } }],
        join(work, 'hits'),
      ),
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }).result;
    expect([code, stderr]).toEqual([1, expect.any(String)]);
    const loaded = Object.keys(files).length - lost.length;
    expect(JSON.parse(stdout)).toMatchObject({
      progressCode: 'SuccessWithErrors',
      loaded,
      failed: lost.length,
    });
    for (const path of lost) {
      expect(posted.log().find((row) => row.startsWith(`"${path}"`))).toMatch(/,500,DeviceReadError,/);
      expect(server.objects(testBucket).has(path)).toBe(false);
    }
    expect(server.read(testBucket, 'c/large.bin').equals(variedBytes(24 * 2 ** 20, 2))).toBe(true);
    expect(server.openUploads(testBucket)).toEqual([]);
  } finally {
    await server.close();
    await posted.remove();
    drive.remove();
    rmSync(work, { recursive: true, force: true });
  }
});
