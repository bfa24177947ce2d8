import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../base/errors.ts';
import { ServiceError } from '../../domain/job/service-error.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import { isFinal } from '../../domain/job/transitions.ts';
import type { Caller } from './service-contract.ts';
import type { DeskJob, JobEvent } from './station.ts';
import { createTestJob, openTestStation, submission, type TestStation } from './station.fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;

let test: TestStation;
let jane: Caller;

beforeEach(async () => {
  test = await openTestStation();
  jane = await test.caller('Jane');
});

afterEach(() => test.remove());

function create(): Promise<JobId> {
  return createTestJob(test.service(), jane);
}

describe('the desk', () => {
  it('takes a drive in, and back out once its job has ended, each with an event', async () => {
    const { desk, loadJobs } = test.station;
    const jobId = await create();
    const shipment = { carrier: 'UPS', trackingNumber: '1Z99' };
    await expect(desk.sendBack(jobId, shipment)).rejects.toMatchObject({ code: 'JOB_STATE' });
    expect(await desk.receive(jobId.toLowerCase())).toMatchObject({
      locationCode: 'AtAWS',
      deviceId: 'ABCDE',
    });
    await expect(desk.receive(jobId)).rejects.toMatchObject({ code: 'JOB_STATE' });
    await expect(desk.sendBack(jobId, shipment)).rejects.toMatchObject({ code: 'JOB_STATE' });
    await loadJobs.begin(jobId, { target: 's3', bucketOverride: 'other', resumed: false });
    await loadJobs.begin(jobId, { target: 's3', resumed: true });
    await loadJobs.finish(jobId, { progressCode: 'Complete', errorCount: 0, logBucket: 'b', logKey: 'k' });
    await expect(desk.sendBack(jobId, { carrier: ' ', trackingNumber: '1' })).rejects.toMatchObject({
      code: 'USAGE',
    });
    await desk.sendBack(jobId, shipment);
    const status = await test.service().getStatus(jane, jobId);
    expect(status.locationMessage).toBe('Your device has been returned. The UPS tracking number is 1Z99.');
    const { events } = await desk.show(jobId);
    expect(events.map((event) => [event.what, event.who, event.from, event.to])).toEqual([
      ['created', 'customer Jane', null, 'Pending'],
      ['received', 'station tester', 'NotReceived', 'AtAWS'],
      ['load-started', 'loader', 'Pending', 'InProgress'],
      ['load-resumed', 'loader', 'InProgress', 'InProgress'],
      ['load-finished', 'loader', 'InProgress', 'Complete'],
      ['returned', 'station tester', 'AtAWS', 'Returned'],
    ]);
    expect(events[2]?.detail).toEqual({ target: 's3', bucketOverride: 'other' });
  });

  it('tells by one number whether any job has changed', async () => {
    const { desk } = test.station;
    expect(await desk.lastChange()).toBe(0);
    const jobId = await create();
    const created = await desk.lastChange();
    expect(await desk.lastChange()).toBe(created);
    await desk.receive(jobId);
    expect(await desk.lastChange()).toBeGreaterThan(created);
  });

  it('marks a drive as received when it is loaded without having been', async () => {
    const jobId = await create();
    await test.station.loadJobs.begin(jobId, { target: 's3', resumed: false });
    const { job, events } = await test.station.desk.show(jobId);
    expect(job.locationCode).toBe('AtAWS');
    expect(events.map((event) => event.what)).toEqual(['created', 'received', 'load-started']);
  });

  it('aborts with the reason that was seen, cut to a length', async () => {
    const jobId = await create();
    await test.station.desk.abort(jobId, 'MissingDevice', 'x'.repeat(10_000));
    const { job, events } = await test.station.desk.show(jobId);
    expect(job.progressCode).toBe('MissingDevice');
    expect(String(events.at(-1)?.detail['reason'])).toHaveLength(2000);
    await expect(test.station.desk.abort(jobId, 'DeviceError', '')).rejects.toMatchObject({
      code: 'JOB_STATE',
    });
  });

  it('says that there is no such job', async () => {
    for (const jobId of ['ZZZZZ', '', 'O0O0O', "'; drop table jobs; --"]) {
      await expect(test.station.desk.show(jobId)).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' });
    }
  });

  it('lists by progress, and expires what is due', async () => {
    const [late, received] = [await create(), await create()];
    await test.station.desk.receive(received);
    test.clock.advance(30 * dayMs);
    expect(await test.station.desk.expire()).toEqual([late]);
    const expired = await test.station.desk.list({ progressCode: 'Expired' });
    expect(expired.map((job) => job.jobId)).toEqual([late]);
    expect((await test.station.desk.list()).map((job) => job.jobId)).toEqual([received, late]);
  });
});

/** What anybody may try to do with a job, in any order. */
const operations = {
  receive: (jobId: JobId) => test.station.desk.receive(jobId),
  sendBack: (jobId: JobId) => test.station.desk.sendBack(jobId, { carrier: 'UPS', trackingNumber: '1' }),
  abortByPerson: (jobId: JobId) => test.station.desk.abort(jobId, 'MissingDevice', 'seen'),
  begin: (jobId: JobId) => test.station.loadJobs.begin(jobId, { target: 't', resumed: false }),
  finish: (jobId: JobId) =>
    test.station.loadJobs.finish(jobId, {
      progressCode: 'Complete',
      errorCount: 0,
      logBucket: 'b',
      logKey: 'k',
    }),
  abortByLoader: (jobId: JobId) => test.station.loadJobs.abort(jobId, 'DeviceError', 'read error'),
  update: (jobId: JobId) => test.service().updateJob(jane, jobId, submission({ bucket: 'other' })),
  cancel: (jobId: JobId) => test.service().cancelJob(jane, jobId),
  label: (jobId: JobId) => test.service().getShippingLabel(jane, { jobIds: [jobId], sender: {} }),
  expire: () => test.station.desk.expire(),
  wait: async () => test.clock.advance(11 * dayMs),
};
type OperationName = keyof typeof operations;

describe('any sequence of operations', () => {
  it('keeps the state machine, and the events tell exactly what happened', async () => {
    const names = Object.keys(operations) as OperationName[];
    await assert(
      asyncProperty(array(constantFrom(...names), { maxLength: 12 }), async (sequence) => {
        const jobId = await create();
        let { job: before, events: eventsBefore } = await test.station.desk.show(jobId);
        for (const name of sequence) {
          const isDone = await attempt(name, jobId);
          const { job, events } = await test.station.desk.show(jobId);
          expect(violations({ name, isDone, before, job, eventsBefore, events })).toEqual([]);
          before = job;
          eventsBefore = events;
        }
        // Jobs of earlier sequences must not use up the day's quota of later ones.
        test.clock.advance(dayMs);
      }),
      { numRuns: 80 },
    );
  });
});

async function attempt(name: OperationName, jobId: JobId): Promise<boolean> {
  try {
    await operations[name](jobId);
    return true;
  } catch (error) {
    const isForeseen =
      error instanceof ServiceError || (error instanceof AppError && error.code === 'JOB_STATE');
    if (!isForeseen) throw error;
    return false;
  }
}

interface Step {
  readonly name: OperationName;
  readonly isDone: boolean;
  readonly before: DeskJob;
  readonly job: DeskJob;
  readonly eventsBefore: readonly JobEvent[];
  readonly events: readonly JobEvent[];
}

const locations = ['NotReceived', 'AtAWS', 'Returned'];

function isPrefix(before: readonly JobEvent[], after: readonly JobEvent[]): boolean {
  return JSON.stringify(after.slice(0, before.length)) === JSON.stringify(before);
}

/** The rules that a step broke. */
function violations({ name, isDone, before, job, eventsBefore, events }: Step): readonly string[] {
  const added = events.slice(eventsBefore.length);
  const codes = { progress: before.progressCode as string, location: before.locationCode as string };
  const isChained = added.every((event) => {
    const kind = locations.includes(event.to ?? '') ? 'location' : 'progress';
    const follows = event.from === codes[kind];
    codes[kind] = event.to ?? '';
    return follows;
  });
  const isNewlyExpired = job.progressCode === 'Expired' && before.progressCode !== 'Expired';
  const leavesNoEvent = ['label', 'expire', 'wait'].includes(name);
  const rules: Readonly<Record<string, boolean>> = {
    'events are only added': isPrefix(eventsBefore, events),
    'each event goes on from the state before it': isChained,
    'the last events are the state of the job':
      codes.progress === job.progressCode && codes.location === job.locationCode,
    'what has ended stays as it ended':
      !isFinal(before.progressCode) || job.progressCode === before.progressCode,
    'the drive only moves on': locations.indexOf(job.locationCode) >= locations.indexOf(before.locationCode),
    'only a drive that is here is loaded': job.progressCode !== 'InProgress' || job.locationCode === 'AtAWS',
    'only a job that has ended returns its drive':
      job.locationCode !== 'Returned' || isFinal(job.progressCode),
    'only a job without its drive expires': !isNewlyExpired || before.locationCode === 'NotReceived',
    'what was refused changed nothing': isDone || added.every((event) => event.what === 'expired'),
    'what was done left an event': !isDone || leavesNoEvent || added.length > 0,
  };
  return Object.keys(rules).filter((rule) => rules[rule] !== true);
}
