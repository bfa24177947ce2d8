import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRow, importLogHeader } from '../../domain/import-log/format-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import { lastWholeRow } from './last-whole-row.ts';

const files = ['plain.txt', 'two\nlines,"quoted"', '"\n"', 'ünïcode/😀', '\n\n', 'last'];
const rows = files.map((file, at): ImportLogRow => ({
  atMs: Date.UTC(2026, 0, 1) + at * 1000,
  file,
  status: at === 1 ? 103 : at === 2 ? 503 : 200,
  code: at === 1 ? 'Ignored' : at === 2 ? 'SlowDown' : 'OK',
  key: at === 1 || at === 2 ? '' : `bucket/${file}`,
  md5: at === 1 || at === 2 ? '' : 'f60fe317bc497b1204b327094959eb64',
  sizeBytes: 10 ** at,
  contentType: '',
}));

describe('lastWholeRow', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-log-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds the end of the last whole row of a log cut at any byte', async () => {
    const pieces = [importLogHeader, ...rows.map(formatRow)].map((text) => Buffer.from(text));
    const whole = Buffer.concat(pieces);
    const ends = pieces.map((_piece, at) => Buffer.concat(pieces.slice(0, at + 1)).length);
    const log = join(folder, 'cut');
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(log, whole.subarray(0, length));
      const done = ends.filter((end) => end <= length).length;
      const checkpoint = await lastWholeRow(log);
      expect(checkpoint.endOffset, `cut at ${length}`).toBe(done === 0 ? 0 : ends[done - 1]);
      expect(checkpoint.rows).toBe(Math.max(0, done - 1));
      expect(checkpoint.lastFile).toBe(done < 2 ? null : files[done - 2]);
    }
    expect(await lastWholeRow(log)).toMatchObject({
      loaded: 4,
      ignored: 1,
      failed: 1,
      bytes: 111_111,
      loadedBytes: 111_001,
    });
  });

  it('does not trust what follows a broken row', async () => {
    const log = join(folder, 'broken');
    const good = importLogHeader + formatRow({ ...(rows[0] as ImportLogRow) });
    writeFileSync(log, `${good}${'\0'.repeat(100)}\n${formatRow({ ...(rows[5] as ImportLogRow) })}`);
    expect(await lastWholeRow(log)).toMatchObject({ endOffset: good.length, rows: 1, lastFile: 'plain.txt' });
  });

  it('takes a log that is not there for an empty one, and a folder for a fault', async () => {
    expect(await lastWholeRow(join(folder, 'none'))).toMatchObject({ endOffset: 0, rows: 0, lastFile: null });
    await expect(lastWholeRow(folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('stops when it is told to', async () => {
    const log = join(folder, 'stop');
    writeFileSync(log, importLogHeader);
    await expect(lastWholeRow(log, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
