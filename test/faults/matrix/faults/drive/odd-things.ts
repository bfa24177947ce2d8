import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoShim, type ShimRule } from '../../../support/fault-shim.ts';
import { beginCheck } from '../../checker/checker.ts';
import { logOf } from '../../checker/check-load.ts';
import { compareFiles, readFiles } from '../../checker/read-files.ts';
import { readLog } from '../../checker/read-log.ts';
import { works, type Fault, type History, type Violation } from '../../fault.ts';
import type { Scene } from '../../scene/scene.ts';
import { contentFor, treeFor, type TreeFile } from '../../scene/tree.ts';
import { runToTheEnd } from '../../works.ts';
import { go, judgeEnd, judgeNamed, untilPaused, withScene } from './drive-history.ts';

/** How the log shows what was put onto the drive behind its inventory, and what it has to say of it. */
type Odd = readonly (readonly [shown: string, code: string])[];

/** A path of folders, this many bytes long. */
function deep(bytes: number): string {
  const name = `${'d'.repeat(99)}/`;
  return name.repeat(Math.floor(bytes / 100)) + `${'e'.repeat((bytes % 100) - 1)}/`;
}

/** A path of which not all is text. */
function native(...parts: readonly (string | number)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
}

/** What can arrive nowhere, in a folder with a folder `a`. */
function addOddNames(root: string): void {
  const at = (name: string): string => join(root, name);
  writeFileSync(native(at('caf'), 0xe9, '.txt'), 'latin1');
  mkdirSync(at('a'), { recursive: true });
  mkdirSync(native(at('a/f'), 0xff));
  writeFileSync(native(at('a/f'), 0xff, '/inside'), 'inside');
  execFileSync('mkfifo', [at('m-fifo')]);
  if (process.getuid?.() === 0) execFileSync('mknod', [at('m-zero'), 'c', '1', '5']);
  symlinkSync('/etc/passwd', at('n-link'));
  symlinkSync('/etc', at('n-link-to-folder'));
  symlinkSync('nowhere', at('n-link-to-nothing'));
  symlinkSync('.', at('a/n-link-to-itself'));
}

function addOddThings(drive: string): Odd {
  addOddNames(drive);
  const at = (name: string): string => join(drive, name);
  writeFileSync(at('x'.repeat(255)), 'a long name that is in no inventory');
  // As deep as a path can be opened from the root of the file system, in any place of this drive.
  const folder = deep(3990 - drive.length);
  mkdirSync(join(drive, folder), { recursive: true });
  writeFileSync(join(drive, folder, 'deep'), 'deep');
  const odd: (readonly [string, string])[] = [
    [String.raw`caf\xE9.txt`, 'InvalidFileName'],
    [String.raw`a/f\xFF/inside`, 'InvalidFileName'],
    ['m-fifo', 'SpecialFile'],
    ['n-link', 'SymbolicLink'],
    ['n-link-to-folder', 'SymbolicLink'],
    ['n-link-to-nothing', 'SymbolicLink'],
    ['a/n-link-to-itself', 'SymbolicLink'],
    ['x'.repeat(255), 'NotInInventory'],
    [`${folder}deep`, 'KeyTooLong'],
  ];
  if (process.getuid?.() === 0) odd.push(['m-zero', 'SpecialFile']);
  return odd;
}

/** Names and things that make no object, on a drive whose load is stopped somewhere among them. */
async function oddThings(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, random, start }) => {
    const odd = addOddThings(scene.drive);
    const check = await beginCheck(scene);
    const file = join(history.folder, 'paused');
    const skip = random.between(0, 30);
    const run = start([
      { calls: ['open'], path: `${scene.drive}/`, skip, count: 1, action: { kind: 'pause', file } },
    ]);
    if (await untilPaused(run, file)) run.child.kill(random.pick(['SIGINT', 'SIGKILL'] as const));
    go(file);
    const first = await run.ended;
    const isOver = first.exitCode === 1;
    const ended = isOver ? first : await runToTheEnd(scene);
    return [...judgeEnd(ended, [1]), ...(await check.after(ended)), ...judgeRows(scene, odd)];
  });
}

function judgeRows(scene: Scene, odd: Odd): Violation[] {
  const log = readLog(scene.work === 'verify' ? scene.rehearsalLog : logOf(scene));
  const codes = new Map(log.rows.map(({ file, code }) => [file, code]));
  return odd
    .filter(([file, code]) => codes.get(file) !== code)
    .map(([file, code]) => ({
      what: 'log',
      detail: `${file.slice(0, 80)} is called ${codes.get(file)}, should be ${code}`,
    }));
}

/** Sources that are no files, or have names that no key can have: told before, left out, and the rest arrives. */
async function oddSources(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, random, start, run }) => {
    addOddNames(scene.sources);
    const check = await beginCheck(scene);
    const before = readFiles(scene.drive);
    const refused = await run([]);
    const untouched = compareFiles('refused drive', { expected: before, found: readFiles(scene.drive) });
    const file = join(history.folder, 'paused');
    const skip = random.between(0, 60);
    const pause: ShimRule = {
      calls: ['open'],
      path: scene.folder,
      skip,
      count: 1,
      action: { kind: 'pause', file },
    };
    const extra = ['--skip-errors'];
    const stopped = start([pause], { extra });
    if (await untilPaused(stopped, file)) stopped.child.kill(random.pick(['SIGINT', 'SIGKILL'] as const));
    go(file);
    await stopped.ended;
    const ended = await run([], { extra });
    const excuses = [String.raw`caf\xE9.txt`, String.raw`a/f\xFF/inside`].map((name) => ({
      file: name,
      codes: [],
    }));
    const named = excuses.flatMap(({ file: name }) => judgeNamed(ended, name));
    return [...judgeEnd(refused, [4]), ...untouched, ...named, ...(await check.after(ended, { excuses }))];
  });
}

/** Names and paths as long as they may be: they arrive like any other. */
async function longNames(history: History): Promise<readonly Violation[]> {
  const file = (path: string): TreeFile => {
    return { path, drivePath: path, content: contentFor(history.seed, path, 100) };
  };
  const tree = [
    ...treeFor(history.seed),
    file('n'.repeat(255)),
    file(`long/${'ü'.repeat(127)}/${'日'.repeat(85)}`),
    // 1,024 bytes of key.
    file(`${deep(999)}${'k'.repeat(25)}`),
  ];
  return withScene(history, async ({ check, run }) => check.after(await run([])), { tree });
}

/** Faults that lie on a drive from the start. */
export const oddThingsOnDrives: readonly Fault[] = [
  {
    id: 'drive-odd-things',
    family: 'drive',
    title:
      'Names that are no UTF-8, links out of the drive, FIFOs, devices, 4,000-byte paths; stopped among them',
    works: ['load-s3', 'load-folder', 'verify'],
    histories: 6,
    whyNot: whyNoShim,
    run: oddThings,
  },
  {
    id: 'drive-odd-sources',
    family: 'drive',
    title: 'Sources with names that are no UTF-8, links, FIFOs, devices; stopped among them',
    works: ['prepare'],
    histories: 10,
    whyNot: whyNoShim,
    run: oddSources,
  },
  {
    id: 'drive-long-names',
    family: 'drive',
    title: 'Names of 255 bytes, keys of 1,024',
    works,
    histories: 2,
    run: longNames,
  },
];
