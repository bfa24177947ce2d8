import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/time.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import { signManifest } from '../signature/sign-manifest.ts';
import { writeSignature } from '../signature/drive-signature.ts';
import { FakeJobs, jobId, manifest, secret } from './load.fixture.ts';
import { runLoad, type LoadReport } from './load.ts';
import { createFolderSink } from './sinks/folder-sink.ts';
import { SinkError, type Sink } from './sinks/sink.ts';

let work = '';
let drive = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'drivepost-load-'));
  drive = join(work, 'drive');
  mkdirSync(drive);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(drive, path)), { recursive: true });
  writeFileSync(join(drive, path), content);
}

async function sign(bytes: Buffer): Promise<void> {
  await writeSignature(drive, signManifest({ secret, jobId, manifest: bytes, version: '2.0' }));
}

interface Run {
  readonly jobs: FakeJobs;
  readonly data?: string;
  readonly wrap?: (sink: Sink) => Sink;
  readonly signal?: AbortSignal;
  readonly named?: JobId;
}

function load(run: Run): Promise<LoadReport> {
  const folder = join(work, 'target');
  return runLoad(
    { driveRoot: drive, dataFolder: run.data ?? join(work, 'data'), jobId: run.named },
    {
      jobs: run.jobs,
      openSink: () => {
        const sink = createFolderSink({ folder, owner: jobId });
        return run.wrap?.(sink) ?? sink;
      },
      clock: systemClock,
    },
    { signal: run.signal ?? new AbortController().signal, report: () => undefined },
  );
}

/** The log without its dates. */
function logText(file = join(work, 'target', 'toady', 'logs', 'import-log-TSTD1')): string {
  return readFileSync(file, 'utf8').replaceAll(/^\w{3} \d\d \w{3} \d{4} [\d:]{8} GMT,/gm, 'DATE,');
}

const md5 = (content: string | Buffer): string => createHash('md5').update(content).digest('hex');

/** A store that answers out of order, and to every tenth object that it is busy. */
function slowAndBusy(sink: Sink): Sink {
  return {
    ...sink,
    async put(object, body, signal) {
      await new Promise((resolve) =>
        setTimeout(resolve, (object.key.length * 7 + object.key.charCodeAt(9) * 13) % 40),
      );
      if (object.key.endsWith('7')) throw new SinkError({ status: 503, code: 'SlowDown', message: 'busy' });
      return sink.put(object, body, signal);
    },
  };
}

/** Takes the drive away as soon as something is to be stored. */
function unplugging(sink: Sink): Sink {
  return {
    ...sink,
    put(object, body, signal) {
      rmSync(drive, { recursive: true, force: true });
      return sink.put(object, body, signal);
    },
  };
}

describe('runLoad', () => {
  it('stores every file under its key and logs all in the order of their bytes', async () => {
    const large = Buffer.alloc(9 * 1024 * 1024 + 5, 'large');
    put('b/large.bin', large);
    put('a.txt', 'first');
    put('b.txt', 'second');
    put('empty', '');
    put('skip~', 'editor');
    symlinkSync('/etc/passwd', join(drive, 'link'));
    execFileSync('mkfifo', [join(drive, 'pipe')]);
    writeFileSync(Buffer.concat([Buffer.from(`${drive}/bad-`), Buffer.from([0xff])]), 'bytes');
    const bytes = manifest('ignore:\n- ".*~$"\n');
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const report = await load({ jobs });
    expect(report).toMatchObject({
      progressCode: 'SuccessWithErrors',
      files: 9,
      loaded: 4,
      ignored: 2,
      failed: 3,
      bytes: large.length + 11,
      logBucket: 'toady',
      logKey: 'logs/import-log-TSTD1',
    });
    expect(jobs.end).toMatchObject({ errorCount: 3, progressCode: 'SuccessWithErrors' });
    expect(readFileSync(join(work, 'target/toady/images/b/large.bin')).equals(large)).toBe(true);
    expect(existsSync(join(work, 'target/.drivepost-partial'))).toBe(false);
    const octets = 'application/octet-stream';
    expect(logText().split('\n')).toEqual([
      'DateTime,File,Status,Code,Key,MD5,Bytes,Content-Type',
      `DATE,"SIGNATURE",103,Ignored,"",,${readFileSync(join(drive, 'SIGNATURE')).length},${octets}`,
      `DATE,"a.txt",200,OK,"toady/images/a.txt",${md5('first')},5,text/plain`,
      `DATE,"b.txt",200,OK,"toady/images/b.txt",${md5('second')},6,text/plain`,
      `DATE,"b/large.bin",200,OK,"toady/images/b/large.bin",${md5(large)},${large.length},${octets}`,
      'DATE,"bad-\\xFF",400,InvalidFileName,"",,5,',
      `DATE,"empty",200,OK,"toady/images/empty",${md5('')},0,${octets}`,
      'DATE,"link",400,SymbolicLink,"",,,',
      'DATE,"pipe",400,SpecialFile,"",,,',
      `DATE,"skip~",103,Ignored,"",,6,${octets}`,
      '',
    ]);
  });

  it('gives the same log when it was cut off anywhere and started again', { timeout: 120_000 }, async () => {
    put('a', 'a');
    put('b "quoted"\nname/c', 'c');
    writeFileSync(Buffer.concat([Buffer.from(`${drive}/m`), Buffer.from([0xfe])]), 'bytes');
    put('z', 'z');
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    await load({ jobs });
    const whole = join(work, 'whole.csv');
    const file = join(work, 'data/loads/TSTD1/import-log.csv');
    copyFileSync(file, whole);
    const expected = logText(whole);
    expect(expected).toContain('m\\xFE');
    const sizeBytes = readFileSync(whole).length;
    const ends = [...readFileSync(whole).entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
    for (let cut = 0; cut <= sizeBytes; cut += 1) {
      // Around the end of each line at every byte, in between at every tenth.
      if (cut % 10 !== 0 && !ends.some((end) => Math.abs(end - cut) <= 2)) continue;
      copyFileSync(whole, file);
      truncateSync(file, cut);
      const again = await load({ jobs: new FakeJobs(bytes) });
      expect([cut, logText(file), logText(), again.files]).toEqual([cut, expected, expected, 5]);
    }
  });

  it('writes rows in scan order whatever order the store answers in', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `f${String(at).padStart(3, '0')}`);
    for (const name of names) put(name, name);
    const bytes = manifest();
    await sign(bytes);
    const wrap = slowAndBusy;
    const report = await load({ jobs: new FakeJobs(bytes), wrap });
    expect([report.loaded, report.failed]).toEqual([270, 30]);
    const files = [...logText().matchAll(/^DATE,"([^"]*)",(\d+)/gm)].map((match) => match[1]);
    expect(files).toEqual(['SIGNATURE', ...names]);
  });

  it('stops soon when the job is canceled, and stores no log', async () => {
    for (let at = 0; at < 50; at += 1) put(`f${at}`, 'x');
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const wrap = (sink: Sink): Sink => ({
      ...sink,
      put: (_object, _body, signal) =>
        new Promise((_resolve, reject) => {
          jobs.progressCode = 'Canceled';
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        }),
    });
    const startedMs = Date.now();
    expect((await load({ jobs, wrap })).progressCode).toBe('Canceled');
    expect(Date.now() - startedMs).toBeLessThan(3000);
    expect(jobs.end).toBeNull();
    expect(existsSync(join(work, 'target/toady/logs'))).toBe(false);
  });

  it('lets nobody load the same job at the same time, and goes on after an interruption', async () => {
    put('a', 'a');
    put('b', 'b');
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const stop = new AbortController();
    let second: Promise<LoadReport> | undefined;
    const wrap = (sink: Sink): Sink => ({
      ...sink,
      async put(object, body, signal) {
        if (object.key.endsWith('a')) return sink.put(object, body, signal);
        second ??= load({ jobs });
        await second.catch(() => undefined);
        stop.abort(new Error('stopped'));
        signal.throwIfAborted();
        throw new Error('not reached');
      },
    });
    await expect(load({ jobs, wrap, signal: stop.signal })).rejects.toThrow('stopped');
    await expect(second).rejects.toMatchObject({ code: 'LOAD_LOCKED' });
    expect(await load({ jobs })).toMatchObject({ progressCode: 'Complete', resumed: true, loaded: 2 });
    expect(jobs.starts.map((start) => start.resumed)).toEqual([false, true]);
  });

  it('ends the job of a drive without a SIGNATURE, or with a wrong one', async () => {
    put('a', 'a');
    const bytes = manifest();
    const jobs = new FakeJobs(bytes);
    await expect(load({ jobs })).rejects.toMatchObject({ code: 'SIGNATURE_MISSING' });
    expect(jobs.abortedAs).toBeNull();
    expect((await load({ jobs, named: jobId })).progressCode).toBe('MissingSignature');
    const forged = new FakeJobs(bytes);
    await sign(manifest('acl: public-read\n'));
    expect((await load({ jobs: forged })).progressCode).toBe('InvalidSignature');
    expect(existsSync(join(work, 'target'))).toBe(false);
    await expect(load({ jobs: forged })).rejects.toMatchObject({ code: 'JOB_STATE' });
  });

  it('does not store what the signed inventory does not vouch for', async () => {
    put('changed', 'after');
    put('right', 'right');
    put('added', 'smuggled');
    const list = `${md5('before')}  changed\n${md5('gone')}  gone\n${md5('right')}  right\n`;
    put('.drivepost/manifest-md5.txt', list);
    const digest = createHash('sha256').update(list).digest('hex');
    const bytes = Buffer.concat([
      manifest("ignore:\n- '^\\.drivepost/'\n"),
      Buffer.from(`# drivepost-inventory-sha256: ${digest}\n`),
    ]);
    await sign(bytes);
    const report = await load({ jobs: new FakeJobs(bytes) });
    expect(report.failures.map(({ file, status, code }) => `${file} ${status} ${code}`)).toEqual([
      'added 409 NotInInventory',
      'changed 409 InventoryMismatch',
      'gone 404 MissingFile',
    ]);
    expect(report.loaded).toBe(1);
    expect(existsSync(join(work, 'target/toady/images/changed'))).toBe(false);

    put('.drivepost/manifest-md5.txt', `${list}\n`);
    const altered = await load({ jobs: new FakeJobs(bytes), data: join(work, 'data2') });
    expect(altered.progressCode).toBe('InvalidSignature');
  });

  it('claims nothing when the drive goes away', async () => {
    for (let at = 0; at < 400; at += 1) put(`d${at % 7}/f${at}`, 'x');
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const wrap = unplugging;
    await expect(load({ jobs, wrap })).rejects.toMatchObject({ code: 'DRIVE_GONE' });
    expect(jobs.end).toBeNull();
    expect(jobs.progressCode).toBe('InProgress');
    expect(logText(join(work, 'data/loads/TSTD1/import-log.csv'))).not.toMatch(/Missing|FileChanged/);
  });
});
