import { parse as parseCsv } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordLimitBytes } from './csv-records.ts';
import { formatRow, importLogHeader } from './format-row.ts';
import { formatLogDate, parseLogDate } from './log-date.ts';
import { rowOutcome } from './parse-row.ts';
import { readImportLog, type LogItem } from './read-log.ts';
import type { ImportLogRow } from './row.ts';

const notice: ImportLogRow = {
  atMs: Date.UTC(2009, 1, 3, 21, 57, 43),
  file: 'Notice.txt',
  status: 200,
  code: 'OK',
  key: 'toady/images/Notice.txt',
  md5: 'f60fe317bc497b1204b327094959eb64',
  sizeBytes: 13,
  contentType: 'text/plain',
};

const names = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r', '/', ' ', '=', '\\'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
  })
  .filter((name) => !name.startsWith('/') && !/\p{Surrogate}/u.test(name));

const rows: fc.Arbitrary<ImportLogRow> = fc.record({
  atMs: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
  file: names,
  status: fc.integer({ min: 100, max: 599 }),
  code: fc.constantFrom('OK', 'Ignored', 'InvalidSubstitution', 'odd, "code"', ''),
  key: fc.oneof(fc.constant(''), names),
  md5: fc.constantFrom('', 'f60fe317bc497b1204b327094959eb64'),
  sizeBytes: fc.option(fc.nat()),
  contentType: fc.oneof(fc.constant('text/plain'), fc.constant(' x; a="b,c"\r\n'), fc.constant('')),
});

async function read(text: string, chunkBytes = 1 << 16): Promise<LogItem[]> {
  const bytes = new TextEncoder().encode(text);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes));
  const items: LogItem[] = [];
  for await (const item of readImportLog(chunks)) items.push(item);
  return items;
}

async function readRows(text: string, chunkBytes?: number): Promise<ImportLogRow[]> {
  return (await read(text, chunkBytes)).map((item) => {
    if (item.kind !== 'row') throw new Error(`line ${item.line}: ${item.reason}`);
    return item.row;
  });
}

describe('formatRow', () => {
  it('writes the sample row of the reference', () => {
    expect(formatRow(notice)).toBe(
      'Tue 03 Feb 2009 21:57:43 GMT,"Notice.txt",200,OK,"toady/images/Notice.txt",f60fe317bc497b1204b327094959eb64,13,text/plain\n',
    );
  });

  it('writes an ignored file with an empty key', () => {
    const row = {
      ...notice,
      file: 'SIGNATURE',
      status: 103,
      code: 'Ignored',
      key: '',
      md5: '',
      sizeBytes: 90,
    };
    expect(formatRow(row)).toBe('Tue 03 Feb 2009 21:57:43 GMT,"SIGNATURE",103,Ignored,"",,90,text/plain\n');
  });

  it('is read back as it was, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows), fc.integer({ min: 1, max: 300 }), async (given, chunkBytes) => {
        const text = importLogHeader + given.map(formatRow).join('');
        expect(await readRows(text, chunkBytes)).toEqual(given);
      }),
    );
  });

  it('is read by another CSV reader in the same way', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1 }), (given) => {
        const text = importLogHeader + given.map(formatRow).join('');
        const records: string[][] = parseCsv(text, {
          from: 2,
          relax_column_count: false,
          record_delimiter: '\n',
        });
        expect(records.map((fields) => [fields[1], fields[4], fields[7]])).toEqual(
          given.map((row) => [row.file, row.key, row.contentType]),
        );
      }),
    );
  });
});

describe('readImportLog', () => {
  it('takes what the first era wrote', async () => {
    const text = [
      'Tue 03 Feb 2009 21:57:43 GMT,"SIGNATURE",103,Ignore,,,90,application/octet-stream',
      'Wed Nov 12 11:07:34 PST 2008, "/images/image.jpg", 200, OK, "/mybucket/myprefix/images/image.jpg", F60FE317BC497B1204B327094959EB64, 57344, image/jpeg',
    ].join('\r\n');
    expect(await readRows(text)).toEqual([
      {
        ...notice,
        file: 'SIGNATURE',
        status: 103,
        code: 'Ignore',
        key: '',
        md5: '',
        sizeBytes: 90,
        contentType: 'application/octet-stream',
      },
      {
        ...notice,
        atMs: Date.UTC(2008, 10, 12, 19, 7, 34),
        file: 'images/image.jpg',
        key: 'mybucket/myprefix/images/image.jpg',
        sizeBytes: 57344,
        contentType: 'image/jpeg',
      },
    ]);
  });

  it('takes a byte order mark, with a header and without', async () => {
    expect(await readRows(`\uFEFF${importLogHeader}${formatRow(notice)}`)).toEqual([notice]);
    expect(await readRows(`\uFEFF${formatRow(notice)}`)).toEqual([notice]);
  });

  it('reports each bad line with its number and goes on behind it', async () => {
    const odd = { ...notice, file: 'two\nlines' };
    const good = formatRow(notice);
    const text = [
      importLogHeader,
      formatRow(odd),
      'nonsense\n',
      good.replace('"Notice.txt"', '"Notice.txt'),
      good,
      good.replace(',200,', ',OK,'),
      good.replace('Tue 03', 'Tue 99'),
      good.replace('f60f', 'f60g'),
      good.replace(',13,', ',many,'),
      good.replace('"Notice.txt"', '""'),
      '\n',
      good,
    ].join('');
    const items = await read(text);
    const bad = items.filter((item) => item.kind === 'bad');
    expect(items.filter((item) => item.kind === 'row').map((item) => [item.row.file, item.line])).toEqual([
      ['two\nlines', 2],
      ['Notice.txt', 6],
      ['Notice.txt', 13],
    ]);
    expect(bad.map((item) => item.line)).toEqual([4, 5, 7, 8, 9, 10, 11]);
    expect(bad.map((item) => item.reason)).toEqual([
      'it has 1 fields instead of 8',
      'its quotes do not match',
      'its Status is not a number of three digits',
      'its DateTime is not one',
      'its MD5 is not 32 hexadecimal digits',
      'its Bytes is not a number',
      'its File is empty',
    ]);
  });

  it('is not stopped by an endless record or by bytes that are not UTF-8', async () => {
    const text = `"${'x'.repeat(recordLimitBytes)}\n${'y'.repeat(recordLimitBytes * 2)}\n${formatRow(notice)}`;
    const items = await read(text);
    expect(items.at(-1)).toMatchObject({ kind: 'row', row: notice, line: 3 });
    expect(items.length).toBeLessThan(6);
    const items2: LogItem[] = [];
    for await (const item of readImportLog([
      Uint8Array.of(0xff, 0x0a),
      new TextEncoder().encode(formatRow(notice)),
    ])) {
      items2.push(item);
    }
    expect(items2.map((item) => item.kind)).toEqual(['bad', 'row']);
  });

  it('never throws, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '\uFEFF') }),
        async (text) => {
          expect((await read(text, 3)).length).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('dates', () => {
  it('are read back in whole seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseLogDate(formatLogDate(seconds * 1000 + 999))).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    '',
    'yesterday',
    'Tue 31 Feb 2009 21:57:43 GMT',
    'Tue 03 Fev 2009 21:57:43 GMT',
    'Wed Nov 12 11:07:34 XYZ 2008',
  ])('are not %j', (text) => {
    expect(parseLogDate(text)).toBeNull();
  });
});

describe('rowOutcome', () => {
  it('knows what was loaded, ignored and failed', () => {
    expect(rowOutcome({ status: 200, code: 'OK' })).toBe('loaded');
    expect(rowOutcome({ status: 103, code: 'Ignore' })).toBe('ignored');
    expect(rowOutcome({ status: 103, code: 'Ignored' })).toBe('ignored');
    expect(rowOutcome({ status: 200, code: 'InternalError' })).toBe('failed');
    expect(rowOutcome({ status: 400, code: 'InvalidSubstitution' })).toBe('failed');
  });
});
