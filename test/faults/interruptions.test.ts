import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { md5Of, variedBytes } from '../conformance/bodies.ts';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import { startDrivepost, type RunningCommand } from '../journey/run-drivepost.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const files: Record<string, string | Buffer> = { 'm-large.bin': variedBytes(30 * 2 ** 20 + 11) };
for (let at = 0; at < 400; at += 1) files[`folder-${at % 9}/file "${at}", with all.txt`] = `content ${at}`;
const fileCount = Object.keys(files).length;

/** What a load that nobody disturbed writes. */
let undisturbed: readonly string[];

function withoutSignature(rows: readonly string[]): readonly string[] {
  return rows.filter((row) => !row.startsWith('"SIGNATURE"'));
}

function startLoad(posted: PostedDrive, server: StrictS3): RunningCommand {
  return startDrivepost(
    [
      'station',
      'load',
      posted.drive,
      '--to',
      's3',
      '--endpoint-url',
      server.url,
      '--data',
      posted.dataFolder,
    ],
    {
      AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    },
  );
}

/** The log is as if nothing had happened, and every file is an object with its own content. */
function expectAsIfUndisturbed(posted: PostedDrive, server: StrictS3): void {
  expect(withoutSignature(posted.log())).toEqual(undisturbed);
  expect(posted.log()).toHaveLength(fileCount + 1);
  for (const [path, content] of Object.entries(files)) {
    expect(md5Of(server.read(testBucket, path))).toBe(md5Of(Buffer.from(content)));
  }
  expect(server.objects(testBucket).size).toBe(fileCount + 1);
  expect(server.openUploads(testBucket)).toEqual([]);
}

/** A server that takes its time, so that there is an amidst to be interrupted in. */
async function startSlowS3(): Promise<StrictS3> {
  const fault = { kind: 'slow', delayMs: 40 } as const;
  return startStrictS3({
    buckets: [testBucket],
    faults: [{ fault, matches: ({ method }) => method === 'PUT' }],
  });
}

describe('a load that is interrupted', () => {
  beforeAll(async () => {
    const [server, posted] = [await startStrictS3({ buckets: [testBucket] }), await postDrive(files)];
    try {
      await loadDrive(posted, server);
      undisturbed = withoutSignature(posted.log());
    } finally {
      await server.close();
      await posted.remove();
    }
  });

  let server: StrictS3;
  let posted: PostedDrive;
  beforeEach(async () => {
    [server, posted] = [await startSlowS3(), await postDrive(files)];
  });
  afterEach(async () => {
    await server.close();
    await posted.remove();
  });

  /** Lets a load get as far as its `count`th request. */
  async function untilRequests(count: number, load: RunningCommand): Promise<void> {
    const goal = server.requestCount() + count;
    while (server.requestCount() < goal && load.child.exitCode === null) await wait(2);
  }

  it('is the same after being killed again and again', async () => {
    let kills = 0;
    for (const requests of [1, 9, 60, 130, 170]) {
      const load = startLoad(posted, server);
      await untilRequests(requests, load);
      if (load.child.kill('SIGKILL')) kills += 1;
      await load.result;
    }
    expect(kills).toBeGreaterThan(2);
    const last = await startLoad(posted, server).result;
    expect([last.code, last.stderr]).toEqual([0, expect.any(String)]);
    expectAsIfUndisturbed(posted, server);
    expect(await posted.progressCode()).toBe('Complete');
  }, 120_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops cleanly on %s, says how to go on, and goes on',
    async (name) => {
      const load = startLoad(posted, server);
      await untilRequests(80, load);
      const sentMs = Date.now();
      load.child.kill(name);
      const { code, stderr } = await load.result;
      expect(code).toBe(130);
      expect(stderr).toMatch(/repeat the command/i);
      expect(Date.now() - sentMs).toBeLessThan(10_000);
      expect(server.openUploads(testBucket)).toEqual([]);
      expect(await posted.progressCode()).toBe('InProgress');
      expect((await startLoad(posted, server).result).code).toBe(0);
      expectAsIfUndisturbed(posted, server);
    },
  );

  it('lets no second load of the same job run beside it', async () => {
    const first = startLoad(posted, server);
    await untilRequests(30, first);
    const second = await startLoad(posted, server).result;
    expect(second.code).not.toBe(0);
    expect(second.stderr).not.toBe('');
    if (first.child.exitCode === null) await once(first.child, 'close');
    expect((await first.result).code).toBe(0);
    expectAsIfUndisturbed(posted, server);
  });

  it('lets go of everything when its signal aborts', async () => {
    const control = new AbortController();
    const reason = new Error('stopped by the test');
    const goal = server.requestCount() + 80;
    const stopping = setInterval(() => {
      if (server.requestCount() >= goal) control.abort(reason);
    }, 2);
    await expect(loadDrive(posted, server, { signal: control.signal })).rejects.toBe(reason);
    clearInterval(stopping);
    // What was on the wire by then reaches the server, which shares this thread, a moment later.
    await wait(200);
    const before = server.requestCount();
    await wait(200);
    expect(server.requestCount()).toBe(before);
    expect(server.openUploads(testBucket)).toEqual([]);
    expect(await loadDrive(posted, server)).toMatchObject({ progressCode: 'Complete', resumed: true });
    expectAsIfUndisturbed(posted, server);
  });
});
