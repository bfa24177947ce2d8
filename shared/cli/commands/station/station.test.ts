import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStation } from '../../../engine/station/open-station.ts';
import { submission, testFacility } from '../../../engine/station/station.fixture.ts';
import { run } from '../../run.ts';

const clock = { now: () => Date.UTC(2026, 0, 15, 12) };

let folder: string;
let dataFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-cli-'));
  dataFolder = join(folder, 'data');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function station(...args: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await run(['station', ...args, '--data', dataFolder], {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    stdin: Readable.from([]),
    env: {},
    clock,
    signal: new AbortController().signal,
  });
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}

async function createJob(): Promise<string> {
  const opened = await openStation({ dataFolder, clock, create: true });
  try {
    const caller = await opened.accounts.add('Jane');
    const service = opened.service({ labelBaseUrl: 'http://127.0.0.1/labels/' });
    const { jobId } = await service.createJob(caller, submission());
    return jobId ?? '';
  } finally {
    await opened.close();
  }
}

async function writeFacility(facility: unknown): Promise<string> {
  const file = join(folder, 'lab.json');
  await writeFile(file, typeof facility === 'string' ? facility : JSON.stringify(facility));
  return file;
}

describe('station init', () => {
  it('says what is missing until nothing is', async () => {
    const bare = await station('init', '--json');
    expect(bare).toMatchObject({ code: 1 });
    expect(bare.json()).toMatchObject({ facility: null, missing: ['facility', 'account'] });
    const withFacility = await station('init', '--facility', await writeFacility(testFacility));
    expect(withFacility).toMatchObject({ code: 0 });
    expect(withFacility.stdout).toContain('1 Quay Road');
    await station('account', 'add', 'Jane');
    const again = await station('init', '--json');
    expect(again).toMatchObject({ code: 0 });
    expect(again.json()).toMatchObject({ facility: testFacility, missing: [] });
  });

  it('names everything that is wrong with the facility at once, and makes nothing', async () => {
    const { city: _, ...withoutCity } = testFacility;
    const facility = await writeFacility({ ...withoutCity, stateOrProvince: '', strasse: 1, name: 'a\nb' });
    const { code, stderr } = await station('init', '--facility', facility);
    expect(code).toBe(3);
    for (const text of ['missing: city, stateOrProvince', 'strasse', 'name:']) expect(stderr).toContain(text);
    const former = { ...testFacility, street2: '2646 Rainier Ave South Suite 1060' };
    expect(await station('init', '--facility', await writeFacility(former))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('street2: is an address that AWS Import/Export once had') as string,
    });
    for (const broken of ['[1]', '{', '"text"', 'null']) {
      expect(await station('init', '--facility', await writeFacility(broken))).toMatchObject({ code: 3 });
    }
    expect(await station('init', '--facility', join(folder, 'none.json'))).toMatchObject({ code: 3 });
    expect(await station('jobs')).toMatchObject({ code: 3 });
  });
});

describe('station account', () => {
  it('tells a secret once', async () => {
    const added = await station('account', 'add', 'Museum of Maps', '--json');
    expect(added.code).toBe(0);
    const account = added.json() as Record<string, string>;
    const listed = await station('account', 'list', '--json');
    expect(listed.json()).toEqual([
      {
        name: 'Museum of Maps',
        accessKeyId: account['accessKeyId'],
        created: '2026-01-15T12:00:00Z',
        removed: null,
      },
    ]);
    expect(await station('account', 'remove', account['accessKeyId'] ?? '')).toMatchObject({ code: 0 });
    expect(await station('account', 'remove', 'Museum of Maps')).toMatchObject({ code: 3 });
    expect((await station('account', 'list')).stdout).toMatch(/Museum of Maps .*2026-01-15T12:00:00Z +2026/);
  });
});

describe('a job at the desk', () => {
  it('is received, aborted and sent back, and its events say so', async () => {
    const jobId = await createJob();
    expect((await station('jobs')).stdout).toMatch(
      `${jobId}  NotReceived  Pending   2026-01-15T12:00:00Z  Jane`,
    );
    expect(await station('receive', jobId.toLowerCase())).toMatchObject({
      code: 0,
      stdout: `Job ${jobId} is received. It is AtAWS and Pending.\n`,
    });
    expect(await station('receive', jobId)).toMatchObject({ code: 4 });
    const shipment = ['--carrier', 'UPS', '--tracking', '1Z\u001b[2J'];
    expect(await station('return', jobId, ...shipment)).toMatchObject({ code: 4 });
    expect(await station('abort', jobId, '--code', 'Nonsense')).toMatchObject({ code: 2 });
    expect(await station('abort', jobId)).toMatchObject({ code: 2 });
    expect(await station('abort', jobId, '--code', 'MissingDevice', '--reason', 'empty box')).toMatchObject({
      code: 0,
    });
    expect(await station('return', jobId, ...shipment)).toMatchObject({ code: 0 });
    const shown = await station('show', jobId);
    expect(shown.stdout).toContain('aborted Pending -> MissingDevice by station ');
    expect(shown.stdout).toContain('reason=empty box');
    expect(shown.stdout).not.toContain('\u001b');
    const json = (await station('show', jobId, '--json')).json();
    expect(json).toMatchObject({
      jobId,
      locationCode: 'Returned',
      progressCode: 'MissingDevice',
      carrier: 'UPS',
    });
    expect((await station('jobs', '--state', 'Pending', '--json')).json()).toEqual([]);
    expect((await station('expire', '--json')).json()).toEqual({ expired: [] });
    expect(await station('show', 'ZZZZZ')).toMatchObject({ code: 4 });
  });
});

it('a command that looks at a station makes none', async () => {
  for (const args of [['jobs'], ['show', 'ZZZZZ'], ['expire'], ['account', 'list']]) {
    const { code, stderr } = await station(...args);
    expect(code).toBe(3);
    expect(stderr).toContain('There is no station in this folder.');
  }
});
