import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../../domain/job/job-id.ts';
import type { Caller, JobService } from '../service-contract.ts';
import {
  codeOf,
  createTestJob,
  openTestStation,
  refusal,
  submission,
  type TestStation,
} from '../station.fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;

let test: TestStation;
let service: JobService;
let jane: Caller;
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

describe('whose jobs', () => {
  it('answers about the job of somebody else as about one that never was', async () => {
    const jobId = await create();
    const asJoe = [
      (id: string) => service.getStatus(joe, id),
      (id: string) => service.cancelJob(joe, id),
      (id: string) => service.updateJob(joe, id, submission()),
      (id: string) => service.getShippingLabel(joe, { jobIds: [id], sender: {} }),
    ];
    for (const ask of asJoe) {
      const [theirs, nobodys] = [await refusal(ask(jobId)), await refusal(ask('ZZZZZ'))];
      expect(theirs.code).toBe('InvalidJobIdException');
      expect(theirs.message.replace(jobId, 'ZZZZZ')).toBe(nobodys.message);
    }
    expect((await service.listJobs(joe, { maxJobs: null, marker: null })).jobs).toEqual([]);
    expect(await codeOf(service.listJobs(joe, { maxJobs: null, marker: jobId }))).toBe(
      'InvalidParameterException',
    );
    expect((await refusal(service.getStatus(jane, 'foobar'))).message).toBe(
      'No such job foobar for your account',
    );
    expect((await service.getStatus(jane, jobId.toLowerCase())).jobId).toBe(jobId);
  });
});

describe('requests at the same time', () => {
  it('do not get past the quota', async () => {
    const wanted = Array.from({ length: 60 }, () => service.createJob(jane, submission()));
    const results = await Promise.allSettled(wanted);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(50);
    const { jobs } = await service.listJobs(jane, { maxJobs: null, marker: null });
    expect(new Set(jobs.map((job) => job.jobId)).size).toBe(50);
  });

  it('cancel a job once', async () => {
    const jobId = await create();
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => service.cancelJob(jane, jobId)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const { events } = await test.station.desk.show(jobId);
    expect(events.map((event) => event.what)).toEqual(['created', 'canceled']);
  });
});

describe('ListJobs', () => {
  it('pages from the newest to the oldest without losing or repeating one', async () => {
    const made: JobId[] = [];
    for (let count = 0; count < 7; count += 1) made.unshift(await create());
    await create(joe);
    const seen: string[] = [];
    let marker: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await service.listJobs(jane, { maxJobs: 3, marker });
      seen.push(...page.jobs.map((job) => job.jobId));
      marker = seen.at(-1) ?? null;
      if (!page.isTruncated) break;
    }
    expect(seen).toEqual(made);
    expect(await service.listJobs(jane, { maxJobs: 0, marker: null })).toEqual({
      jobs: [],
      isTruncated: false,
    });
    expect((await service.listJobs(jane, { maxJobs: 7, marker: null })).isTruncated).toBe(false);
    for (const maxJobs of [-1, 1001, 1.5, Number.NaN]) {
      expect(await codeOf(service.listJobs(jane, { maxJobs, marker: null }))).toBe(
        'InvalidParameterException',
      );
    }
  });
});

describe('GetShippingLabel', () => {
  it('gives an address that shows the label of several jobs for a day', async () => {
    const jobIds = [await create(), await create()];
    const { url, warning } = await service.getShippingLabel(jane, {
      jobIds: jobIds.map((id) => id.toLowerCase()),
      sender: { name: 'John <Doe>', city: 'Elsewhere' },
    });
    expect(warning).toBeNull();
    const token = (url ?? '').replace('https://station.test/labels/', '');
    expect(token).toMatch(/^[\w-]{43}$/);
    const page = await service.labelPage(token);
    for (const jobId of jobIds) expect(page).toContain(`JOBID ${jobId}`);
    expect(page).toContain('1 Quay Road');
    expect(page).toContain('John &lt;Doe&gt;');
    expect(page).toContain('Elsewhere');
    expect(await service.labelPage(`${token}x`)).toBeNull();
    test.clock.advance(dayMs);
    expect(await service.labelPage(token)).toBeNull();
  });

  it('refuses no jobs, too many, and a sender that cannot be printed', async () => {
    const jobId = await create();
    expect(await codeOf(label([]))).toBe('MissingParameterException');
    expect(await codeOf(label(Array.from({ length: 51 }, () => jobId)))).toBe('InvalidParameterException');
    expect(await codeOf(label([jobId], { name: 'a\nb' }))).toBe('InvalidAddressException');
    expect(await codeOf(label([jobId], { city: 'x'.repeat(500) }))).toBe('InvalidAddressException');
  });

  it('says why there is no label while the station has no address', async () => {
    const bare = await openTestStation({ hasFacility: false });
    try {
      const caller = await bare.caller('Jane');
      const made = await bare.service().createJob(caller, submission({ country: 'Norway' }));
      expect(made).toMatchObject({ shippingAddress: null, artifacts: [] });
      expect(made.warningMessage).toContain('has not been given its own address');
      const answer = await bare
        .service()
        .getShippingLabel(caller, { jobIds: [made.jobId ?? ''], sender: {} });
      expect(answer).toMatchObject({ url: null, warning: expect.stringContaining('no label') as string });
    } finally {
      await bare.remove();
    }
  });
});

function label(jobIds: readonly string[], sender: Readonly<Record<string, string>> = {}) {
  return service.getShippingLabel(jane, { jobIds, sender });
}
