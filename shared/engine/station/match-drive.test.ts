import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../domain/job/job-id.ts';
import { writeSignature } from '../signature/drive-signature.ts';
import { parseSignature } from '../../domain/signature/signature-text.ts';
import { matchDrive } from './match-drive.ts';
import { openTestStation, submission, type TestStation } from './station.fixture.ts';

const { signal } = new AbortController();

let test: TestStation;
let drive: string;

beforeEach(async () => {
  test = await openTestStation();
  drive = await mkdtemp(join(tmpdir(), 'drivepost-match-'));
});

afterEach(async () => {
  await test.remove();
  await rm(drive, { recursive: true, force: true });
});

/** A job and the text of the SIGNATURE that its drive has to have. */
async function job(): Promise<{ jobId: JobId; signature: string }> {
  const caller = await test.caller(`Jane ${Math.random()}`);
  const { jobId, signatureFileContents } = await test.service().createJob(caller, submission());
  return { jobId: jobId as JobId, signature: signatureFileContents ?? '' };
}

async function sign(text: string): Promise<void> {
  const reading = parseSignature(new TextEncoder().encode(text));
  if (reading.kind !== 'signature') throw new Error('no SIGNATURE');
  await writeSignature(drive, reading.file);
}

function match(jobId?: JobId) {
  return matchDrive({ driveRoot: drive, jobId }, test.station, signal);
}

describe('matchDrive', () => {
  it('knows the job of a drive by its SIGNATURE, and changes nothing', async () => {
    const { jobId, signature } = await job();
    await sign(signature);
    expect(await match()).toMatchObject({
      kind: 'job',
      isLoadable: true,
      job: { jobId, bucket: 'my-bucket', progressCode: 'Pending', locationCode: 'NotReceived' },
    });
    expect((await test.station.desk.show(jobId)).events).toHaveLength(1);
  });

  it('names the code that a wrong SIGNATURE would end its job with, and ends no job', async () => {
    const [first, second] = [await job(), await job()];
    await sign(second.signature.replaceAll(second.jobId, first.jobId));
    expect(await match()).toMatchObject({
      kind: 'refused',
      abortCode: 'InvalidSignature',
      jobId: first.jobId,
      error: { code: 'SIGNATURE_WRONG' },
    });
    expect((await test.station.desk.show(first.jobId)).job.progressCode).toBe('Pending');
  });

  it('tells a drive without a SIGNATURE from an empty folder', async () => {
    expect(await match()).toMatchObject({ kind: 'refused', abortCode: null, error: { code: 'DRIVE_EMPTY' } });
    await writeFile(join(drive, 'photo.jpg'), 'x');
    expect(await match()).toMatchObject({
      kind: 'refused',
      abortCode: 'MissingSignature',
      jobId: null,
      error: { code: 'SIGNATURE_MISSING' },
    });
    const { jobId } = await job();
    expect(await match(jobId)).toMatchObject({ kind: 'refused', abortCode: 'MissingSignature', jobId });
  });

  it('knows the drive of a job that has ended', async () => {
    const { jobId, signature } = await job();
    await sign(signature);
    await test.station.desk.abort(jobId, 'DeviceError', 'broken');
    expect(await match()).toMatchObject({
      kind: 'job',
      isLoadable: false,
      job: { progressCode: 'DeviceError' },
    });
  });

  it('says that a job is not of this station', async () => {
    const { jobId, signature } = await job();
    const unknown = jobId === 'ZZZZZ' ? 'YYYYY' : 'ZZZZZ';
    await sign(signature.replaceAll(jobId, unknown));
    expect(await match()).toMatchObject({
      kind: 'refused',
      abortCode: null,
      jobId: unknown,
      error: { code: 'JOB_NOT_FOUND' },
    });
  });
});
