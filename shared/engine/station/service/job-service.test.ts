import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../../domain/job/job-id.ts';
import { parseSignature } from '../../../domain/signature/signature-text.ts';
import { signManifest } from '../../signature/sign-manifest.ts';
import type { Caller, JobService } from '../service-contract.ts';
import {
  codeOf,
  openTestStation,
  refusal,
  createTestJob,
  submission,
  testManifest,
  type TestStation,
} from '../station.fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;

let test: TestStation;
let service: JobService;
let jane: Caller & { readonly secretAccessKey: string };
let joe: Caller;

beforeEach(async () => {
  test = await openTestStation();
  service = test.service();
  jane = await test.caller('Jane');
  joe = await test.caller('Joe');
});

afterEach(() => test.remove());

function create(caller: Caller = jane): Promise<JobId> {
  return createTestJob(service, caller);
}

describe('CreateJob', () => {
  it('makes a pending job with a signature that its loader accepts', async () => {
    const result = await service.createJob(jane, submission());
    expect(result).toMatchObject({ jobType: 'Import', warningMessage: null });
    expect(result.shippingAddress).toContain(`JOBID ${result.jobId}`);
    const status = await service.getStatus(jane, result.jobId ?? '');
    expect(status).toMatchObject({
      locationCode: 'NotReceived',
      locationMessage: 'AWS has not received your device.',
      progressCode: 'Pending',
      errorCount: 0,
      carrier: null,
      logKey: null,
      signature: result.signature,
      signatureFileContents: result.signatureFileContents,
      currentManifest: new TextDecoder().decode(testManifest()),
      creationDateMs: test.clock.now(),
    });
    const reading = parseSignature(new TextEncoder().encode(result.signatureFileContents ?? ''));
    const job = await test.station.loadJobs.find(result.jobId ?? ('' as JobId));
    expect(reading.kind === 'signature' && job?.verifySignature(reading.file)).toBe(true);
  });

  it('takes the job type in any case, and refuses Export and what it does not know', async () => {
    const { manifest } = submission();
    const wanted = { manifest, validateOnly: false };
    await expect(service.createJob(jane, { ...wanted, jobType: 'import' })).resolves.toBeDefined();
    const exporting = await refusal(service.createJob(jane, { ...wanted, jobType: 'EXPORT' }));
    expect(exporting.code).toBe('InvalidParameterException');
    expect(exporting.message).toContain('imports only');
    expect(await codeOf(service.createJob(jane, { ...wanted, jobType: 'Both' }))).toBe(
      'InvalidParameterException',
    );
    expect(await codeOf(service.createJob(jane, { ...wanted, jobType: '' }))).toBe(
      'MissingParameterException',
    );
  });

  it('names every problem of a manifest, under the code of the first', async () => {
    const manifest = new TextEncoder().encode(
      'manifestVersion: 2.0\ndeviceId: A\nbucket: b\nacl: everybody\n',
    );
    const error = await refusal(service.createJob(jane, { ...submission(), manifest }));
    expect(error.code).toMatch(/^(Missing|Invalid)/);
    expect(error.message).toContain('acl');
    expect(error.message).toContain('returnAddress');
    expect(error.message.length).toBeLessThanOrEqual(4000);
    const scalar = new TextEncoder().encode('INVALID MANIFEST');
    const malformed = await refusal(service.createJob(jane, { ...submission(), manifest: scalar }));
    expect(malformed.code).toBe('MalformedManifestException');
    expect(malformed.message).toContain('Your manifest is not well-formed');
  });

  it('refuses a manifest with the access key of somebody else', async () => {
    const foreign = submission({ extra: `accessKeyId: ${joe.accessKeyId}\n` });
    expect(await codeOf(service.createJob(jane, foreign))).toBe('InvalidAccessKeyIdException');
    await expect(service.createJob(joe, foreign)).resolves.toBeDefined();
  });

  it('asks for customs when the drive returns to another country', async () => {
    expect(await codeOf(service.createJob(jane, submission({ country: 'Norway' })))).toBe(
      'MissingCustomsException',
    );
  });

  it('asks the target about both buckets', async () => {
    const asked: string[] = [];
    const checked = test.service({
      bucketCheck: async (bucket) => {
        asked.push(bucket);
        if (bucket === 'gone') return 'missing';
        if (bucket === 'down') throw new Error('connection refused');
        return bucket === 'closed' ? 'denied' : 'writable';
      },
    });
    await checked.createJob(jane, submission({ extra: 'logBucket: my-logs\n' }));
    expect(asked).toEqual(['my-bucket', 'my-logs']);
    expect(await codeOf(checked.createJob(jane, submission({ bucket: 'gone' })))).toBe(
      'NoSuchBucketException',
    );
    const closed = checked.createJob(jane, submission({ extra: 'logBucket: closed\n' }));
    expect(await codeOf(closed)).toBe('BucketPermissionException');
    const { warningMessage } = await checked.createJob(jane, submission({ bucket: 'down' }));
    expect(warningMessage).toContain('could not be checked');
  });

  it('makes nothing when it only validates', async () => {
    const result = await service.createJob(jane, submission({ validateOnly: true }));
    expect(result).toMatchObject({ jobId: null, signature: null, shippingAddress: null, artifacts: [] });
    expect((await service.listJobs(jane, { maxJobs: null, marker: null })).jobs).toEqual([]);
  });

  it('stops at 50 jobs in 24 hours, which validations do not count towards', async () => {
    for (let count = 0; count < 50; count += 1) await create();
    expect(await codeOf(create())).toBe('CreateJobQuotaExceededException');
    await expect(service.createJob(jane, submission({ validateOnly: true }))).resolves.toBeDefined();
    await expect(create(joe)).resolves.toBeDefined();
    test.clock.advance(dayMs);
    await expect(create()).resolves.toBeDefined();
  });

  it('refuses an account that was removed since its request was signed', async () => {
    await test.station.accounts.remove('Jane');
    expect(await codeOf(create())).toBe('InvalidClientTokenIdException');
  });
});

describe('UpdateJob and CancelJob', () => {
  it('replaces the manifest wholly and leaves the signature as it was', async () => {
    const jobId = await create();
    const before = await service.getStatus(jane, jobId);
    expect(await service.updateJob(jane, jobId, submission({ bucket: 'other' }))).toMatchObject({
      success: true,
    });
    const after = await service.getStatus(jane, jobId);
    expect(after.currentManifest).toContain('bucket: other');
    expect(after.signature).toBe(before.signature);
    const job = await test.station.loadJobs.find(jobId);
    expect(job?.createManifest).toEqual(Buffer.from(testManifest()));
    expect(job?.currentManifest).toEqual(Buffer.from(testManifest({ bucket: 'other' })));
  });

  it('changes nothing when it only validates, and nothing with a bad manifest', async () => {
    const jobId = await create();
    await service.updateJob(jane, jobId, submission({ bucket: 'other', validateOnly: true }));
    const bad = { ...submission(), manifest: new TextEncoder().encode('nonsense') };
    expect(await codeOf(service.updateJob(jane, jobId, bad))).toBe('MalformedManifestException');
    expect((await service.getStatus(jane, jobId)).currentManifest).toContain('bucket: my-bucket');
  });

  it('updates only before the load, cancels until it has ended', async () => {
    const jobId = await create();
    await test.station.loadJobs.begin(jobId, { target: 'none', resumed: false });
    expect(await codeOf(service.updateJob(jane, jobId, submission()))).toBe('UnableToUpdateJobIdException');
    expect(await service.cancelJob(jane, jobId)).toEqual({ success: true });
    expect(await test.station.loadJobs.isCanceled(jobId)).toBe(true);
    expect(await codeOf(service.cancelJob(jane, jobId))).toBe('CanceledJobIdException');
    expect(await codeOf(service.updateJob(jane, jobId, submission()))).toBe('CanceledJobIdException');
    expect(await codeOf(service.getShippingLabel(jane, { jobIds: [jobId], sender: {} }))).toBe(
      'CanceledJobIdException',
    );
    expect(await service.getStatus(jane, jobId)).toMatchObject({ progressCode: 'Canceled' });

    const done = await create();
    await test.station.loadJobs.begin(done, { target: 'none', resumed: false });
    await test.station.loadJobs.finish(done, {
      progressCode: 'SuccessWithErrors',
      errorCount: 2,
      logBucket: 'my-bucket',
      logKey: 'import-log-X',
    });
    expect(await codeOf(service.cancelJob(jane, done))).toBe('UnableToCancelJobIdException');
    const { progressMessage, errorCount } = await service.getStatus(jane, done);
    expect(progressMessage).toContain('2 of errors. See import-log-X in the bucket my-bucket.');
    expect(errorCount).toBe(2);
  });

  it('keeps a canceled job canceled whatever the loader says', async () => {
    const jobId = await create();
    const { loadJobs } = test.station;
    await loadJobs.begin(jobId, { target: 'none', resumed: false });
    await service.cancelJob(jane, jobId);
    const end = { progressCode: 'Complete', errorCount: 0, logBucket: 'b', logKey: 'k' } as const;
    await expect(loadJobs.finish(jobId, end)).rejects.toMatchObject({ code: 'JOB_STATE' });
    await expect(loadJobs.abort(jobId, 'DeviceError', '')).rejects.toMatchObject({ code: 'JOB_STATE' });
    await expect(loadJobs.begin(jobId, { target: 'none', resumed: true })).rejects.toMatchObject({
      code: 'JOB_STATE',
    });
    expect((await service.getStatus(jane, jobId)).progressCode).toBe('Canceled');
  });
});

describe('expiry', () => {
  it('ends a job whose drive has not come in 30 days, and only such a job', async () => {
    const [late, here, loading] = [await create(), await create(), await create()];
    await test.station.desk.receive(here);
    await test.station.loadJobs.begin(loading, { target: 'none', resumed: false });
    test.clock.advance(30 * dayMs - 1);
    expect((await service.getStatus(jane, late)).progressCode).toBe('Pending');
    test.clock.advance(1);
    expect((await service.getStatus(jane, late)).progressMessage).toBe('The job expired.');
    expect((await service.getStatus(jane, here)).progressCode).toBe('Pending');
    expect((await service.getStatus(jane, loading)).progressCode).toBe('InProgress');
    for (const work of [
      service.cancelJob(jane, late),
      service.updateJob(jane, late, submission()),
      service.getShippingLabel(jane, { jobIds: [late], sender: {} }),
    ]) {
      expect(await codeOf(work)).toBe('ExpiredJobIdException');
    }
    await expect(test.station.loadJobs.begin(late, { target: 'none', resumed: false })).rejects.toMatchObject(
      {
        code: 'JOB_STATE',
      },
    );
    expect(await test.station.desk.expire()).toEqual([]);
  });
});

describe('signatures of both eras', () => {
  it("takes 1.0 made with the account's secret, even after the account was removed, and nothing else", async () => {
    const jobId = await create();
    await service.updateJob(jane, jobId, submission({ bucket: 'other' }));
    const manifest = testManifest();
    const sign = (secret: string, version: '1.0' | '2.0', signed = manifest) =>
      signManifest({ secret, jobId, manifest: signed, version });
    await test.station.accounts.remove('Jane');
    const job = await test.station.loadJobs.find(jobId);
    if (job === null) throw new Error('no job');
    expect(job.verifySignature(sign(jane.secretAccessKey, '1.0'))).toBe(true);
    expect(job.verifySignature(sign(jane.secretAccessKey, '2.0'))).toBe(false);
    expect(job.verifySignature(sign('another', '1.0'))).toBe(false);
    expect(job.verifySignature(sign(jane.secretAccessKey, '1.0', testManifest({ bucket: 'other' })))).toBe(
      false,
    );
    const method = signManifest({
      secret: jane.secretAccessKey,
      jobId,
      manifest,
      version: '1.0',
      signingMethod: 'HmacSHA256',
    });
    expect(job.verifySignature(method)).toBe(true);
  });
});
