import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BytePath } from '../files/byte-path.ts';
import { journalLine, openJournal, parseJournalLine, readJournal, type JournalEntry } from './journal.ts';
import { createRecordWriter, type DriveFile } from './verified-record.ts';
import { createVerifiedTable } from './verified-table.ts';

const anyEntry: fc.Arbitrary<JournalEntry> = fc.record({
  path: fc
    .uint8Array({ minLength: 1, maxLength: 60 })
    .map((bytes) => Buffer.from(bytes).toString('latin1') as BytePath),
  md5: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  sizeBytes: fc.nat(),
  mtimeMs: fc.double({ min: -1e14, max: 1e14, noNaN: true }).map((time) => time + 0),
  sourceMtimeMs: fc.option(fc.double({ min: 0, max: 1e14, noNaN: true }).map((time) => time + 0)),
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'drivepost-journal-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(file: string): JournalEntry[] {
  const handle = openSync(file, 'r');
  try {
    return [...readJournal(handle)];
  } finally {
    closeSync(handle);
  }
}

describe('the journal', () => {
  it('reads back every line it writes', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const line = journalLine(entry);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(parseJournalLine(line.slice(0, -1))).toEqual(entry);
      }),
    );
  });

  it('takes no line that was changed in any byte', () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), (entry, place) => {
        const line = journalLine(entry).slice(0, -1);
        const at = place % line.length;
        const other = line[at] === '0' ? '1' : '0';
        expect(parseJournalLine(line.slice(0, at) + other + line.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('cut at any byte gives the whole lines before, and goes on behind them', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        anyEntry,
        (entries, cut, more) => {
          const file = join(folder, 'journal');
          writeFileSync(file, Buffer.from(entries.map(journalLine).join(''), 'latin1'));
          const size = readFileSync(file).length;
          truncateSync(file, cut % (size + 1));
          const before = read(file);
          expect(before).toEqual(entries.slice(0, before.length));
          const journal = openJournal(file);
          journal.append(Buffer.from(journalLine(more), 'latin1'));
          journal.close();
          const after = read(file);
          expect(after.at(-1)).toEqual(more);
          // A cut right before a line feed leaves a whole line, which the next one completes.
          expect(after.length - before.length).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function driveFile(at: number): DriveFile {
  return { path: `f${at}` as BytePath, sizeBytes: at, mtimeMs: at };
}

describe('the table of verified files', () => {
  it('knows what was added, by path, size and time, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), anyEntry, (entries, other) => {
        const table = createVerifiedTable(0);
        const last = new Map(
          entries.map((entry) => [`${entry.path}\0${entry.sizeBytes}\0${entry.mtimeMs}`, entry]),
        );
        for (const entry of entries) table.add(entry, entry);
        expect(table.count).toBe(last.size);
        for (const entry of last.values()) {
          expect(table.get(entry)).toEqual({
            md5: entry.md5,
            sourceMtimeMs: entry.sourceMtimeMs,
            isClaimed: false,
          });
        }
        const isKnown = last.has(`${other.path}\0${other.sizeBytes}\0${other.mtimeMs}`);
        expect(table.get(other) !== null).toBe(isKnown);
      }),
    );
  });

  it('knows which paths are claimed, whatever they are', () => {
    const table = createVerifiedTable(0);
    const content = { md5: '0'.repeat(32), sourceMtimeMs: 1 };
    for (let at = 0; at < 9000; at += 1) table.add(driveFile(at), content);
    for (let at = 0; at < 9000; at += 2) table.claim(driveFile(at));
    const writer = createRecordWriter(0, new Uint32Array(20));
    writer.add(driveFile(1), { ...content, md5: '1'.repeat(32) });
    writer.add(driveFile(9001), content);
    table.addRecords(writer.records(), true);
    expect(table.count).toBe(9001);
    expect(table.get(driveFile(1))).toEqual({ md5: '1'.repeat(32), sourceMtimeMs: 1, isClaimed: true });
    for (let at = 0; at < 9000; at += 1) {
      expect(table.isClaimed(driveFile(at).path)).toBe(at % 2 === 0 || at === 1);
    }
    expect(table.isClaimed(driveFile(9001).path)).toBe(true);
    expect(table.isClaimed(driveFile(9003).path)).toBe(false);
    table.resetClaims();
    expect(table.isClaimed(driveFile(1).path)).toBe(false);
  });

  it('counts what is claimed and not met', () => {
    const table = createVerifiedTable(0);
    const content = { md5: '0'.repeat(32), sourceMtimeMs: 1 };
    const other = { ...content, md5: '1'.repeat(32) };
    for (let at = 0; at < 6; at += 1) table.add(driveFile(at), content);
    for (let at = 0; at < 5; at += 1) table.claim(driveFile(at));
    table.beginStock();
    expect(table.missingCount()).toBe(5);
    expect(table.take(driveFile(0))?.isClaimed).toBe(true);
    // The same content at another time is the file; what nobody knows is told of elsewhere; other content is not the file.
    table.add({ ...driveFile(1), mtimeMs: 77 }, content);
    table.take({ ...driveFile(1), mtimeMs: 77 });
    expect(table.take({ ...driveFile(2), mtimeMs: 77 })).toBeNull();
    table.add({ ...driveFile(3), mtimeMs: 77 }, other);
    table.take({ ...driveFile(3), mtimeMs: 77 });
    expect(table.missingCount()).toBe(2);
    expect([0, 1, 2, 3, 4, 5].filter((at) => table.isMissing(driveFile(at)))).toEqual([3, 4]);
    table.takePath(driveFile(3).path);
    table.withdraw(driveFile(4).path);
    expect([table.missingCount(), table.count, table.get(driveFile(4))]).toEqual([0, 7, null]);
    table.beginStock();
    expect(table.missingCount()).toBe(4);
  });

  it('grows without losing anything, and takes times in steps', () => {
    const table = createVerifiedTable(2000);
    const md5 = '0'.repeat(32);
    for (let at = 0; at < 20_000; at += 1) {
      table.add({ path: `f${at}` as BytePath, sizeBytes: at, mtimeMs: 4000 }, { md5, sourceMtimeMs: null });
    }
    expect(table.count).toBe(20_000);
    for (let at = 0; at < 20_000; at += 997) {
      const file = { path: `f${at}` as BytePath, sizeBytes: at };
      expect(table.get({ ...file, mtimeMs: 5999 })?.md5).toBe(md5);
      expect(table.get({ ...file, mtimeMs: 6000 })).toBeNull();
    }
  });
});
