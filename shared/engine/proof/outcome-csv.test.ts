import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCsvReader } from '../../domain/import-log/csv-records.ts';
import { csvCell, writeOutcomeCsv } from './outcome-csv.ts';
import { fileLog } from './log-source.ts';
import { prove } from './prove.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-outcomes-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const md5 = 'f60fe317bc497b1204b327094959eb64';
const other = 'd41d8cd98f00b204e9800998ecf8427e';

function logRow(file: string, status: number, code: string, sum: string): string {
  return `Sun Nov 22 10:00:00 UTC 2026,"${file}",${status},${code},bucket/${file},${sum},5,text/plain\n`;
}

async function outcomes(paths: readonly string[], rows: readonly string[]): Promise<string[][]> {
  const source = join(folder, 'inventory.txt');
  writeFileSync(source, paths.map((path) => `${md5}  ${path}\n`).join(''));
  writeFileSync(join(folder, 'log.csv'), rows.join(''));
  const { signal } = new AbortController();
  const csv = writeOutcomeCsv(join(folder, 'out.csv'));
  await prove({
    source,
    log: fileLog(join(folder, 'log.csv'), signal),
    outcomes: csv,
    signal,
    report: () => undefined,
  });
  csv.commit();
  const bytes = readFileSync(join(folder, 'out.csv'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const reader = createCsvReader();
  const records = [...reader.push(bytes.subarray(3)), ...reader.end()];
  return records.map(({ fields }) => Array.from(fields ?? []));
}

describe('the table of outcomes', () => {
  it('has a line for every file of the inventory, and for what the log has besides', async () => {
    const lines = await outcomes(
      ['a', 'b', 'c', 'd'],
      [
        logRow('a', 200, 'OK', md5),
        logRow('b', 200, 'OK', other),
        logRow('c', 422, 'Nope', md5),
        logRow('x', 200, 'OK', md5),
      ],
    );
    expect(lines.slice(1).map(([file, outcome, status]) => [file, outcome, status])).toEqual([
      ['a', 'loaded', '200'],
      ['b', 'different', '200'],
      ['c', 'failed', '422'],
      ['d', 'missing', ''],
      ['x', 'notInInventory', '200'],
    ]);
    expect(lines[2]?.at(-1)).toContain('MD5');
  });

  it('tells each file once when the log is not sorted', async () => {
    const lines = await outcomes(['a', 'b'], [logRow('b', 200, 'OK', md5), logRow('a', 200, 'OK', md5)]);
    expect(lines.slice(1).map(([file]) => file)).toEqual(['b', 'a']);
  });

  it('leaves nothing behind when it is abandoned', () => {
    writeOutcomeCsv(join(folder, 'out.csv')).abandon();
    expect(existsSync(join(folder, 'out.csv.partial'))).toBe(false);
  });

  it('says that it cannot be written', () => {
    expect(() => writeOutcomeCsv(join(folder, 'none', 'out.csv'))).toThrow(
      expect.objectContaining({ code: 'FILE_UNWRITABLE' }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['-2,3', `"'-2,3"`],
    ['+', "'+"],
    ['\tx', "'\tx"],
    ['a"b', '"a""b"'],
    ['a=b', 'a=b'],
  ])('makes of %j a cell that is no formula', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
