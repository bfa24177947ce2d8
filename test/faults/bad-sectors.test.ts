import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { variedBytes } from '../conformance/bodies.ts';
import { postDrive, testBucket } from '../journey/load-drive.ts';
import { startDrivepost } from '../journey/run-drivepost.ts';
import { startStrictS3 } from '../servers/strict-s3/strict-s3.ts';

function whyNoShim(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'needs gcc';
  }
}

const reason = whyNoShim();
const title = 'files on bad sectors cost their rows and nothing else';

it.skipIf(reason !== null)(`${title}${reason === null ? '' : ` (skipped: ${reason})`}`, async () => {
  const files: Record<string, string | Buffer> = {
    'a/unreadable.txt': 'small and lost',
    'b/unreadable-large.bin': variedBytes(24 * 2 ** 20),
    'c/large.bin': variedBytes(24 * 2 ** 20, 2),
  };
  for (let at = 0; at < 100; at += 1) files[`d/${at}.txt`] = `good ${at}`;
  const lost = Object.keys(files).filter((path) => path.includes('unreadable'));
  const server = await startStrictS3({ buckets: [testBucket] });
  const posted = await postDrive(files);
  try {
    const shim = join(posted.work, 'shim.so');
    const source = fileURLToPath(new URL('support/eio-shim.c', import.meta.url));
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl']);
    const { credentials, url } = server;
    const { code, stdout, stderr } = await startDrivepost(
      [
        'station',
        'load',
        posted.drive,
        '--to',
        's3',
        '--endpoint-url',
        url,
        '--data',
        posted.dataFolder,
        '--json',
      ],
      {
        LD_PRELOAD: shim,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
    ).result;
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
  }
});
