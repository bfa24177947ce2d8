import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFor } from '../../shared/domain/keys/key-for.ts';
import { readManifest } from '../../shared/domain/manifest/read-manifest.ts';
import { planPrepare } from '../../shared/engine/writer/plan-prepare.ts';
import {
  checkWithMd5sum,
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
  source = join(folder.path, 'source');
  drive = join(folder.path, 'drive');
  mkdirSync(source);
  mkdirSync(drive);
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
