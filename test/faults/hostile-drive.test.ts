import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { md5Of } from '../conformance/bodies.ts';
import { loadDrive, postDrive, testBucket, writeFiles, type PostedDrive } from '../journey/load-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const isLinux = process.platform === 'linux';
const isRoot = isLinux && process.getuid?.() === 0;
const secret = "what lies outside the drive and is nobody's business";

describe.skipIf(!isLinux)(`a hostile drive${isLinux ? '' : ' (skipped: needs Linux)'}`, () => {
  let server: StrictS3;
  let posted: PostedDrive;
  let outside: string;

  beforeEach(async () => {
    server = await startStrictS3({ buckets: [testBucket] });
    posted = await postDrive({ 'good.txt': 'good' });
    outside = join(posted.work, 'outside');
    await writeFiles(outside, { 'secret.txt': secret });
  });
  afterEach(async () => {
    await server.close();
    await posted.remove();
  });

  const on = (path: string): string => join(posted.drive, path);

  /** The row of a file as the log shows it. */
  function rowOf(shown: string): string | undefined {
    return posted.log().find((row) => row.startsWith(`"${shown.replaceAll('"', '""')}",`));
  }

  function expectNoSecret(): void {
    for (const [key, object] of server.objects(testBucket)) {
      expect([key, object.parts[0]?.md5]).not.toEqual([key, md5Of(Buffer.from(secret))]);
    }
  }

  it('gets rows for links, FIFOs and sockets, and none of them is opened', async () => {
    symlinkSync(join(outside, 'secret.txt'), on('link-to-file'));
    symlinkSync(outside, on('link-to-folder'));
    symlinkSync('/etc/passwd', on('link-to-passwd'));
    symlinkSync('nowhere', on('link-to-nothing'));
    symlinkSync('.', on('link-to-itself'));
    execFileSync('mkfifo', [on('fifo')]);
    const socket = createServer();
    await new Promise<void>((resolve) => {
      socket.listen(on('socket'), resolve);
    });
    try {
      const report = await loadDrive(posted, server);
      expect(report).toMatchObject({ progressCode: 'SuccessWithErrors', loaded: 1, failed: 7 });
    } finally {
      await new Promise((resolve) => socket.close(resolve));
    }
    for (const name of ['file', 'folder', 'passwd', 'nothing', 'itself']) {
      expect(rowOf(`link-to-${name}`)).toMatch(/,400,SymbolicLink,"",,,/);
    }
    for (const name of ['fifo', 'socket']) expect(rowOf(name)).toMatch(/,400,SpecialFile,"",,,/);
    expect(new Set(server.objects(testBucket).keys())).toEqual(
      new Set(['good.txt', `import-log-${posted.jobId}`]),
    );
  });

  it.skipIf(!isRoot)(`never opens a device node${isRoot ? '' : ' (skipped: needs root)'}`, async () => {
    execFileSync('mknod', [on('zero'), 'c', '1', '5']);
    execFileSync('mknod', [on('disk'), 'b', '7', '0']);
    await loadDrive(posted, server);
    for (const name of ['zero', 'disk']) expect(rowOf(name)).toMatch(/,400,SpecialFile,"",,,/);
  });

  it('gets a row for names that are not UTF-8', async () => {
    writeFileSync(Buffer.concat([Buffer.from(on('caf')), Buffer.from([0xe9, 0x2e, 0x74])]), 'latin1');
    mkdirSync(Buffer.concat([Buffer.from(on('f')), Buffer.from([0xff])]));
    writeFileSync(Buffer.concat([Buffer.from(on('f')), Buffer.from([0xff]), Buffer.from('/x')]), 'inside');
    const report = await loadDrive(posted, server);
    expect(report).toMatchObject({ loaded: 1, failed: 2 });
    expect(rowOf(String.raw`caf\xE9.t`)).toMatch(/,400,InvalidFileName,/);
    expect(rowOf(String.raw`f\xFF/x`)).toMatch(/,400,InvalidFileName,/);
  });

  it('loads names that break logs and shells, each under its own key', async () => {
    const names = [
      'new\nline.txt',
      'carriage\rreturn',
      'quote"comma,.csv',
      '=HYPERLINK("x")',
      '+1',
      '-rf',
      '@SUM(A1)',
      '$(touch pwned)',
      '`id`',
      '../up'.replace('/', '\u2215'),
      String.raw`back\slash`,
      '\u202egnp.exe',
      'n'.repeat(255),
      `${'d/'.repeat(400)}deep`,
    ];
    await writeFiles(posted.drive, Object.fromEntries(names.map((name) => [name, `content of ${name}`])));
    const report = await loadDrive(posted, server);
    expect(report).toMatchObject({ progressCode: 'Complete', loaded: names.length + 1, failed: 0 });
    for (const name of names) {
      const found = server.objects(testBucket).has(name)
        ? server.read(testBucket, name).toString()
        : 'nothing';
      expect([name, found]).toEqual([name, `content of ${name}`]);
    }
  });

  it('has a row for a path that makes too long a key', async () => {
    await writeFiles(posted.drive, { [`${'long/'.repeat(210)}end`]: 'x' });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 1 });
    expect(posted.log().some((row) => /,400,KeyTooLong/.test(row))).toBe(true);
  });

  it('reads nothing outside when files and folders are swapped for links under its hands', async () => {
    const count = 300;
    const inside: Record<string, string> = {};
    for (let at = 0; at < count; at += 1) inside[`swap/${at}/secret.txt`] = `inside ${at}`;
    await writeFiles(posted.drive, inside);
    mkdirSync(on('other'));
    const done = new AbortController();
    let swaps = 0;
    async function swap(): Promise<void> {
      while (!done.signal.aborted) {
        for (let at = 0; at < count && !done.signal.aborted; at += 1) {
          const folder = on(`swap/${at}`);
          const aside = join(outside, `aside-${at}`);
          renameSync(folder, aside);
          symlinkSync(outside, folder);
          swaps += 1;
          if (at % 20 === 0) await new Promise(setImmediate);
          rmSync(folder);
          renameSync(aside, folder);
        }
      }
    }
    const swapping = swap();
    await loadDrive(posted, server);
    done.abort();
    await swapping;
    expect(swaps).toBeGreaterThan(0);
    expectNoSecret();
    expect(posted.log()).toContainEqual(expect.stringContaining('"good.txt",200,OK'));
  });

  it('gets a row for a file that was swapped for a link behind the scan', async () => {
    const files: Record<string, string> = {};
    for (let at = 0; at < 3000; at += 1) files[`many/${String(at).padStart(5, '0')}`] = `file ${at}`;
    await writeFiles(posted.drive, files);
    server.faults.add({
      fault: { kind: 'slow', delayMs: 30 },
      matches: ({ method }) => method === 'PUT',
      times: 600,
    });
    const load = loadDrive(posted, server);
    while (server.objects(testBucket).size < 30) await new Promise((resolve) => setTimeout(resolve, 2));
    rmSync(on('many/02999'));
    symlinkSync(join(outside, 'secret.txt'), on('many/02999'));
    expect(await load).toMatchObject({ loaded: 3000, failed: 1 });
    expect(rowOf('many/02999')).toMatch(/,400,SymbolicLink,/);
    expectNoSecret();
  });
});
