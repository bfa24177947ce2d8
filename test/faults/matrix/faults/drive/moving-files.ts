import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { whyNoShim } from '../../../support/fault-shim.ts';
import { beginCheck } from '../../checker/checker.ts';
import { md5Of } from '../../checker/read-files.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { contentFor } from '../../scene/tree.ts';
import { runToTheEnd } from '../../works.ts';
import { carriedFiles, go, judgeEnd, judgeNamed, untilPaused, withScene } from './drive-history.ts';

const secret = 'what lies outside is nobody’s business';

/** What happens to a file while it is about to be read, or read: what its row may say, and its content then. */
interface Change {
  readonly name: string;
  readonly codes: readonly string[];
  /** Whether it may happen between the first look at the open file and its bytes. */
  readonly isWhileRead: boolean;
  /** Gives the new content; null when the file is no file any more. */
  act(file: string, outside: string, content: Buffer): Buffer | null;
}

const changes: readonly Change[] = [
  {
    name: 'grows',
    codes: ['InventoryMismatch', 'FileChanged'],
    isWhileRead: true,
    act(file, _outside, content) {
      appendFileSync(file, 'and more');
      return Buffer.concat([content, Buffer.from('and more')]);
    },
  },
  {
    name: 'is cut short',
    codes: ['InventoryMismatch', 'FileChanged'],
    isWhileRead: true,
    act(file, _outside, content) {
      truncateSync(file, Math.floor(content.length / 2));
      return content.subarray(0, Math.floor(content.length / 2));
    },
  },
  {
    name: 'is overwritten with another of its size and time',
    codes: ['InventoryMismatch', 'FileChanged'],
    isWhileRead: true,
    act(file, _outside, content) {
      const { atime, mtime } = statSync(file);
      const other = contentFor(0, 'other', content.length);
      const handle = openSync(file, 'r+');
      writeSync(handle, other);
      closeSync(handle);
      utimesSync(file, atime, mtime);
      return other;
    },
  },
  {
    name: 'is deleted',
    codes: ['FileChanged', 'MissingFile'],
    isWhileRead: false,
    act(file) {
      rmSync(file);
      return null;
    },
  },
  {
    name: 'gives way to a link',
    codes: ['SymbolicLink', 'FileChanged'],
    isWhileRead: false,
    act(file, outside) {
      rmSync(file);
      symlinkSync(join(outside, 'secret'), file);
      return null;
    },
  },
  {
    name: 'gives way to a FIFO',
    codes: ['SpecialFile'],
    isWhileRead: false,
    act(file) {
      rmSync(file);
      execFileSync('mkfifo', [file]);
      return null;
    },
  },
  {
    name: 'gives way to a folder',
    codes: ['SpecialFile', 'MissingFile'],
    isWhileRead: false,
    act(file) {
      rmSync(file);
      mkdirSync(file);
      return null;
    },
  },
];

/** A file of the drive changes under the hands of a load. */
async function changeOnDrive(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, check, random, start }) => {
    const change = random.pick(changes);
    const { path } = random.pick(carriedFiles(scene).filter(({ sizeBytes }) => sizeBytes > 1));
    const content = [...scene.tree, ...scene.own].find(({ drivePath }) => drivePath === path)?.content;
    const { paused, outside } = makeOutside(history);
    const call = change.isWhileRead && random.next() < 0.6 ? 'read' : 'open';
    const file = join(scene.drive, path);
    const run = start([
      { calls: [call], path: `${file}$`, count: 1, action: { kind: 'pause', file: paused } },
    ]);
    const isPaused = await untilPaused(run, paused);
    if (isPaused) change.act(file, outside, content ?? Buffer.alloc(0));
    check.renew();
    go(paused);
    const ended = await run.ended;
    history.note(`${change.name} at ${call}`);
    if (!isPaused) return check.after(ended);
    const excuses = [{ file: path, codes: change.codes }];
    return [...judgeEnd(ended, [1]), ...judgeNamed(ended, path), ...(await check.after(ended, { excuses }))];
  });
}

/** The folder of a file gives way to a link that leads out of the drive, where a file of that name lies. */
async function linkForFolder(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, check, random, start }) => {
    const { path } = random.pick(carriedFiles(scene).filter((file) => file.path.includes('/')));
    const { paused, outside } = makeOutside(history);
    const folder = dirname(path);
    const run = start([
      {
        calls: [random.pick(['open', 'list'] as const)],
        path: `${join(scene.drive, folder)}$`,
        count: 1,
        action: { kind: 'pause', file: paused },
      },
    ]);
    if (await untilPaused(run, paused)) {
      renameSync(join(scene.drive, folder), join(outside, 'aside'));
      // The same names are there, with what must not be read.
      execFileSync('cp', ['-a', join(outside, 'aside'), join(outside, 'twin')]);
      writeFileSync(join(outside, 'twin', path.slice(folder.length + 1)), secret);
      symlinkSync(join(outside, 'twin'), join(scene.drive, folder));
    }
    check.renew();
    go(paused);
    const ended = await run.ended;
    const codes = ['SymbolicLink', 'FileChanged', 'MissingFile', 'DeviceReadError', 'Ignored', 'OK'];
    const gone = scene.tree.filter(({ drivePath }) => drivePath.startsWith(`${folder}/`));
    const excuses = [folder, `${folder}/`, ...gone.map(({ drivePath }) => drivePath)].map((file) => ({
      file,
      codes,
    }));
    const found = await check.after(ended, { excuses });
    // The link itself has no row when it came behind the scan of its folder. What was opened before was read rightly.
    const isExpected = ({ detail }: Violation): boolean =>
      detail === `${folder} has no row` ||
      (detail.startsWith(`${folder}/`) && detail.endsWith('is called loaded and is not on the drive'));
    return [...judgeEnd(ended, [0, 1]), ...found.filter((violation) => !isExpected(violation))];
  });
}

/** A source changes while it is copied; the next run takes it as it is then. */
async function changeOfSource(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, random, start }) => {
    const change = random.pick(changes.filter(({ name }) => !/link|FIFO|folder/.test(name)));
    const file = random.pick(
      scene.tree.filter(({ path, content }) => !path.endsWith('.tmp') && content.length > 1),
    );
    const { paused, outside } = makeOutside(history);
    const call = change.isWhileRead && random.next() < 0.6 ? 'read' : 'open';
    const source = join(scene.sources, file.path);
    const run = start([
      { calls: [call], path: `${source}$`, count: 1, action: { kind: 'pause', file: paused } },
    ]);
    let content: Buffer | null = file.content;
    if (await untilPaused(run, paused)) content = change.act(source, outside, file.content);
    go(paused);
    const first = await run.ended;
    history.note(`${change.name} at ${call}`);
    const others = scene.tree.filter((one) => one !== file);
    const tree = content === null ? others : [...others, { ...file, content }];
    const after = await beginCheck({ ...scene, tree });
    return [...judgeEnd(first, [0, 1]), ...(await after.after(await runToTheEnd(scene)))];
  });
}

/** A bit of a file on the drive changes while a load is stopped, and nothing tells of it. */
async function flipOnMedium(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, check, random, start }) => {
    const { path, sizeBytes } = random.pick(carriedFiles(scene).filter((file) => file.sizeBytes > 0));
    const { paused } = makeOutside(history);
    const skip = random.between(0, 20);
    const run = start([
      { calls: ['read'], path: `${scene.drive}/`, skip, count: 1, action: { kind: 'pause', file: paused } },
    ]);
    if (await untilPaused(run, paused)) run.child.kill('SIGINT');
    go(paused);
    const first = await run.ended;
    if (first.exitCode === 0) return check.after(first);
    flipBit(join(scene.drive, path), random.between(0, sizeBytes - 1));
    check.renew();
    const ended = await runToTheEnd(scene);
    const excuses = [{ file: path, codes: ['InventoryMismatch', 'OK'] }];
    const found = await check.after(ended, { excuses });
    // What was stored before it flipped is as the inventory has it, and not as the drive has it now: with its row, or
    // without one when the load was stopped before the row was written.
    const file = [...scene.tree, ...scene.own].find(({ drivePath }) => drivePath === path);
    const stored = file && `${file.path}: ${sizeBytes} B ${md5Of(file.content)}`;
    return found.filter(
      ({ what, detail }) =>
        (what !== 'different' || !detail.startsWith(`${path} is called`)) &&
        detail !== `no row has the object ${stored}`,
    );
  });
}

function flipBit(file: string, at: number): void {
  const { atime, mtime } = statSync(file);
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
}

function makeOutside(history: History): { readonly paused: string; readonly outside: string } {
  const outside = join(history.folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret'), secret);
  return { paused: join(history.folder, 'paused'), outside };
}

const base = { family: 'drive', whyNot: whyNoShim } as const;
const readingWorks = ['load-s3', 'load-folder', 'verify'] as const;

/** Faults of files that do not stay as they are. */
export const movingFiles: readonly Fault[] = [
  {
    ...base,
    id: 'drive-file-changes',
    title: 'A file grows, shrinks, is overwritten, deleted or replaced while it is read',
    works: readingWorks,
    histories: 16,
    run: changeOnDrive,
  },
  {
    ...base,
    id: 'drive-folder-becomes-link',
    title: 'A folder gives way to a link out of the drive while it is read',
    works: readingWorks,
    histories: 6,
    run: linkForFolder,
  },
  {
    ...base,
    id: 'drive-source-changes',
    title: 'A source grows, shrinks, is overwritten or deleted while it is copied',
    works: ['prepare'],
    histories: 16,
    run: changeOfSource,
  },
  {
    ...base,
    id: 'drive-flips-between',
    title: 'A bit on the medium flips between two runs',
    works: readingWorks,
    histories: 6,
    run: flipOnMedium,
  },
];
