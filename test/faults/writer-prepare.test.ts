import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/base/errors.ts';
import { runPrepare } from '../../shared/engine/writer/run-prepare.ts';
import { readManifest } from '../../shared/domain/manifest/read-manifest.ts';
import { systemClock } from '../../shared/base/time.ts';
import { failureWords } from '../../shared/engine/writer/failure-words.ts';
import { planPrepare } from '../../shared/engine/writer/plan-prepare.ts';
import {
  checkWithMd5sum,
  ended,
  makeSourceAndDrive,
  manifestText,
  md5,
  prepare,
  specFor,
  startCommand,
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

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'done';
}

describe('prepare into a folder', () => {
  it('copies contents, keeps times, writes an inventory that md5sum takes and amends the manifest', async () => {
    writeTree(source, { 'a.txt': 'alpha', 'b/c.bin': Buffer.alloc(3_000_000, 7), 'b/empty': '', 'ü/ß': 'x' });
    utimesSync(join(source, 'a.txt'), 1_600_000_000, 1_500_000_000.5);
    const { report } = await prepare(specFor({ sources: [source], drive, keyPrefix: 'in/' }));
    expect(report).toMatchObject({ outcome: 'done', files: 4, failed: 0, copied: { files: 4 } });
    expect(readFileSync(join(drive, 'in/a.txt'), 'utf8')).toBe('alpha');
    expect(statSync(join(drive, 'in/a.txt')).mtimeMs).toBe(1_500_000_000_500);
    const inventory = checkWithMd5sum(drive);
    expect(inventory.split('\n')).toHaveLength(5);
    expect(inventory).toContain(md5('alpha'));
    const { manifest } = readManifest(readFileSync(join(drive, '.drivepost/manifest.txt')));
    expect(manifest?.inventorySha256).toBe(report.inventorySha256);
    expect(manifest?.ignore).toContain('^\\.drivepost/');
    expect(existsSync(join(drive, '.drivepost/partial'))).toBe(false);
    expect(existsSync(join(drive, '.drivepost/lock'))).toBe(false);
  });

  it('takes a file as a source, and adds to what is on the drive', async () => {
    writeTree(source, { 'a.txt': 'alpha' });
    writeTree(drive, { 'mine.txt': 'mine' });
    await prepare(specFor({ sources: [join(source, 'a.txt')], drive }));
    const { report } = await prepare(specFor({ sources: [source], drive, keyPrefix: 'more/' }));
    expect(report).toMatchObject({ files: 3, copied: { files: 1 }, hashedInPlace: { files: 0 } });
    expect(checkWithMd5sum(drive)).toContain('more/a.txt');
  });

  it('names a verified file that is gone, or is another, when stock is taken', async () => {
    writeTree(source, { 'a.txt': 'alpha', 'b.txt': 'beta', 'c.txt': 'gamma' });
    const spec = specFor({ sources: [source], drive });
    const harmDrive = (): void => {
      rmSync(join(drive, 'a.txt'), { force: true });
      writeFileSync(join(drive, 'b.txt'), 'not beta');
    };
    const [code, reason] = ['LOST_AFTER_VERIFY', failureWords.LOST_AFTER_VERIFY];
    const failures = ['a.txt', 'b.txt'].map((path) => ({ path, code, reason }));
    const { report } = await prepare(spec, undefined, () => {
      if (['a.txt', 'c.txt'].every((name) => existsSync(join(drive, name)))) harmDrive();
    });
    expect(report).toMatchObject({ outcome: 'someFailed', failed: 2, failures, files: 2 });
    rmSync(join(drive, 'b.txt'));
    expect((await prepare(spec)).report).toMatchObject({ outcome: 'done', failed: 0, files: 3 });
    // Verified by an earlier run, gone since the plan found it.
    const work = { signal: new AbortController().signal, report: () => {} };
    const plan = await planPrepare(spec, work);
    harmDrive();
    const ports = { clock: systemClock, announce: () => {} };
    const later = await runPrepare(plan, ports, work);
    expect(later).toMatchObject({ outcome: 'someFailed', failed: 2, failures, files: 2 });
    checkWithMd5sum(drive);
  });

  it('hashes what is on the drive when there is no source, in any names', async () => {
    writeTree(drive, { 'a\nb': '1', 'back\\slash': '2', 'x/y': '3' });
    writeFileSync(Buffer.concat([Buffer.from(`${drive}/bad-`), Buffer.from([0xff, 0xfe])]), '4');
    const { report } = await prepare(specFor({ sources: [], drive, skipErrors: true }));
    expect(report).toMatchObject({ files: 4, hashedInPlace: { files: 4 }, copied: { files: 0 } });
    checkWithMd5sum(drive);
  });

  it('copies nothing again, replaces what changed, and never overwrites what is not its own', async () => {
    writeTree(source, { one: '1', two: '2', three: '3' });
    writeTree(drive, { three: 'mine', 'keep.txt': 'k' });
    expect(await codeOf(prepare(specFor({ sources: [source], drive })))).toBe('PREPARE_REFUSED');
    expect(readFileSync(join(drive, 'three'), 'utf8')).toBe('mine');
    const first = await prepare(specFor({ sources: [source], drive, skipErrors: true }));
    expect(first.report).toMatchObject({ outcome: 'someFailed', failed: 1, copied: { files: 2 } });
    expect(first.report.failures[0]).toMatchObject({ path: 'three', code: 'NAME_TAKEN' });
    writeFileSync(join(source, 'two'), 'changed');
    const second = await prepare(specFor({ sources: [source], drive, skipErrors: true }));
    expect(second.report).toMatchObject({ copied: { files: 1 }, skipped: { files: 1 } });
    expect(readFileSync(join(drive, 'two'), 'utf8')).toBe('changed');
    expect(readFileSync(join(drive, 'three'), 'utf8')).toBe('mine');
    checkWithMd5sum(drive);
  });

  it('takes a file that is there already and equal for the copy, without its journal', async () => {
    writeTree(source, { one: '1' });
    writeTree(drive, { one: '1' });
    const { report } = await prepare(specFor({ sources: [source], drive }));
    expect(report).toMatchObject({ adopted: { files: 1 }, copied: { files: 0 }, failed: 0 });
  });

  it('leaves a file of the same size and other content alone', async () => {
    writeTree(source, { one: '1' });
    writeTree(drive, { one: 'x' });
    const { report } = await prepare(specFor({ sources: [source], drive }));
    expect(report.failures).toEqual([expect.objectContaining({ path: 'one', code: 'NAME_TAKEN' })]);
    expect(readFileSync(join(drive, 'one'), 'utf8')).toBe('x');
    expect(checkWithMd5sum(drive)).toContain(md5('x'));
  });

  it('lets only one of two sources have a name', async () => {
    const other = join(folder.path, 'other');
    writeTree(source, { same: '1' });
    writeTree(other, { same: '22' });
    const { report } = await prepare(specFor({ sources: [source, other], drive, skipErrors: true }));
    expect(report).toMatchObject({ outcome: 'someFailed', failed: 1 });
    expect(readFileSync(join(drive, 'same'), 'utf8')).toBe('1');
    const again = await prepare(specFor({ sources: [source, other], drive, skipErrors: true }));
    expect(again.report).toMatchObject({ failed: 1, copied: { files: 0 } });
  });

  it('removes a SIGNATURE when contents change and keeps it when nothing does', async () => {
    writeTree(source, { one: '1' });
    await prepare(specFor({ sources: [source], drive }));
    writeFileSync(join(drive, 'SIGNATURE'), 'version:2.0');
    const same = await prepare(specFor({ sources: [source], drive }));
    expect(same).toMatchObject({ report: { signatureRemoved: false }, announced: [] });
    writeTree(source, { two: '2' });
    const more = await prepare(specFor({ sources: [source], drive }));
    expect(more.report.signatureRemoved).toBe(true);
    expect(more.announced).toHaveLength(1);
    expect(existsSync(join(drive, 'SIGNATURE'))).toBe(false);
  });

  it('touches nothing in a plan, and never follows a link out of the drive', async () => {
    const outside = join(folder.path, 'outside');
    mkdirSync(outside);
    writeTree(source, { 'sub/evil': '1', good: '2' });
    symlinkSync(outside, join(drive, 'sub'));
    symlinkSync('/etc/passwd', join(source, 'link'));
    const plan = await planPrepare(specFor({ sources: [source], drive }), {
      signal: new AbortController().signal,
      report: () => {},
    });
    expect(existsSync(join(drive, '.drivepost'))).toBe(false);
    expect(plan.findings.counts.map(({ code }) => code)).toContain('LINK');
    const { report } = await prepare(specFor({ sources: [source], drive, skipErrors: true }));
    expect(report.failures).toEqual([expect.objectContaining({ path: 'sub/evil', code: 'NAME_TAKEN' })]);
    expect(existsSync(join(outside, 'evil'))).toBe(false);
    expect(existsSync(join(drive, 'link'))).toBe(false);
  });

  it('keeps passwords off the drive', async () => {
    writeTree(source, { one: '1' });
    const manifest = Buffer.from(`${manifestText}pinCode: 9876543\n`);
    expect(await codeOf(prepare(specFor({ sources: [source], drive, manifest })))).toBe('PREPARE_REFUSED');
    const output = join(folder.path, 'ready.txt');
    const { report } = await prepare(specFor({ sources: [source], drive, manifest, output }));
    expect(report.passwordsLeftOut).toBe(true);
    expect(readFileSync(output, 'utf8')).toContain('9876543');
    expect(readFileSync(join(drive, '.drivepost/manifest.txt'), 'utf8')).not.toContain('9876543');
  });

  it.each([['/'], ['/home'], ['/tmp']])('refuses %s as a drive', async (path) => {
    writeTree(source, { one: '1' });
    expect(await codeOf(prepare(specFor({ sources: [source], drive: path })))).toBe('DRIVE_REFUSED');
  });

  it('refuses a source that holds the drive', async () => {
    expect(await codeOf(prepare(specFor({ sources: [folder.path], drive })))).toBe('PREPARE_REFUSED');
  });
});

describe('the command', () => {
  it('ends with 4 for a refusal, 0 for a plan and a run, and answers in JSON', async () => {
    writeTree(source, { one: '1' });
    const manifest = join(folder.path, 'manifest.txt');
    writeFileSync(manifest, manifestText);
    const args = ['prepare', source, '--drive', drive, '--manifest', manifest, '--json'];
    const refused = await ended(startCommand(['prepare', source, '--drive', '/', '--manifest', manifest]));
    expect(refused.code).toBe(4);
    const plan = await ended(startCommand([...args, '--dry-run']));
    expect(plan.code).toBe(0);
    expect(JSON.parse(plan.stdout)).toMatchObject({ toCopy: { files: 1, bytes: 1 } });
    expect(existsSync(join(drive, '.drivepost'))).toBe(false);
    const run = await ended(startCommand(args));
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ outcome: 'done', files: 1 });
  });
});
