import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import { startDrivepost } from '../journey/run-drivepost.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

/** The same with one character of the signature changed. */
function forge(text: string): string {
  return text.replace(
    /(signature:\s*)(.)/,
    (_whole, name: string, first: string) => name + (first === 'A' ? 'B' : 'A'),
  );
}

describe('a drive whose SIGNATURE is not right', () => {
  let server: StrictS3;
  let posted: PostedDrive;
  let signature: string;

  beforeEach(async () => {
    server = await startStrictS3({ buckets: [testBucket] });
    posted = await postDrive({ 'file.txt': 'content' });
    signature = join(posted.drive, 'SIGNATURE');
  });
  afterEach(async () => {
    await server.close();
    await posted.remove();
  });

  /** Nothing was stored, and the job has come to this end. */
  async function expectEnd(progressCode: string): Promise<void> {
    expect(server.objects(testBucket).size).toBe(0);
    expect(await posted.progressCode()).toBe(progressCode);
  }

  it('ends its job as InvalidSignature when it was changed', async () => {
    const before = readFileSync(signature, 'utf8');
    const forged = forge(before);
    expect(forged).not.toBe(before);
    writeFileSync(signature, forged);
    expect(await loadDrive(posted, server)).toMatchObject({ progressCode: 'InvalidSignature', loaded: 0 });
    await expectEnd('InvalidSignature');
  });

  it('ends no job when it is that of another station', async () => {
    const other = await postDrive({ 'file.txt': 'content' });
    try {
      copyFileSync(join(other.drive, 'SIGNATURE'), signature);
      await expect(loadDrive(posted, server)).rejects.toMatchObject({ name: 'AppError' });
    } finally {
      await other.remove();
    }
    await expectEnd('Pending');
  });

  it('ends no job by itself when it is missing, and the named one as MissingSignature', async () => {
    rmSync(signature);
    await expect(loadDrive(posted, server)).rejects.toMatchObject({ name: 'AppError' });
    await expectEnd('Pending');
    const { credentials, url } = server;
    const words = [
      'station',
      'load',
      posted.drive,
      '--to',
      's3',
      '--endpoint-url',
      url,
      '--job',
      posted.jobId,
    ];
    const { code, stdout } = await startDrivepost([...words, '--data', posted.dataFolder, '--json'], {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }).result;
    expect([code, (JSON.parse(stdout) as { progressCode: string }).progressCode]).toEqual([
      4,
      'MissingSignature',
    ]);
    await expectEnd('MissingSignature');
  });

  it('is not followed when it is a link', async () => {
    copyFileSync(signature, join(posted.work, 'elsewhere'));
    rmSync(signature);
    symlinkSync(join(posted.work, 'elsewhere'), signature);
    const end = await loadDrive(posted, server).then(
      ({ progressCode }) => progressCode,
      () => 'refused',
    );
    expect(['InvalidSignature', 'MissingSignature', 'refused']).toContain(end);
    expect(server.objects(testBucket).size).toBe(0);
  });
});
