import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/base/time.ts';
import { createJobClient } from '../../shared/engine/job-client/job-client.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import {
  manifestText,
  runDrivepost,
  runProcess,
  startServingStation,
  type Keys,
  type ProcessResult,
  type ServingStation,
} from './serving-station.ts';

const places = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
const aws = places.map((folder) => join(folder, 'aws')).find((file) => existsSync(file));
const reason = aws === undefined ? ' (skipped: there is no aws command here)' : '';

describe.skipIf(aws === undefined)(`an unmodified AWS CLI${reason}`, () => {
  let store: StrictS3;
  let station: ServingStation;
  let jane: Keys;
  let bob: Keys;
  let nextFile = 0;

  beforeAll(async () => {
    store = await startStrictS3({
      buckets: ['my-bucket', 'my-logs', 'locked-bucket'],
      isDenied: (request) => JSON.stringify(request).includes('locked-bucket'),
    });
    station = await startServingStation(['--to', 's3', '--endpoint-url', store.url], {
      AWS_ACCESS_KEY_ID: store.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: store.credentials.secretAccessKey,
    });
    jane = await station.addAccount('jane');
    bob = await station.addAccount('bob');
  });

  afterAll(async () => {
    await station.stop();
    await store.close();
  });

  function ask(operation: string, words: readonly string[], keys: Keys = jane): Promise<ProcessResult> {
    const env = {
      ...keys,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
    };
    return runProcess(aws ?? '', ['importexport', operation, '--endpoint-url', station.url, ...words], {
      env,
    });
  }

  async function answerOf(operation: string, words: readonly string[]): Promise<unknown> {
    const { exitCode, stdout, stderr } = await ask(operation, words);
    expect([exitCode, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  }

  async function manifestWords(text = manifestText()): Promise<string[]> {
    const file = join(station.folder, `manifest-${(nextFile += 1)}.txt`);
    await writeFile(file, text);
    return ['--manifest', `file://${file}`, '--no-validate-only'];
  }

  async function createJob(): Promise<string> {
    const words = ['--job-type', 'import', ...(await manifestWords())];
    return ((await answerOf('create-job', words)) as { JobId: string }).JobId;
  }

  it('creates, reads, lists, updates, labels and cancels a job', async () => {
    const text = `# first\r\n${manifestText()}`;
    // Not by file://, where the CLI itself turns CR LF into LF.
    const words = ['--job-type', 'Import', '--manifest', text, '--no-validate-only'];
    const created = await answerOf('create-job', words);
    const { JobId, Signature } = created as { JobId: string; Signature: string };
    expect(created).toMatchObject({
      JobId: expect.stringMatching(/^[1-9A-NP-Z]{5}$/),
      JobType: 'Import',
      SignatureFileContents: `version:2.0\nsigningMethod:HmacSHA1\njobId:${JobId}\nsignature:${Signature}\n`,
    });
    const status = await answerOf('get-status', ['--job-id', JobId.toLowerCase()]);
    expect(status).toMatchObject({
      JobId,
      LocationCode: 'NotReceived',
      LocationMessage: 'AWS has not received your device.',
      ProgressCode: 'Pending',
      ProgressMessage: 'The specified job has not started.',
      ErrorCount: 0,
      Signature,
      CurrentManifest: text,
    });
    expect(status).not.toHaveProperty('Carrier');

    const other = manifestText({ logBucket: 'my-logs' });
    const update = ['--job-id', JobId, '--job-type', 'Import', ...(await manifestWords(other))];
    expect(await answerOf('update-job', update)).toMatchObject({ Success: true });
    expect(await answerOf('get-status', ['--job-id', JobId])).toMatchObject({
      CurrentManifest: other,
      Signature,
    });

    const label = (await answerOf('get-shipping-label', ['--job-ids', JobId, '--name', 'Jo & Co'])) as {
      ShippingLabelURL: string;
    };
    const page = await (await fetch(label.ShippingLabelURL)).text();
    expect(page).toContain(JobId);
    expect(page).toContain('Springfield');

    expect(await answerOf('cancel-job', ['--job-id', JobId])).toEqual({ Success: true });
    expect(await answerOf('get-status', ['--job-id', JobId])).toMatchObject({ ProgressCode: 'Canceled' });
    const listed = await ask('list-jobs', ['--output', 'text']);
    expect(listed.stdout).toMatch(new RegExp(`^JOBS\\t[0-9T:+-]+\\tTrue\\t${JobId}\\tImport$`, 'm'));
  });

  it('pages through jobs, newest first, and sees its own only', async () => {
    const ids = [await createJob(), await createJob(), await createJob()];
    const listed = (await answerOf('list-jobs', ['--page-size', '2'])) as { Jobs: { JobId: string }[] };
    expect(listed.Jobs.slice(0, 3).map((job) => job.JobId)).toEqual(ids.reverse());
    const { stdout } = await ask('list-jobs', [], bob);
    expect(JSON.parse(stdout)).toMatchObject({ Jobs: [] });
  });

  it('checks without creating', async () => {
    const words = ['--job-type', 'Import', '--validate-only', '--manifest', manifestText()];
    expect(await answerOf('create-job', words)).not.toHaveProperty('JobId');
  });

  async function refusal(operation: string, words: readonly string[], keys: Keys = jane): Promise<string> {
    const { exitCode, stderr } = await ask(operation, words, keys);
    expect(exitCode).not.toBe(0);
    return /An error occurred \((\w+)\) when calling/.exec(stderr)?.[1] ?? stderr;
  }

  it.each<[string, Readonly<Record<string, string | null>>]>([
    ['MissingManifestFieldException', { deviceId: null }],
    ['InvalidManifestFieldException', { eraseDevice: 'perhaps' }],
    ['NoSuchBucketException', { bucket: 'no-such-bucket' }],
    ['BucketPermissionException', { logBucket: 'locked-bucket' }],
  ])('is told %s', async (code, changes) => {
    const words = ['--job-type', 'Import', ...(await manifestWords(manifestText(changes)))];
    expect(await refusal('create-job', words)).toBe(code);
  });

  it.each([
    ['MalformedManifestException', '%PDF-1.4'],
    ['InvalidAddressException', manifestText().replace('123 Any Street', 'P.O. Box 12')],
    ['MissingCustomsException', manifestText().replace('country:USA', 'country:Germany')],
    ['InvalidAccessKeyIdException', manifestText({ accessKeyId: 'AKIASOMEBODYELSE' })],
  ])('is told %s for another manifest', async (code, text) => {
    const words = ['--job-type', 'Import', ...(await manifestWords(text))];
    expect(await refusal('create-job', words)).toBe(code);
  });

  it('is told about parameters, keys and jobs that are not its own', async () => {
    const theirs = await createJob();
    expect(await refusal('create-job', ['--job-type', 'Sideways', ...(await manifestWords())])).toBe(
      'InvalidParameterException',
    );
    expect(await refusal('list-jobs', ['--max-jobs', '5000', '--no-paginate'])).toBe(
      'InvalidParameterException',
    );
    for (const operation of ['get-status', 'cancel-job']) {
      expect(await refusal(operation, ['--job-id', theirs], bob)).toBe('InvalidJobIdException');
    }
    expect(await refusal('get-status', ['--job-id', 'ZZZZZ'])).toBe('InvalidJobIdException');
    const nobody = { ...jane, AWS_ACCESS_KEY_ID: 'AKIANOBODY' };
    expect(await refusal('list-jobs', [], nobody)).toBe('InvalidClientTokenIdException');
    const forged = { ...jane, AWS_SECRET_ACCESS_KEY: 'guess' };
    expect(await refusal('list-jobs', [], forged)).toBe('SignatureDoesNotMatch');
  });

  it('is told what the state of a job forbids', async () => {
    const canceled = await createJob();
    await answerOf('cancel-job', ['--job-id', canceled]);
    expect(await refusal('cancel-job', ['--job-id', canceled])).toBe('CanceledJobIdException');
    expect(await refusal('get-shipping-label', ['--job-ids', canceled])).toBe('CanceledJobIdException');
    const ended = await createJob();
    const desk = ['--data', station.data];
    expect((await runDrivepost(['station', 'receive', ended, ...desk])).exitCode).toBe(0);
    await runDrivepost(['station', 'abort', ended, '--code', 'DeviceError', ...desk]);
    expect(await answerOf('get-status', ['--job-id', ended])).toMatchObject({
      LocationCode: 'AtAWS',
      ProgressCode: 'DeviceError',
    });
    expect(await refusal('cancel-job', ['--job-id', ended])).toBe('UnableToCancelJobIdException');
    const update = ['--job-id', ended, '--job-type', 'Import', ...(await manifestWords())];
    expect(await refusal('update-job', update)).toBe('UnableToUpdateJobIdException');
  });

  it('is told when it has created fifty jobs in a day', async () => {
    const busy = await station.addAccount('busy');
    const credentials = { accessKeyId: busy.AWS_ACCESS_KEY_ID, secretAccessKey: busy.AWS_SECRET_ACCESS_KEY };
    const client = createJobClient({ endpointUrl: station.url, credentials, clock: systemClock });
    const manifest = new TextEncoder().encode(manifestText());
    try {
      for (let count = 0; count < 50; count += 1) {
        await client.createJob({ jobType: 'Import', manifest, validateOnly: false });
      }
    } finally {
      await client.close();
    }
    const words = ['--job-type', 'Import', ...(await manifestWords())];
    expect(await refusal('create-job', words, busy)).toBe('CreateJobQuotaExceededException');
  });

  it('leaves nothing in the store that was only asked about', () => {
    expect([store.objects('my-bucket').size, store.openUploads('my-bucket')]).toEqual([0, []]);
  });
  it('leaves no fault and no secret in the log of a server that ends when asked to', async () => {
    const ended = await station.stop();
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).not.toContain('"fault"');
    expect(ended.stderr).toContain('"action":"CreateJob"');
    for (const keys of [jane, bob]) expect(ended.stderr).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
  });
});
