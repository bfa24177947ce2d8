import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../shared/base/progress.ts';
import { systemClock } from '../../shared/base/time.ts';
import { keyFor } from '../../shared/domain/keys/key-for.ts';
import { readManifest } from '../../shared/domain/manifest/read-manifest.ts';
import { planPrepare } from '../../shared/engine/writer/plan-prepare.ts';
import { runPrepare } from '../../shared/engine/writer/run-prepare.ts';
import {
  checkWithMd5sum,
  makeSourceAndDrive,
  manifestText,
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

/** The keys that the manifest on the drive gives to the files of the inventory. */
function keysOnDrive(): readonly string[] {
  const { manifest } = readManifest(readFileSync(join(drive, '.drivepost/manifest.txt')));
  if (manifest === undefined) throw new Error('The manifest on the drive cannot be read.');
  const paths = checkWithMd5sum(drive)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(34));
  return paths
    .map((path) => keyFor(manifest, path))
    .map((outcome) => (outcome.kind === 'key' ? outcome.key : outcome.kind))
    .toSorted();
}

describe('a repeated prepare', () => {
  it('gives the names of the first run again where names need substitutions', async () => {
    writeTree(source, { 'c:d': '1', a$COLON$b: '2', A$colon$B: '3', 'con.txt': '4', 'a:b': '5' });
    const spec = specFor({ sources: [source], drive, fileSystem: 'ntfs' });
    const first = await prepare(spec);
    expect(first.report).toMatchObject({ outcome: 'done', copied: { files: 5 } });
    const inventory = checkWithMd5sum(drive);
    const keys = ['A$colon$B', 'a$COLON$b', 'a:b', 'c:d', 'con.txt'];
    expect(keysOnDrive()).toEqual(keys);
    const second = await prepare(spec);
    expect(second.report).toMatchObject({
      outcome: 'done',
      files: 5,
      copied: { files: 0 },
      skipped: { files: 5 },
      addedSubstitutions: first.report.addedSubstitutions,
    });
    expect(checkWithMd5sum(drive)).toBe(inventory);
    expect(keysOnDrive()).toEqual(keys);
  });

  it('keeps the substitutions that names on the drive need when other sources are added, or none', async () => {
    writeTree(source, { 'c:d': '1' });
    const spec = { drive, fileSystem: 'ntfs' } as const;
    await prepare(specFor({ ...spec, sources: [source] }));
    const other = join(folder.path, 'other');
    writeTree(other, { 'e?f': '2', g$COLON$h: '3' });
    await prepare(specFor({ ...spec, sources: [other] }));
    expect(keysOnDrive()).toEqual(['c:d', 'e?f', 'g$COLON$h']);
    await prepare(specFor({ ...spec, sources: [] }));
    expect(keysOnDrive()).toEqual(['c:d', 'e?f', 'g$COLON$h']);
  });
});

describe('findings of a plan', () => {
  it('pass over what the manifest ignores, in the sources and on the drive', async () => {
    writeTree(source, { '.DS_Store': 'x', 'Thumbs.db': 'y', one: '1' });
    writeTree(drive, { 'sub/.DS_Store': 'x' });
    const manifest = Buffer.from(`${manifestText}ignore:\n    - \\.DS_Store$\n`);
    const work = { signal: new AbortController().signal, report: () => {} };
    const plan = await planPrepare(specFor({ sources: [source], drive, manifest }), work);
    const junk = plan.findings.counts.filter(({ code }) => code === 'JUNK');
    expect(junk.flatMap(({ examples }) => examples.map(({ path }) => path))).toEqual(['Thumbs.db']);
    const ignoring = await planPrepare(
      specFor({ sources: [source], drive, manifest, ignoreJunk: true }),
      work,
    );
    expect(ignoring.findings.counts.map(({ code }) => code)).not.toContain('JUNK');
    expect(ignoring.toCopy.files).toBe(1);
  });
});

describe('a run', () => {
  it('counts each byte and file once, and ends at its totals', async () => {
    writeTree(source, { one: 'x'.repeat(5), big: Buffer.alloc(3_000_000, 1), three: 'y'.repeat(4) });
    const seen: Progress[] = [];
    const work = { signal: new AbortController().signal, report: (one: Progress) => void seen.push(one) };
    const plan = await planPrepare(specFor({ sources: [source], drive }), work);
    await runPrepare(plan, { clock: systemClock, announce: () => {} }, work);
    const copying = seen.filter(({ phase }) => phase === 'Copying');
    expect(copying.at(-1)).toMatchObject({
      files: 3,
      totalFiles: 3,
      bytes: 3_000_009,
      totalBytes: 3_000_009,
    });
    for (const one of copying) expect(one.bytes).toBeLessThanOrEqual(3_000_009);
  });

  it('says that sources changed after they were counted', async () => {
    writeTree(source, { one: '1', two: '2', 'sub/three': '3' });
    const work = { signal: new AbortController().signal, report: () => {} };
    const plan = await planPrepare(specFor({ sources: [source], drive }), work);
    rmSync(join(source, 'sub'), { recursive: true });
    const announced: string[] = [];
    const ports = { clock: systemClock, announce: (text: string) => void announced.push(text) };
    const report = await runPrepare(plan, ports, work);
    expect(report).toMatchObject({ files: 2, copied: { files: 2 } });
    expect(announced.join()).toContain('3 files then, 2 files now');
  });

  it('hashes what came onto the drive after the plan', async () => {
    writeTree(source, { one: '1' });
    const work = { signal: new AbortController().signal, report: () => {} };
    await prepare(specFor({ sources: [source], drive }));
    const plan = await planPrepare(specFor({ sources: [source], drive }), work);
    writeTree(drive, { late: '2' });
    const report = await runPrepare(plan, { clock: systemClock, announce: () => {} }, work);
    expect(report).toMatchObject({
      outcome: 'done',
      files: 2,
      skipped: { files: 1 },
      hashedInPlace: { files: 1 },
    });
    checkWithMd5sum(drive);
  });
});

describe('a plan', () => {
  it('refuses a source that is named twice, in whatever way', async () => {
    writeTree(source, { one: '1' });
    const sources = [source, `${source}/../source/`];
    await expect(prepare(specFor({ sources, drive }))).rejects.toMatchObject({ code: 'PREPARE_REFUSED' });
  });

  it.each([['drive/ready.txt'], ['drive/.drivepost/../x'], ['nowhere/ready.txt']])(
    'refuses to put the finished manifest into %s, before anything is copied',
    async (output) => {
      writeTree(source, { one: '1' });
      writeTree(drive, { '.drivepost/x': '' });
      const spec = specFor({ sources: [source], drive, output: `${folder.path}/${output}` });
      await expect(prepare(spec)).rejects.toMatchObject({ code: 'PREPARE_REFUSED' });
      expect(existsSync(join(drive, 'one'))).toBe(false);
    },
  );

  it.each([
    ['2026', true],
    ['2026/', false],
    ['', false],
  ])('notices a key prefix without a slash (%j)', async (keyPrefix, isNoticed) => {
    writeTree(source, { one: '1' });
    const work = { signal: new AbortController().signal, report: () => {} };
    const { notices } = await planPrepare(specFor({ sources: [source], drive, keyPrefix }), work);
    expect(notices.some((notice) => notice.includes('2026NAME'))).toBe(isNoticed);
  });
});
