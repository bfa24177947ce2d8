import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatRow, importLogHeader } from '../../../shared/domain/import-log/format-row.ts';
import { followLog, type LogTail } from './log-tail.ts';

let folder: string;
let file: string;
let stop: AbortController;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-tail-'));
  file = join(folder, 'import-log.csv');
  stop = new AbortController();
});

afterEach(async () => {
  stop.abort();
  await rm(folder, { recursive: true, force: true });
});

function row(name: string, isFailed = false): string {
  return formatRow({
    atMs: Date.UTC(2026, 0, 1),
    file: name,
    status: isFailed ? 503 : 200,
    code: isFailed ? 'SlowDown' : 'OK',
    key: isFailed ? '' : `bucket/${name}`,
    md5: isFailed ? '' : 'f60fe317bc497b1204b327094959eb64',
    sizeBytes: 1,
    contentType: '',
  });
}

/** The next tail that is not told in the midst of reading. */
async function next(tails: AsyncGenerator<LogTail>): Promise<LogTail> {
  for (;;) {
    const { value, done } = await tails.next();
    if (done === true) throw new Error('the tail has ended');
    if (!value.isReading) return value;
  }
}

it('follows a log that is not there yet, grows by half rows, and is cut', async () => {
  const tails = followLog(file, false, stop.signal);
  expect(await next(tails)).toMatchObject({ rows: [], totalRows: 0 });
  const second = row('b');
  await writeFile(file, importLogHeader + row('a') + second.slice(0, 20));
  expect((await next(tails)).rows.map((one) => one.file)).toEqual(['a']);
  await appendFile(file, second.slice(20) + row('c', true));
  expect(await next(tails)).toMatchObject({ totalRows: 3, failedRows: 1 });
  await writeFile(file, importLogHeader + row('new'));
  let tail = await next(tails);
  while (tail.totalRows !== 1) tail = await next(tails);
  expect(tail.rows.map((one) => one.file)).toEqual(['new']);
});

it('keeps the last rows of a long log, or the last that failed', async () => {
  const names = Array.from({ length: 20_000 }, (_one, at) => `folder/file-${at}`);
  await writeFile(file, importLogHeader + names.map((name, at) => row(name, at % 50 === 0)).join(''));
  const all = await next(followLog(file, false, stop.signal));
  expect(all).toMatchObject({ totalRows: 20_000, failedRows: 400 });
  expect(all.rows.map((one) => one.file)).toEqual(names.slice(-200));
  const failed = await next(followLog(file, true, stop.signal));
  expect(failed.rows).toHaveLength(200);
  expect(failed.rows.every(({ status }) => status === 503)).toBe(true);
  expect(failed.rows.at(-1)?.file).toBe('folder/file-19950');
});
