import { formatRow, importLogHeader } from '../../../shared/domain/import-log/format-row.ts';
import { readImportLog, type LogItem } from '../../../shared/domain/import-log/read-log.ts';
import type { ImportLogRow } from '../../../shared/domain/import-log/row.ts';
import { expectHeld, readerOnly, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';

const rows: readonly ImportLogRow[] = [
  row({ file: 'a.txt' }),
  row({ file: 'folder/ü "quoted", with\nline end', contentType: 'text/html; charset="utf-8"' }),
  row({
    file: 'Thumbs.db',
    status: 103,
    code: 'Ignored',
    key: '',
    md5: '',
    sizeBytes: null,
    contentType: '',
  }),
  row({ file: String.raw`caf\xE9`, status: 400, code: 'InvalidFileName', key: '', md5: '', sizeBytes: 7 }),
  row({ file: '', status: 500, code: 'Store said, "no"', key: 'b/k', sizeBytes: 2 ** 49 }),
];

const own = rows.map(formatRow).join('');
const described =
  'DateTime,File,Status,Code,Key,MD5,Bytes,Content-Type\r\n' +
  '"Wed Nov 12 11:07:34 PST 2008","/folder/a, b.jpg",200,OK,"/mybucket/a, b.jpg",0123456789ABCDEF0123456789abcdef,17,image/jpeg\r\n' +
  'Tue, 3 Feb 2009 21:57:43 GMT, /x, 103, Ignore, , , ,\r\n';

const words = {
  samples: [own, `${importLogHeader}${own}`, `\uFEFF${described}`, described].map((text) =>
    Buffer.from(text),
  ),
  dictionary: [
    ...listed(`"¦""¦,¦,,,,,,,¦\n¦\r\n¦","¦"\n"¦200¦103¦400¦OK¦Ignored¦GMT¦PST`),
    ...listed(`Fri 31 Dec 9999 23:59:59 PST¦Sat 01 Jan 0000 00:00:00 GMT¦Tue 03 Feb 2009 99:99:99 GMT¦2009`),
    ...listed(`DateTime,¦\ufeffDateTime¦ "a" ¦d41d8cd98f00b204e9800998ecf8427e¦999999999999999¦=1+1`),
  ],
  bombs: [
    (size: number) => `"${'x'.repeat(size)}`,
    (size: number) => '"\n'.repeat(size / 2),
    (size: number) => `"a"\n${'""x\n'.repeat(size / 4)}`,
    (size: number) => ','.repeat(size),
    (size: number) => '\n'.repeat(size),
    (size: number) => `${'\t'.repeat(size)}x"\n`,
    (size: number) => 'x'.repeat(size * 2),
    (size: number) => own.repeat(1 + size / own.length),
  ],
};

export const importLogTarget: FuzzTarget = {
  id: 'import-log',
  title: 'Import log',
  promises:
    'never throws; the same in one piece as in many; never more rows than lines; line numbers and offsets only grow; a row that is read is read again the same from what is written of it',
  limitMs: 500,
  makeCase: (random) => mutated(random, words),
  open: readerOnly(readOne),
};

async function readOne(bytes: Uint8Array): Promise<CaseOutcome> {
  const items = await all([bytes]);
  const pieces = await all(inPieces(bytes));
  expectHeld(JSON.stringify(items) === JSON.stringify(pieces), 'in pieces it is read otherwise than in one');
  let lines = 1;
  for (const byte of bytes) if (byte === 0x0a) lines += 1;
  expectHeld(items.length <= lines, `${items.length} items of ${lines} lines`);
  let line = 0;
  let endOffset = 0;
  const read: ImportLogRow[] = [];
  for (const item of items) {
    expectHeld(item.line > line && item.line <= lines, `line ${item.line} behind line ${line} of ${lines}`);
    ({ line } = item);
    if (item.kind !== 'row') continue;
    expectHeld(item.endOffset > endOffset && item.endOffset <= bytes.length, `offset ${item.endOffset}`);
    ({ endOffset } = item);
    read.push(item.row);
  }
  await checkWritten(read);
  return read.length > 0 ? 'accepted' : 'refused';
}

async function checkWritten(read: readonly ImportLogRow[]): Promise<void> {
  if (read.length === 0) return;
  // A row says nothing of slashes in front of its names, so names that begin with two are told with one.
  const written = read
    .map((each) => formatRow({ ...each, file: `/${each.file}`, key: `/${each.key}` }))
    .join('');
  const again = await all([Buffer.from(written)]);
  const text = JSON.stringify(again.map((item) => (item.kind === 'row' ? item.row : item)));
  expectHeld(text === JSON.stringify(read), `${JSON.stringify(read)} is written and read as ${text}`);
}

async function all(chunks: Iterable<Uint8Array>): Promise<LogItem[]> {
  const items: LogItem[] = [];
  for await (const item of readImportLog(chunks)) items.push(item);
  return items;
}

/** Pieces that get larger, so that borders lie anywhere and a long input costs no more than a few. */
function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  let size = 1 + (bytes.length % 7);
  for (let from = 0; from < bytes.length; from += size, size += 1 + (size >> 1)) {
    yield bytes.subarray(from, from + size);
  }
}

function row(changes: Partial<ImportLogRow>): ImportLogRow {
  const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
  const plain = { status: 200, code: 'OK', key: 'bucket/key', md5, sizeBytes: 0, contentType: 'text/plain' };
  return { atMs: Date.UTC(2009, 1, 3, 21, 57, 43), file: 'file', ...plain, ...changes };
}
