import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planPrepare } from '../../shared/engine/writer/plan-prepare.ts';
import type { PreparePlan, PrepareSpec } from '../../shared/engine/writer/prepare-spec.ts';
import {
  checkWithMd5sum,
  makeSourceAndDrive,
  prepare,
  specFor,
  tempFolder,
  writeTree,
} from './support/prepare-fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let source: string;
let drive: string;

beforeEach(() => {
  folder = tempFolder();
  ({ source, drive } = makeSourceAndDrive(folder.path));
});
afterEach(() => folder.remove());

function plan(part: Partial<PrepareSpec>): Promise<PreparePlan> {
  const work = { signal: new AbortController().signal, report: () => {} };
  return planPrepare(specFor({ sources: [source], drive, ...part }), work);
}

function findingsOf({ findings }: PreparePlan, code: string): readonly string[] {
  return findings.counts
    .filter((count) => count.code === code)
    .flatMap(({ examples }) => examples.map(({ severity, path }) => `${severity} ${path}`));
}

describe('renames', () => {
  it('put a file under its new path, with its key prefix, and leave the others', async () => {
    writeTree(source, { 'a.txt': '1', 'sub/b.txt': '2' });
    const renames = { 'in/a.txt': 'in/new/c.txt' };
    const { report } = await prepare(specFor({ sources: [source], drive, keyPrefix: 'in/', renames }));
    expect(report).toMatchObject({ outcome: 'done', files: 2 });
    expect(
      checkWithMd5sum(drive)
        .split('\n')
        .map((line) => line.slice(34)),
    ).toEqual(['in/new/c.txt', 'in/sub/b.txt', '']);
    expect(readFileSync(join(drive, 'in/new/c.txt'), 'utf8')).toBe('1');
  });

  it('can swap two files', async () => {
    writeTree(source, { a: '1', b: '2' });
    const { report } = await prepare(specFor({ sources: [source], drive, renames: { a: 'b', b: 'a' } }));
    expect(report).toMatchObject({ outcome: 'done', files: 2 });
    expect(readFileSync(join(drive, 'a'), 'utf8')).toBe('2');
  });

  it('are taken up where a run stopped: what is verified under its new path is not copied again', async () => {
    writeTree(source, { 'c:d': '1', e: '2' });
    const spec = specFor({ sources: [source], drive, fileSystem: 'ntfs', renames: { 'c:d': 'x:y' } });
    await prepare(spec);
    writeFileSync(join(source, 'f'), '3');
    const { report } = await prepare(spec);
    expect(report).toMatchObject({ outcome: 'done', files: 3, copied: { files: 1 }, skipped: { files: 2 } });
    expect(existsSync(join(drive, 'x$COLON$y'))).toBe(true);
  });

  it('collide like any other name, and the finding names the path in the source', async () => {
    writeTree(source, { a: '1', b: '2', 'c:': '3' });
    const made = await plan({ fileSystem: 'ntfs', renames: { b: 'a', 'c:': 'A' } });
    expect(made.refused.files).toBe(1);
    expect(findingsOf(made, 'TWO_FILES_ONE_KEY')).toEqual(['error b']);
    expect(findingsOf(made, 'CASE_CLASH')).toEqual(['warning c:']);
    expect(made.refusals.map(({ code }) => code)).toEqual(['FINDINGS']);
  });

  it('mend what was wrong with a name', async () => {
    writeTree(source, { 'a\u0001': '1' });
    expect(findingsOf(await plan({}), 'CONTROL_CHARACTER')).toEqual(['warning a\u0001']);
    expect(findingsOf(await plan({ renames: { 'a\u0001': 'a' } }), 'CONTROL_CHARACTER')).toEqual([]);
  });

  it('give a name to a file whose own is not UTF-8', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${source}/caf`), Buffer.from([0xe9])]), 'x');
    expect(findingsOf(await plan({}), 'INVALID_UTF8')).toEqual(['error caf\\xE9']);
    const { report } = await prepare(specFor({ sources: [source], drive, renames: { 'caf\\xE9': 'café' } }));
    expect(report).toMatchObject({ outcome: 'done', files: 1 });
    expect(readFileSync(join(drive, 'café'), 'utf8')).toBe('x');
  });

  it('tell files of one path apart that come from two sources', async () => {
    const other = join(folder.path, 'other');
    writeTree(source, { 'a/b.txt': '1' });
    writeTree(other, { 'a/b.txt': '2' });
    const sources = [source, other];
    expect((await plan({ sources })).refused.files).toBe(1);
    const { report } = await prepare(specFor({ sources, drive, renames: { 'a/b.txt//2': 'a/b (2).txt' } }));
    expect(report).toMatchObject({ outcome: 'done', files: 2 });
    expect(readFileSync(join(drive, 'a/b.txt'), 'utf8')).toBe('1');
    expect(readFileSync(join(drive, 'a/b (2).txt'), 'utf8')).toBe('2');
  });

  it.each(['', '/a', 'a/', '../a', 'a//b', './a', 'a\ud800'])('refuse %j as a path', async (to) => {
    writeTree(source, { a: '1', b: '2' });
    const made = await plan({ renames: { b: to } });
    expect(findingsOf(made, 'RENAME_INVALID')).toEqual(['error b']);
    expect(made.refusals.map(({ code }) => code)).toEqual(['FINDINGS']);
    const { report } = await prepare(
      specFor({ sources: [source], drive, renames: { b: to }, skipErrors: true }),
    );
    expect(report).toMatchObject({ outcome: 'someFailed', files: 1, failures: [{ path: 'b' }] });
  });

  it('of a file that is not there are told and keep nothing back', async () => {
    writeTree(source, { a: '1', 'sub/b': '2' });
    const made = await plan({ renames: { gone: 'here', sub: 'folder' } });
    expect(findingsOf(made, 'RENAME_UNUSED')).toEqual(['warning gone', 'warning sub']);
    expect(made.refusals).toEqual([]);
    expect(made.wanted.files).toBe(2);
  });

  it('make of a file what the ignore rules say of its new path', async () => {
    writeTree(source, { '.DS_Store': '1', b: '2' });
    const made = await plan({ ignoreJunk: true, renames: { '.DS_Store': 'kept', b: 'x/.DS_Store' } });
    expect(findingsOf(made, 'IGNORED')).toEqual(['info b']);
    expect(made.wanted.files).toBe(1);
  });
});
