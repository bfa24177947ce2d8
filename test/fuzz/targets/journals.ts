import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BytePath } from '../../../shared/engine/files/byte-path.ts';
import { lastWholeRow } from '../../../shared/engine/import-log/last-whole-row.ts';
import { createUploadJournal } from '../../../shared/engine/loader/sinks/s3/upload-journal.ts';
import { readImportLog } from '../../../shared/domain/import-log/read-log.ts';
import { formatRow, importLogHeader } from '../../../shared/domain/import-log/format-row.ts';
import { journalLine, parseJournalLine, readJournal } from '../../../shared/engine/writer/journal.ts';
import { expectHeld, type CaseOutcome, type FuzzTarget, type OpenTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';

/** Runs a target whose reader reads a file. */
function overFile(read: (file: string, bytes: Uint8Array) => CaseOutcome | Promise<CaseOutcome>) {
  return (): Promise<OpenTarget> => {
    const folder = mkdtempSync(join(tmpdir(), 'drivepost-fuzz-'));
    const file = join(folder, 'input');
    return Promise.resolve({
      run(bytes: Uint8Array) {
        writeFileSync(file, bytes);
        return read(file, bytes);
      },
      close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    });
  };
}

const uploadWords = {
  samples: [
    '{"bucket":"b","key":"k","uploadId":"u1"}\n{"ended":"u1"}\n{"bucket":"b","key":"k 2","uploadId":"u2"}\n',
    '{"bucket":"b","key":"\\u0000","uploadId":"u"}\n{"ended',
  ].map((text) => Buffer.from(text)),
  dictionary: [
    ...listed(`{¦}¦[¦]¦"¦,¦:¦null¦true¦0¦"bucket":¦"key":¦"uploadId":¦"ended":`),
    ...listed(`{"toString":1}¦{"toString":null,"valueOf":null}¦"__proto__":{"x":1}¦[[[[¦\\ud800¦1e400`),
  ],
  bombs: [(size: number) => '['.repeat(size), (size: number) => '{"a":'.repeat(size / 5)],
};

export const uploadJournalTarget: FuzzTarget = {
  id: 'upload-journal',
  title: 'Upload journal (open multipart uploads)',
  promises: 'never throws; every upload that is told has a bucket, a key and an id that are text',
  limitMs: 100,
  makeCase: (random) => mutated(random, uploadWords),
  open: overFile((file) => {
    const open = createUploadJournal(file).open();
    for (const { bucket, key, uploadId } of open) {
      for (const text of [bucket, key, uploadId])
        expectHeld(typeof text === 'string', 'an upload without a name');
    }
    return open.length > 0 ? 'accepted' : 'refused';
  }),
};

const entry = { md5, sizeBytes: 1, mtimeMs: 1.5, sourceMtimeMs: null };
const driveWords = {
  samples: [
    ['a', 'b\nc', 'd\\e', 'f\xff'].map((path) => journalLine({ ...entry, path: path as BytePath })).join(''),
    journalLine({ ...entry, path: 'x' as BytePath, sourceMtimeMs: -1e21 }),
  ].map((text) => Buffer.from(text, 'latin1')),
  dictionary: [' ', '-', '0', '1e400', '\\', '\\n', '\n', md5, '00000000', 'NaN', '9'.repeat(40), '../../x'],
  bombs: [(size: number) => 'x'.repeat(size), (size: number) => '\n'.repeat(size)],
};

export const driveJournalTarget: FuzzTarget = {
  id: 'drive-journal',
  title: "Drive's journal (what the writer had written)",
  promises:
    'never throws; a line that is torn or changed counts for nothing; what is read is written again the same',
  limitMs: 100,
  makeCase: (random) => mutated(random, driveWords),
  open: overFile((file, bytes) => {
    const valid = new Set(driveWords.samples.flatMap((sample) => linesOf(sample)));
    const handle = openSync(file, 'r');
    let count = 0;
    try {
      for (const read of readJournal(handle)) {
        count += 1;
        const line = journalLine(read);
        expectHeld(
          JSON.stringify(parseJournalLine(line.slice(0, -1))) === JSON.stringify(read),
          `read as ${line}`,
        );
        expectHeld(valid.has(line.slice(0, -1)), `a line that nobody wrote: ${line}`);
      }
    } finally {
      closeSync(handle);
    }
    expectHeld(count <= linesOf(bytes).length, 'more entries than lines');
    return count > 0 ? 'accepted' : 'refused';
  }),
};

function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString('latin1').split('\n');
}

const row = {
  atMs: Date.UTC(2026, 0, 15),
  status: 200,
  code: 'OK',
  md5,
  sizeBytes: 3,
  contentType: 'text/plain',
};
const log = ['a', 'b\nc', 'd"e'].map((file) => formatRow({ ...row, file, key: `b/${file}` })).join('');
const checkpointWords = {
  samples: [Buffer.from(importLogHeader + log), Buffer.from(importLogHeader + log + log)],
  dictionary: [
    '"',
    '\n',
    '\r',
    ',',
    'OK',
    '200',
    '103',
    'Ignored',
    '\0',
    'GMT',
    'DateTime,',
    importLogHeader,
  ],
  bombs: [(size: number) => '\0'.repeat(size), (size: number) => `"${'x'.repeat(size)}`],
};

export const checkpointTarget: FuzzTarget = {
  id: 'checkpoint',
  title: 'Import log as the checkpoint of a load that was killed',
  promises:
    'never throws; up to the place where the load goes on every line is a row, and as many as are counted',
  limitMs: 100,
  makeCase: (random) => mutated(random, checkpointWords),
  open: overFile(async (file, bytes) => {
    const checkpoint = await lastWholeRow(file);
    expectHeld(checkpoint.endOffset <= bytes.length, 'a place behind the end');
    let rows = 0;
    let last: string | null = null;
    for await (const item of readImportLog([bytes.subarray(0, checkpoint.endOffset)])) {
      expectHeld(item.kind === 'row', `line ${item.line} before the checkpoint is none`);
      rows += 1;
      last = item.row.file;
    }
    expectHeld(
      rows === checkpoint.rows && last === checkpoint.lastFile,
      `${checkpoint.rows} rows counted of ${rows}`,
    );
    expectHeld(
      checkpoint.loaded + checkpoint.ignored + checkpoint.failed === rows,
      'the count does not balance',
    );
    return rows > 0 ? 'accepted' : 'refused';
  }),
};
