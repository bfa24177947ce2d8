import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { delay } from '../../shared/base/async.ts';
import { systemClock } from '../../shared/base/time.ts';
import { openStation } from '../../shared/engine/station/open-station.ts';
import { submission } from '../../shared/engine/station/station.fixture.ts';
import { startDrivepost } from './run-drivepost.ts';

let folder: string;
let dataFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-processes-'));
  dataFolder = join(folder, 'data');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function runAtOnce(commands: readonly (readonly string[])[]) {
  return Promise.all(
    commands.map((args) => startDrivepost(['station', ...args, '--data', dataFolder, '--json']).result),
  );
}

it('processes that make the same station at once agree on one key and one schema', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const results = await runAtOnce(names.map((name) => ['account', 'add', name]));
  for (const result of results) expect(result).toMatchObject({ code: 0, stderr: '' });
  expect((await readdir(dataFolder)).sort()).toEqual(['station.db', 'station.key']);
  const station = await openStation({ dataFolder, clock: systemClock, create: false });
  try {
    expect((await station.accounts.list()).map((account) => account.name).sort()).toEqual(names);
    for (const result of results) {
      const { accessKeyId, secretAccessKey } = JSON.parse(result.stdout) as Record<string, string>;
      expect(await station.accountKeys.find(accessKeyId ?? '')).toMatchObject({ secretAccessKey });
    }
  } finally {
    await station.close();
  }
});

it('a service that creates jobs and a desk in other processes see and never overtake each other', async () => {
  const station = await openStation({ dataFolder, clock: systemClock, create: true });
  try {
    const service = station.service({ labelBaseUrl: 'http://127.0.0.1/labels/' });
    const caller = await station.accounts.add('Jane');
    const { jobId } = await service.createJob(caller, submission());
    if (jobId === null) throw new Error('no job id');
    const receiving = runAtOnce(Array.from({ length: 5 }, () => ['receive', jobId]));
    const received = new AbortController();
    const creating = createJobsUntil(received.signal, () => service.createJob(caller, submission()));
    const codes = (await receiving).map((result) => result.code);
    received.abort();
    const created = 1 + (await creating);
    // One process received the drive, the others were told that it had been.
    expect(codes.filter((code) => code === 0)).toHaveLength(1);
    expect(codes.filter((code) => code === 4)).toHaveLength(4);
    const { events } = await station.desk.show(jobId);
    expect(events.map((event) => event.what)).toEqual(['created', 'received']);
    const [listing] = await runAtOnce([['jobs']]);
    expect((JSON.parse(listing?.stdout ?? '[]') as readonly unknown[]).length).toBe(created);
  } finally {
    await station.close();
  }
});

/** Creates jobs until it is told to stop or the day's quota is near; gives how many. */
async function createJobsUntil(stop: AbortSignal, createJob: () => Promise<unknown>): Promise<number> {
  let created = 0;
  while (!stop.aborted && created < 40) {
    await createJob();
    created += 1;
    await delay(20);
  }
  return created;
}
