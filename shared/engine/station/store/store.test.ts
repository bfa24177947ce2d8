import { chmod, copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../../domain/job/job-id.ts';
import { systemClock } from '../../../base/time.ts';
import { openStation } from '../open-station.ts';
import {
  openTestStation,
  submission,
  testFacility,
  testManifest,
  type TestStation,
} from '../station.fixture.ts';
import { createSealer } from './sealer.ts';
import { openStore, type Queries } from './station-store.ts';

const isWindows = process.platform === 'win32';

let test: TestStation;

beforeEach(async () => {
  test = await openTestStation();
});

afterEach(() => test.remove());

function reopen(
  options: { readonly keyFile?: string; readonly dataFolder?: string; readonly create?: boolean } = {},
) {
  return openStation({ dataFolder: test.dataFolder, clock: systemClock, create: false, ...options });
}

async function fileMode(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** A copy of the station's folder: SQLite remembers, in this process, files that it has had open. */
async function copied(): Promise<string> {
  const copy = join(test.dataFolder, '..', 'copy');
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { mode: 0o700 });
  for (const name of await readdir(test.dataFolder)) {
    await copyFile(join(test.dataFolder, name), join(copy, name));
  }
  return copy;
}

describe('secrets at rest', () => {
  it('are in no file of the data folder but the key file', async () => {
    const caller = await test.caller('Jane');
    const made = await test
      .service()
      .createJob(caller, submission({ extra: 'trueCryptPassword: Xq7pa55word\npinCode: 918273645\n' }));
    const { url } = await test.service().getShippingLabel(caller, {
      jobIds: [made.jobId ?? ''],
      sender: { name: 'Sender Roe-Doe' },
    });
    const token = url?.split('/').at(-1) ?? '';
    const secrets = [
      caller.secretAccessKey,
      'Xq7pa55word',
      '918273645',
      '123 Any Street',
      'Sender Roe-Doe',
      token,
    ];
    const files = await readdir(test.dataFolder);
    expect(files).toContain('station.db');
    let searched = 0;
    for (const name of files) {
      const bytes = await readFile(join(test.dataFolder, name));
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
      // Makes sure that the search would find something: names and job ids are not sealed.
      if (made.jobId !== null && bytes.includes(made.jobId)) searched += 1;
    }
    expect(searched).toBeGreaterThan(0);
  });

  it.skipIf(isWindows)('are in files that only their owner can read', async () => {
    expect(await fileMode(test.dataFolder)).toBe(0o700);
    for (const name of await readdir(test.dataFolder)) {
      expect({ name, mode: await fileMode(join(test.dataFolder, name)) }).toEqual({ name, mode: 0o600 });
    }
  });

  it('do not open with another place, another key, or one byte changed', () => {
    const sealer = createSealer(new Uint8Array(32).fill(1));
    const sealed = sealer.seal(new TextEncoder().encode('secret'), 'account a');
    expect(Buffer.from(sealer.unseal(sealed, 'account a')).toString()).toBe('secret');
    const damaged = { code: 'STATION_SECRET_DAMAGED' };
    expect(() => sealer.unseal(sealed, 'account b')).toThrow(expect.objectContaining(damaged));
    const other = createSealer(new Uint8Array(32).fill(2));
    expect(() => other.unseal(sealed, 'account a')).toThrow(expect.objectContaining(damaged));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.unseal(changed, 'account a')).toThrow(expect.objectContaining(damaged));
      expect(() => sealer.unseal(sealed.subarray(0, at), 'account a')).toThrow(
        expect.objectContaining(damaged),
      );
    }
  });
});

describe('the key file', () => {
  it('of another station, an empty one and a missing one are told apart', async () => {
    const other = await openTestStation();
    try {
      const stranger = join(other.dataFolder, 'station.key');
      await expect(reopen({ keyFile: stranger })).rejects.toMatchObject({ code: 'STATION_KEY_WRONG' });
      const empty = join(test.dataFolder, 'station.empty');
      await writeFile(empty, '', { mode: 0o600 });
      await expect(reopen({ keyFile: empty })).rejects.toMatchObject({ code: 'STATION_KEY_WRONG' });
      const missing = join(test.dataFolder, 'station.none');
      await expect(reopen({ keyFile: missing })).rejects.toMatchObject({ code: 'STATION_KEY_MISSING' });
      expect(await readdir(test.dataFolder)).not.toContain('station.none');
    } finally {
      await other.remove();
    }
  });

  it.skipIf(isWindows)('is refused when others may read it', async () => {
    await chmod(join(test.dataFolder, 'station.key'), 0o640);
    await expect(reopen()).rejects.toMatchObject({ code: 'STATION_KEY_EXPOSED' });
  });

  it('may lie elsewhere', async () => {
    const keyFile = join(test.dataFolder, '..', 'keys', 'a.key');
    const dataFolder = join(test.dataFolder, '..', 'second');
    const first = await reopen({ keyFile, dataFolder, create: true });
    const { accessKeyId, secretAccessKey } = await first.accounts.add('Jane');
    await first.close();
    expect(await readdir(dataFolder)).not.toContain('station.key');
    const second = await reopen({ keyFile, dataFolder });
    expect(await second.accountKeys.find(accessKeyId)).toMatchObject({ secretAccessKey });
    await second.close();
  });
});

describe('the data folder', () => {
  it('is not made by those who only look', async () => {
    const dataFolder = join(test.dataFolder, '..', 'none');
    await expect(reopen({ dataFolder })).rejects.toMatchObject({ code: 'STATION_NOT_FOUND' });
    await expect(stat(dataFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is not one that holds other things', async () => {
    const dataFolder = join(test.dataFolder, '..', 'holiday');
    await mkdir(dataFolder);
    await writeFile(join(dataFolder, 'beach.jpg'), 'x');
    await expect(reopen({ dataFolder, create: true })).rejects.toMatchObject({ code: 'STATION_FOLDER' });
    expect(await readdir(dataFolder)).toEqual(['beach.jpg']);
  });

  it('is refused with what no database can be read from', async () => {
    const dataFolder = join(test.dataFolder, '..', 'garbage');
    await mkdir(dataFolder);
    await writeFile(join(dataFolder, 'station.db'), 'this is no database'.repeat(1000));
    await expect(reopen({ dataFolder })).rejects.toMatchObject({ code: 'STATION_DATABASE' });
  });

  it.each([
    ['cut off', (file: string) => writeFile(file, '')],
    ['taken away', (file: string) => rm(file)],
  ])('is never taken for a new station when its database was %s', async (_how, spoil) => {
    const dataFolder = await copied();
    const file = join(dataFolder, 'station.db');
    for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    await spoil(file);
    await expect(reopen({ dataFolder, create: true })).rejects.toMatchObject({
      code: 'STATION_DATABASE',
      detail: expect.stringContaining('station.key') as string,
    });
    await expect(reopen({ dataFolder })).rejects.toMatchObject({ code: 'STATION_DATABASE' });
  });

  it('tells by name what cannot be read of its database any more', async () => {
    const caller = await test.caller('Jane');
    for (let count = 0; count < 20; count += 1) await test.service().createJob(caller, submission());
    const backup = new Database(join(test.dataFolder, 'station.db'));
    backup.pragma('wal_checkpoint(TRUNCATE)');
    backup.close();
    const dataFolder = await copied();
    const file = join(dataFolder, 'station.db');
    const bytes = await readFile(file);
    bytes.fill(0xff, 8192);
    await writeFile(file, bytes);
    const readAll = async (): Promise<unknown> => {
      const station = await reopen({ dataFolder });
      try {
        return await station.desk.list();
      } finally {
        await station.close();
      }
    };
    await expect(readAll()).rejects.toMatchObject({ code: 'STATION_DATABASE' });
  });

  it('of a newer program is left alone', async () => {
    const dataFolder = join(test.dataFolder, '..', 'newer');
    await (await reopen({ dataFolder, create: true })).close();
    const database = new Database(join(dataFolder, 'station.db'));
    database.exec('insert into schema_versions (version, applied_at_ms) values (999, 0)');
    database.close();
    await expect(reopen({ dataFolder })).rejects.toMatchObject({ code: 'STATION_NEWER' });
  });

  it('survives a copy of its files, key included', async () => {
    const caller = await test.caller('Jane');
    const { jobId } = await test.service().createJob(caller, submission());
    const copy = join(test.dataFolder, '..', 'copy');
    await mkdir(copy, { mode: 0o700 });
    for (const name of await readdir(test.dataFolder)) {
      await copyFile(join(test.dataFolder, name), join(copy, name));
    }
    const station = await reopen({ dataFolder: copy });
    expect(await station.facility()).toEqual(testFacility);
    expect((await station.desk.list()).map((job) => job.jobId)).toEqual([jobId]);
    await station.close();
    await rm(copy, { recursive: true });
  });
});

describe('a change that fails half-way', () => {
  it('leaves no job, no event and no issued id', async () => {
    const caller = await test.caller('Jane');
    const store = await openStore({ dataFolder: test.dataFolder, clock: systemClock, create: false });
    try {
      const jobId = 'ABCDE' as JobId;
      const job: Parameters<Queries['jobs']['insert']>[0] = {
        jobId,
        account: caller.account,
        jobType: 'Import',
        manifest: testManifest(),
        signingMethod: 'HmacSHA1',
        signingKey: new Uint8Array(32),
        signature: '',
        createdMs: 0,
        expiresMs: 1,
      };
      const failing = store.change(async (queries) => {
        await queries.jobs.insert(job, { atMs: 0, who: 'test', what: 'created' });
        expect(await queries.jobs.isIssued(jobId)).toBe(true);
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow('power cut');
      expect(await store.queries.jobs.find(jobId)).toBeNull();
      expect(await store.queries.jobs.isIssued(jobId)).toBe(false);
      expect(await store.queries.jobs.events(jobId)).toEqual([]);
    } finally {
      await store.close();
    }
  });

  it('is refused when the job is no longer in the state it was read in', async () => {
    const caller = await test.caller('Jane');
    const { jobId } = await test.service().createJob(caller, submission());
    const store = await openStore({ dataFolder: test.dataFolder, clock: systemClock, create: false });
    try {
      const stale = jobId === null ? null : await store.queries.jobs.find(jobId);
      if (stale === null) throw new Error('no job');
      await test.service().cancelJob(caller, stale.jobId);
      const late = store.change((queries) =>
        queries.jobs.change(
          stale,
          { progressCode: 'InProgress' },
          { atMs: 0, who: 'test', what: 'load-started' },
        ),
      );
      await expect(late).rejects.toMatchObject({ code: 'JOB_STATE' });
      expect(await store.queries.jobs.events(stale.jobId)).toHaveLength(2);
    } finally {
      await store.close();
    }
  });
});

describe('what is never changed', () => {
  it('are events and the ids that were issued', async () => {
    const caller = await test.caller('Jane');
    await test.service().createJob(caller, submission());
    const database = new Database(join(test.dataFolder, 'station.db'));
    try {
      const refused = expect.objectContaining({ code: 'SQLITE_CONSTRAINT_TRIGGER' }) as Error;
      expect(() => database.exec("update job_events set who = 'nobody'")).toThrow(refused);
      expect(() => database.exec('delete from job_events')).toThrow(refused);
      expect(() => database.exec('delete from issued_job_ids')).toThrow(refused);
    } finally {
      database.close();
    }
  });
});

describe('accounts', () => {
  it('have ids and secrets in the shape that AWS tools expect', async () => {
    const added = await test.station.accounts.add('  Museum of Maps ');
    expect(added.name).toBe('Museum of Maps');
    expect(added.accessKeyId).toMatch(/^DPST[A-Z2-7]{16}$/);
    expect(added.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    for (const listed of await test.station.accounts.list()) {
      expect(JSON.stringify(listed)).not.toContain(added.secretAccessKey);
    }
  });

  it('refuse a bad name and one that is in use, until its account was removed', async () => {
    const { accounts, accountKeys } = test.station;
    for (const name of ['', '   ', '-x', 'a\nb', 'x'.repeat(65), 'a/b']) {
      await expect(accounts.add(name)).rejects.toMatchObject({ code: 'ACCOUNT_NAME' });
    }
    const first = await accounts.add('Jane');
    await expect(accounts.add('Jane')).rejects.toMatchObject({ code: 'ACCOUNT_NAME' });
    await accounts.remove(first.accessKeyId);
    expect(await accountKeys.find(first.accessKeyId)).toBeNull();
    await expect(accounts.remove('Jane')).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    const second = await accounts.add('Jane');
    expect(second.account).not.toBe(first.account);
    expect(await accountKeys.find('DPSTAAAAAAAAAAAAAAAA')).toBeNull();
  });
});
