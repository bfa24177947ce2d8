import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/time.ts';
import { parseJobId, type JobId } from '../../../domain/job/job-id.ts';
import type { ManifestSubmission } from '../../../domain/job/manifest-submission.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { createJobClient, type JobClient } from '../../job-client/job-client.ts';
import { signQuery } from '../../sigv4/sigv2.ts';
import { canonicalQuery } from '../../sigv4/sign.ts';
import type { JobService, JobStatus, LabelRequest } from '../service-contract.ts';
import { startJobServer, type JobServer } from './server.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret/of+the test' };
const id = parseJobId('AB1CD') as JobId;
const hostile = 'a: "<&>\'"\r\nb: ]]> \u{1f4be} \ttab\r\n\n  trailing  \n';
const status: JobStatus = {
  jobId: id,
  jobType: 'Import',
  locationCode: 'NotReceived',
  locationMessage: 'not here',
  progressCode: 'Pending',
  progressMessage: hostile,
  carrier: null,
  trackingNumber: null,
  logBucket: null,
  logKey: null,
  errorCount: 0,
  signature: 'abc=',
  signatureFileContents: 'version:2.0\n',
  currentManifest: hostile,
  creationDateMs: Date.UTC(2010, 2, 28, 20, 27, 35, 999),
  shippingAddress: 'Lab\nJOBID AB1CD',
  artifacts: [{ description: 'Label', url: 'http://x/?a=1&b=2' }],
};

interface Asked {
  submission?: ManifestSubmission;
  label?: LabelRequest;
  page?: unknown;
}

const asked: Asked = {};
const service: JobService = {
  createJob(_caller, submission) {
    asked.submission = submission;
    const { jobId, jobType, signature, signatureFileContents, shippingAddress, artifacts } = status;
    const warningMessage = 'careful';
    const result = { jobType, signature, signatureFileContents, warningMessage, shippingAddress, artifacts };
    return Promise.resolve({ ...result, jobId: submission.validateOnly ? null : jobId });
  },
  updateJob(_caller, _jobId, submission) {
    asked.submission = submission;
    return Promise.resolve({ success: true, warningMessage: null, artifacts: [] });
  },
  cancelJob: () => Promise.reject(new ServiceError('UnableToCancelJobIdException', 'too <late>')),
  getStatus(caller, jobId) {
    if (jobId === 'FAULT') return Promise.reject(new Error(`broken for ${caller.account}`));
    return Promise.resolve({ ...status, progressMessage: jobId === 'CTRL1' ? 'a\u0000b\ud800c' : hostile });
  },
  listJobs(_caller, page) {
    asked.page = page;
    const ids = page.marker === null ? ['AB1CD', 'AB1CE'] : ['AB1CF'];
    const jobs = ids.map((text) => ({
      jobId: text as JobId,
      jobType: 'Import' as const,
      creationDateMs: status.creationDateMs,
      isCanceled: text === 'AB1CE',
    }));
    return Promise.resolve({ jobs, isTruncated: page.marker === null });
  },
  getShippingLabel(_caller, request) {
    asked.label = request;
    return Promise.resolve({ url: 'http://x/labels/t', warning: null });
  },
  labelPage: (token) => Promise.resolve(token === 'a-token-of-some-length' ? '<!doctype html>label' : null),
};

let server: JobServer;
let client: JobClient;
const faults: string[] = [];
const logged: string[] = [];

beforeAll(async () => {
  server = await startJobServer({
    host: '127.0.0.1',
    port: 0,
    accountKeys: {
      find: (accessKeyId) =>
        Promise.resolve(
          accessKeyId === credentials.accessKeyId
            ? { account: 'acme', secretAccessKey: credentials.secretAccessKey }
            : null,
        ),
    },
    makeService: () => service,
    clock: systemClock,
    log: {
      request: (entry) => logged.push(JSON.stringify(entry)),
      fault: (requestId, fault) => faults.push(`${requestId} ${String(fault)}`),
    },
  });
  client = createJobClient({ endpointUrl: server.url, credentials, clock: systemClock, attempts: 1 });
});

afterAll(async () => {
  await client.close();
  await server.close(100);
});

describe('the job service over HTTP, asked by our client', () => {
  it('carries a manifest byte for byte, and the answer back', async () => {
    const manifest = new TextEncoder().encode(`\ufeff${hostile}`);
    const created = await client.createJob({ jobType: 'import', manifest, validateOnly: false });
    expect(asked.submission).toEqual({ jobType: 'import', manifest, validateOnly: false });
    expect(created).toEqual({
      jobId: id,
      jobType: 'Import',
      signature: 'abc=',
      signatureFileContents: 'version:2.0\n',
      warningMessage: 'careful',
      shippingAddress: 'Lab\nJOBID AB1CD',
      artifacts: status.artifacts,
    });
    const checked = await client.createJob({ jobType: 'import', manifest, validateOnly: true });
    expect(checked.jobId).toBeNull();
    expect(await client.updateJob('AB1CD', { jobType: 'Import', manifest, validateOnly: false })).toEqual({
      success: true,
      warningMessage: null,
      artifacts: [],
    });
  });

  it('carries text with line ends and markup as it is, and replaces what XML cannot hold', async () => {
    const { creationDateMs, ...expected } = status;
    expect(creationDateMs).toBeGreaterThan(0);
    expect(await client.getStatus('AB1CD')).toEqual({ ...expected, creationDate: '2010-03-28T20:27:35Z' });
    expect((await client.getStatus('CTRL1')).progressMessage).toBe('a\ufffdb\ufffdc');
  });

  it('pages through jobs', async () => {
    const found: string[] = [];
    for await (const job of client.allJobs()) found.push(`${job.jobId} ${job.isCanceled}`);
    expect(found).toEqual(['AB1CD false', 'AB1CE true', 'AB1CF false']);
    await client.listJobs({ maxJobs: 7 });
    expect(asked.page).toEqual({ maxJobs: 7, marker: null });
  });

  it('sends job ids in order and the sender', async () => {
    const ids = Array.from({ length: 12 }, (_, at) => `J${at}`);
    await client.getShippingLabel(ids, { name: 'Jané', street1: '1 & 2' });
    expect(asked.label).toEqual({ jobIds: ids, sender: { name: 'Jané', street1: '1 & 2' } });
  });

  it('tells a refusal with the code and the message of the service', async () => {
    await expect(client.cancelJob('AB1CD')).rejects.toMatchObject({
      code: 'JOB_SERVICE_REFUSED',
      details: { code: 'UnableToCancelJobIdException', message: 'too <late>', httpStatus: 400 },
    });
  });

  it('tells a fault by its request id alone, and logs it', async () => {
    await expect(client.getStatus('FAULT')).rejects.toMatchObject({ code: 'JOB_SERVICE_FAILED' });
    expect(faults.at(-1)).toContain('broken for acme');
  });

  it('refuses who is not known and who signs with another secret', async () => {
    const wrong = { ...credentials, secretAccessKey: 'x' };
    for (const [other, code] of [
      [wrong, 'SignatureDoesNotMatch'],
      [{ ...credentials, accessKeyId: 'AKIDOTHER' }, 'InvalidClientTokenIdException'],
    ] as const) {
      const stranger = createJobClient({ endpointUrl: server.url, credentials: other, clock: systemClock });
      await expect(stranger.getStatus('AB1CD')).rejects.toMatchObject({
        details: { code, httpStatus: 403 },
      });
      await stranger.close();
    }
    const late = { now: () => Date.now() - 16 * 60_000 };
    const stranger = createJobClient({ endpointUrl: server.url, credentials, clock: late });
    await expect(stranger.getStatus('AB1CD')).rejects.toMatchObject({ details: { code: 'RequestExpired' } });
    await stranger.close();
  });
});

function signed(method: string, parameters: Record<string, string>, hash?: 'HmacSHA1'): string {
  const request = {
    method,
    host: new URL(server.url).host,
    path: '/',
    parameters: new Map(Object.entries(parameters)),
  };
  return canonicalQuery([...signQuery(request, credentials, Date.now(), hash)]);
}

describe('the job service over HTTP, asked with Signature Version 2', () => {
  const base = { Action: 'GetStatus', Version: '2010-06-01', JobId: 'AB1CD' };

  it('answers POST and GET, with both hashes', async () => {
    for (const hash of [undefined, 'HmacSHA1'] as const) {
      const got = await fetch(`${server.url}/?${signed('GET', base, hash)}`);
      expect([got.status, await got.text()]).toEqual([200, expect.stringContaining('<GetStatusResult>')]);
      const body = signed('POST', base, hash);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const posted = await fetch(`${server.url}/?Operation=GetStatus`, { method: 'POST', body, headers });
      expect(posted.status).toBe(200);
    }
  });

  it.each([
    ['InvalidVersionException', { Version: '2009-01-01' }],
    ['MissingParameterException', { Version: '' }],
    ['MissingParameterException', { Action: '' }],
    ['InvalidAction', { Action: 'DropTable' }],
    ['InvalidAction', { Action: '__proto__' }],
    ['InvalidJobIdException', { JobId: '' }],
    ['MissingParameterException', { Action: 'CreateJob' }],
    ['MissingParameterException', { Action: 'CreateJob', JobType: 'Import' }],
    [
      'InvalidParameterException',
      { Action: 'CreateJob', JobType: 'Import', Manifest: 'x', ValidateOnly: 'maybe' },
    ],
    ['InvalidParameterException', { Action: 'ListJobs', MaxJobs: '1001' }],
    ['InvalidJobIdException', { Action: 'GetShippingLabel' }],
    ['InvalidVersionException', { APIVersion: '' }],
  ])('answers %s to %o', async (code, change) => {
    const response = await fetch(`${server.url}/?${signed('GET', { ...base, ...change })}`);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining(`<Code>${code}</Code>`),
    ]);
  });

  it('refuses a changed, a doubled and an unsigned parameter', async () => {
    const query = signed('GET', base);
    for (const [change, code] of [
      [query.replace('AB1CD', 'AB1CE'), 'SignatureDoesNotMatch'],
      [`${query}&JobId=AB1CE`, 'InvalidParameterException'],
      [query.replace(/&Signature=[^&]*/, ''), 'MissingAuthenticationToken'],
      [query.replace('SignatureVersion=2', 'SignatureVersion=1'), 'IncompleteSignature'],
      ['JobId=%ff', 'InvalidParameterException'],
    ] as const) {
      expect(await (await fetch(`${server.url}/?${change}`)).text()).toContain(`<Code>${code}</Code>`);
    }
  });
});

describe('pages beside the API', () => {
  it('serves a label with a policy that lets nothing else load', async () => {
    const response = await fetch(`${server.url}/labels/a-token-of-some-length`);
    expect(await response.text()).toBe('<!doctype html>label');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(logged.join('\n')).not.toContain('a-token-of-some-length');
  });

  it.each([
    '/labels/',
    '/labels/unknown-token-0123456789',
    '/labels/../etc/passwd',
    '/labels/%00',
    '/nothing',
  ])('answers 404 to %s', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  it('tells that it is up, and what it takes', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(server.url, { method: 'DELETE' })).status).toBe(405);
  });
});
