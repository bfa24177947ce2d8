import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import { signManifest } from '../signature/sign-manifest.ts';
import { writeSignature } from '../signature/drive-signature.ts';
import { FakeJobs, jobId, manifest, secret } from './load.fixture.ts';
import { LoadLog } from './load-log.ts';
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

function put(name: string, content: string | Buffer): void {
  writeFileSync(join(drive, name), content);
}

async function sign(bytes: Buffer): Promise<void> {
  await writeSignature(drive, signManifest({ secret, jobId, manifest: bytes, version: '2.0' }));
}

interface Run {
  readonly jobs: FakeJobs;
  readonly wrap?: (sink: Sink) => Sink;
  readonly signal?: AbortSignal;
  readonly named?: JobId;
}

function load(run: Run): Promise<LoadReport> {
  const openSink = (): Sink => {
    const sink = createFolderSink({ folder: join(work, 'target'), owner: jobId });
    return run.wrap?.(sink) ?? sink;
  };
  return runLoad(
    { driveRoot: drive, dataFolder: join(work, 'data'), jobId: run.named },
    { jobs: run.jobs, openSink, clock: systemClock },
    { signal: run.signal ?? new AbortController().signal, report: () => undefined },
  );
}

/** A target of that name; with a reason, one that is out of reach. */
function named(name: string, reason: Error | null): (sink: Sink) => Sink {
  return (sink) => ({
    ...sink,
    properties: { ...sink.properties, name },
    prepare: (...args) => (reason === null ? sink.prepare(...args) : Promise.reject(reason)),
  });
}

describe('a load that is stopped or refused', () => {
  it('says why it stopped, not that its log cannot be kept either', async () => {
    put('a', 'a');
    const bytes = manifest();
    await sign(bytes);
    const sync = vi.spyOn(LoadLog.prototype, 'sync').mockImplementation(() => {
      throw appError('LOAD_LOG', { detail: 'ENOSPC' });
    });
    try {
      const wrap = named('s3', new Error('the store is gone'));
      await expect(load({ jobs: new FakeJobs(bytes), wrap })).rejects.toThrow('the store is gone');
    } finally {
      sync.mockRestore();
    }
  });

  it('writes no row any more once it is stopped, whatever then succeeds or fails', async () => {
    for (const name of ['a', 'b', 'c', 'd']) put(name, name);
    put('e.large', Buffer.alloc(9 * 1024 * 1024));
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const stop = new AbortController();
    const busy = new SinkError({ status: 503, code: 'SlowDown', message: 'busy' });
    const wrap = (sink: Sink): Sink => ({
      ...sink,
      async put(object, body, signal) {
        const ended = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        if (object.key.endsWith('d')) stop.abort(new Error('stopped'));
        else await ended;
        if (object.key.endsWith('a')) return sink.put(object, body, new AbortController().signal);
        throw busy;
      },
    });
    await expect(load({ jobs, wrap, signal: stop.signal })).rejects.toThrow('stopped');
    expect(readFileSync(join(work, 'data/loads/TSTD1/import-log.csv'), 'utf8').split('\n').slice(2)).toEqual([
      '',
    ]);
    expect(await load({ jobs })).toMatchObject({ progressCode: 'Complete', loaded: 5, failed: 0 });
  });

  it('ends no job for a folder where no drive is mounted', async () => {
    const jobs = new FakeJobs(manifest());
    await expect(load({ jobs, named: jobId })).rejects.toMatchObject({ code: 'DRIVE_EMPTY' });
    rmSync(drive, { recursive: true });
    await expect(load({ jobs, named: jobId })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(jobs.abortedAs).toBeNull();
  });

  it('lets a wrong target be put right until something was stored there', async () => {
    put('a', 'a');
    const bytes = manifest();
    await sign(bytes);
    const jobs = new FakeJobs(bytes);
    const down = new Error('out of reach');
    await expect(load({ jobs, wrap: named('http://typo', down) })).rejects.toBe(down);
    expect(await load({ jobs, wrap: named('http://right', null) })).toMatchObject({ loaded: 1 });
    jobs.progressCode = 'InProgress';
    await expect(load({ jobs, wrap: named('http://typo', null) })).rejects.toMatchObject({
      code: 'LOAD_TARGET_CHANGED',
    });
  });
});
