import { join } from 'node:path';
import { changingCalls, whyNoShim, type ShimRule } from '../../../support/fault-shim.ts';
import type { Ended } from '../../work-run.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { works } from '../../fault.ts';
import { runToTheEnd, runWork } from '../../works.ts';
import {
  carriedFiles,
  go,
  judgeEnd,
  judgeNamed,
  untilPaused,
  withScene,
  writtenFolder,
  type DriveHistory,
} from './drive-history.ts';

const base = { family: 'drive', histories: 5, whyNot: whyNoShim } as const;

/** Runs once more without the fault and looks at everything. */
async function endWell({ scene, check }: DriveHistory, first: Ended): Promise<readonly Violation[]> {
  const isOver = scene.work.startsWith('load') && (first.exitCode === 0 || first.exitCode === 1);
  return check.after(isOver ? first : await runToTheEnd(scene));
}

/** A file of which every reading fails costs its row; of the sources, its place on the drive until the next run. */
async function unreadableFile(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, check, random, run, hits } = given;
    const isPrepare = scene.work === 'prepare';
    const file = isPrepare
      ? random.pick(scene.tree.filter(({ drivePath }) => !drivePath.endsWith('.tmp')))
      : random.pick(carriedFiles(scene));
    const shown = 'drivePath' in file ? file.drivePath : file.path;
    const sizeBytes = 'content' in file ? file.content.length : file.sizeBytes;
    const root = isPrepare ? scene.sources : scene.drive;
    const skip = sizeBytes > 2 ** 20 ? random.between(0, 3) : 0;
    const ended = await run([
      { calls: ['read'], path: `${root}/${file.path}$`, skip, action: { kind: 'error', code: 'EIO' } },
    ]);
    const wasHit = hits() > 0;
    const excuses = wasHit ? [{ file: shown, codes: ['DeviceReadError'] }] : [];
    const violations = [...(await check.after(ended, { excuses }))];
    if (wasHit) violations.push(...judgeEnd(ended, [1]), ...judgeNamed(ended, shown));
    // The job is over; a drive and a rehearsal can be put right.
    const again = await runWork(scene);
    if (isPrepare || scene.work === 'verify') violations.push(...(await check.after(again)));
    else violations.push(...(await check.after(ended, { excuses })), ...judgeEnd(again, [4]));
    return violations;
  });
}

/** What the medium gives back of what was just written. */
async function unreadableCopy(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, random, run, hits } = given;
    const isFlip = random.next() < 0.5;
    const ended = await run([
      {
        calls: ['read'],
        path: `${scene.drive}/.drivepost/partial/`,
        skip: random.between(0, 30),
        count: random.pick([1, 2, 5, 0]),
        action: isFlip ? { kind: 'flip', byte: random.between(0, 20) } : { kind: 'error', code: 'EIO' },
      },
    ]);
    // One flip is put right by writing the file once more.
    const wanted = hits() === 0 || isFlip ? [0, 1] : [1, 3];
    return [...judgeEnd(ended, wanted), ...(await endWell(given, ended))];
  });
}

/** A bit that is read wrong, from the drive or on the way. */
async function flippedFile(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, check, random, run } = given;
    const file = random.pick(carriedFiles(scene).filter(({ sizeBytes }) => sizeBytes > 0));
    const byte = random.between(0, Math.min(file.sizeBytes, 1000) - 1);
    const path = `${scene.drive}/${file.path}$`;
    const ended = await run([{ calls: ['read'], path, action: { kind: 'flip', byte } }]);
    const excuses = [{ file: file.path, codes: ['InventoryMismatch'] }];
    return [
      ...judgeEnd(ended, [1]),
      ...judgeNamed(ended, file.path),
      ...(await check.after(ended, { excuses })),
    ];
  });
}

function short(root: string, bytes: number): ShimRule {
  return { calls: ['read', 'write'], path: `${root}/`, action: { kind: 'short', bytes } };
}

/** Calls that do less than they were asked for, and folders that do not say what is in them: nothing comes of it. */
async function pedanticSystem(history: History): Promise<readonly Violation[]> {
  return withScene(history, async ({ scene, check, random, run }) => {
    const ended = await run([
      // Whole blocks, as direct reads give them.
      short(scene.drive, 4096 * random.between(1, 40)),
      short(scene.sources, random.between(3000, 90_000)),
      short(scene.target, random.between(3000, 90_000)),
      { calls: ['list'], path: scene.folder, action: { kind: 'untyped' } },
    ]);
    return check.after(ended);
  });
}

/** One call that changes something fails, or some, or all from there on. */
function failingWrites(code: 'EIO' | 'EROFS'): Fault['run'] {
  return (history) =>
    withScene(history, async (given) => {
      const { scene, random, run, hits } = given;
      const calls =
        code === 'EROFS'
          ? changingCalls
          : [random.pick(['write', 'write', 'sync', 'sync', 'rename', 'mkdir', 'create', 'times'] as const)];
      const ended = await run([
        {
          calls,
          path: `${writtenFolder(scene)}`,
          skip: random.between(0, 60),
          count: code === 'EROFS' ? 0 : random.pick([1, 1, 3, 0]),
          action: { kind: 'error', code },
        },
      ]);
      return [...judgeEnd(ended, hits() === 0 ? [0] : [1, 3]), ...(await endWell(given, ended))];
    });
}

async function full(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, random, run, hits } = given;
    const totalBytes = scene.tree.reduce((sum, { content }) => sum + content.length, 0);
    const bytes = Math.floor(totalBytes * random.next() ** 2);
    const ended = await run([
      { calls: ['write'], path: `${writtenFolder(scene)}/`, action: { kind: 'room', bytes } },
    ]);
    const violations = judgeEnd(ended, hits() === 0 ? [0] : [3]);
    if (hits() > 0 && !/full|no more space/.test(ended.said))
      violations.push({ what: 'log', detail: `it does not say that there is no space: ${ended.said}` });
    return [...violations, ...(await endWell(given, ended))];
  });
}

/** A folder that cannot be listed, or a file that cannot be looked at, is named, and nothing in it is forgotten. */
async function unreadableFolder(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, check, random, run, hits } = given;
    const inFolders = scene.tree.filter(({ drivePath }) => drivePath.includes('/'));
    const folder = random.pick(inFolders).drivePath.replace(/\/[^/]*$/, '');
    if (scene.work === 'prepare') {
      const call = random.pick(['list', 'stat'] as const);
      const path = call === 'list' ? folder : random.pick(inFolders).drivePath;
      const rule = { calls: [call], path: `${scene.drive}/${path}$`, skip: random.between(0, 3), count: 1 };
      const ended = await run([{ ...rule, action: { kind: 'error', code: 'EIO' } }]);
      return [...judgeEnd(ended, hits() === 0 ? [0] : [0, 1, 3, 4]), ...(await endWell(given, ended))];
    }
    const ended = await run([
      { calls: ['list'], path: `${scene.drive}/${folder}$`, action: { kind: 'error', code: 'EIO' } },
    ]);
    const lost = carriedFiles(scene).filter(({ path }) => path.startsWith(`${folder}/`));
    const excuses = [`${folder}/`, `${folder}/scratch.tmp`, ...lost.map(({ path }) => path)].map((file) => ({
      file,
      codes: ['DeviceReadError', 'Ignored'],
    }));
    const violations = [...judgeEnd(ended, [1]), ...(await check.after(ended, { excuses }))];
    for (const { path } of lost.slice(0, 20)) violations.push(...judgeNamed(ended, path));
    return violations;
  });
}

/** A folder of which some files are loaded when the load is stopped, and that cannot be listed when it goes on. */
async function unreadableWhenResumed(history: History): Promise<readonly Violation[]> {
  return withScene(history, async (given) => {
    const { scene, check, random, start, run } = given;
    const folders = scene.tree.map(({ drivePath }) => drivePath.split('/').slice(0, -1).join('/'));
    const folder = random.pick(folders.filter((name) => name !== ''));
    const inside = carriedFiles(scene).filter(({ path }) => path.startsWith(`${folder}/`));
    const file = join(history.folder, 'paused');
    const at = random.pick(inside).path;
    const path = `${scene.drive}/${at}$`;
    const first = start([{ calls: ['read'], path, count: 1, action: { kind: 'pause', file } }]);
    if (await untilPaused(first, file)) first.child.kill('SIGINT');
    go(file);
    const stopped = await first.ended;
    const listing = { calls: ['list'], path: `${scene.drive}/${folder}$` } as const;
    const ended = await run([{ ...listing, action: { kind: 'error', code: 'EIO' } }]);
    const excuses = [`${folder}/`, `${folder}/scratch.tmp`, ...inside.map(({ path: name }) => name)].map(
      (name) => ({ file: name, codes: ['DeviceReadError', 'Ignored', 'OK'] }),
    );
    return [
      ...judgeEnd(stopped, [0, 130]),
      ...(stopped.exitCode === 0 ? [] : await check.after(ended, { excuses })),
    ];
  });
}

/** Faults of single calls, made by a C library that fails on purpose. */
export const failingCalls: readonly Fault[] = [
  { ...base, id: 'drive-eio-read', title: 'A file cannot be read (EIO)', works, run: unreadableFile },
  {
    ...base,
    id: 'drive-read-back',
    title: 'What was written cannot be read back, or reads differently',
    works: ['prepare'],
    run: unreadableCopy,
  },
  {
    ...base,
    id: 'drive-bit-flip',
    title: 'A bit is read wrong',
    works: ['load-s3', 'load-folder', 'verify'],
    run: flippedFile,
  },
  {
    ...base,
    id: 'drive-short-calls',
    title: 'Short reads and writes, folders that do not tell types',
    works,
    run: pedanticSystem,
  },
  {
    ...base,
    id: 'drive-eio-write',
    histories: 20,
    title: 'Writing, flushing, renaming fails (EIO)',
    works: ['prepare', 'load-folder'],
    run: failingWrites('EIO'),
  },
  {
    ...base,
    id: 'drive-turns-read-only',
    histories: 10,
    title: 'Becomes read-only in the middle (EROFS)',
    works: ['prepare', 'load-folder'],
    run: failingWrites('EROFS'),
  },
  {
    ...base,
    id: 'drive-full',
    histories: 10,
    title: 'Full in the middle (ENOSPC)',
    works: ['prepare', 'load-folder'],
    run: full,
  },
  {
    ...base,
    id: 'drive-eio-list',
    title: 'A folder cannot be listed (EIO)',
    works,
    run: unreadableFolder,
  },
  {
    ...base,
    id: 'drive-eio-list-later',
    title: 'A folder cannot be listed (EIO) when a load that was stopped goes on',
    works: ['load-s3', 'load-folder'],
    run: unreadableWhenResumed,
  },
];
