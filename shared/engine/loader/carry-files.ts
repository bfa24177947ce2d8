import { setMaxListeners } from 'node:events';
import { lstatSync } from 'node:fs';
import { appError } from '../../domain/error-codes.ts';
import { unknownContentType } from '../../domain/keys/content-type.ts';
import { compileKeys } from '../../domain/keys/key-for.ts';
import { displayOf, nativePath, textOf, type BytePath } from '../files/byte-path.ts';
import { driveItems, type DriveItem } from './drive-items.ts';
import type { CarryOptions, CarryPorts, CarrySpec } from './carry-spec.ts';
import { createKeyClaims } from './key-claims.ts';
import type { FileInHand, LaneContext } from './lane-context.ts';
import { LargeLane } from './large-lane.ts';
import { codeOfFound, isExhausted, rowCodes, type RowCode } from './row-codes.ts';
import { RowWindow } from './row-window.ts';
import { SmallLane } from './small-lane.ts';

/** Rows that may wait for one before them. */
const windowRows = 16_384;

/**
 * The loader's heart: reads everything on the drive, hands it to the sink and writes one row for each file, in scan
 * order, whatever order the work is done in. Resolves when every row is written; rejects, once all files and requests are
 * let go, with the signal's reason, with DRIVE_GONE, or with the sink's error of scope `job`. The rows written until then
 * are true and the beginning of the log that a run without the failure would have written.
 */
export async function carryFiles(spec: CarrySpec, ports: CarryPorts, options: CarryOptions): Promise<void> {
  const keyOf = compileKeys(spec.rules);
  const claims = createKeyClaims(spec.root, spec.rules, keyOf);
  const run = new AbortController();
  // A sink may listen to it once for each put.
  setMaxListeners(0, run.signal);
  const tasks = new Gauge();
  let failure: { readonly error: unknown } | undefined;

  function fail(error: unknown): void {
    failure ??= { error };
    run.abort(error);
    window.wake();
  }

  const window = new RowWindow(windowRows, ports.writeRow);
  const stop = (): void => fail(options.signal.reason);
  if (options.signal.aborted) stop();
  options.signal.addEventListener('abort', stop, { once: true });

  const context: LaneContext = {
    ...ports,
    root: spec.root,
    bucket: spec.bucket,
    rules: spec.rules,
    signal: run.signal,
    onPartBytes: options.onPartBytes,
    settle(file, code, facts = {}) {
      // What ends a run makes everything else under way fail too: none of that may become a row.
      if (failure !== undefined || options.signal.aborted) return;
      const { md5 = '', sizeBytes = null, contentType = '' } = facts;
      const isLoaded = code.code === rowCodes.loaded.code;
      const key = isLoaded ? `${spec.bucket}/${file.key}` : '';
      const { status, code: name } = code;
      const row = {
        atMs: ports.clock.now(),
        file: file.text,
        status,
        code: name,
        key,
        md5,
        sizeBytes,
        contentType,
      };
      window.settle(file.place, row);
    },
    start(task) {
      tasks.add(1);
      void runTask(task);
    },
  };
  const large = new LargeLane(context);
  const small = new SmallLane(context, (file) => large.add(file));

  try {
    await produce();
    await small.flush();
    await tasks.idle();
    if (failure === undefined && !ports.presence.isThere()) throw appError('DRIVE_GONE');
  } catch (error) {
    fail(error);
  }
  await tasks.idle();
  options.signal.removeEventListener('abort', stop);
  if (failure !== undefined) throw failure.error;

  async function produce(): Promise<void> {
    const { root } = spec;
    // Who was first to have a key is known only from the start on.
    const after = claims === null ? spec.after : ('' as BytePath);
    const inventoryFile = spec.inventory?.file ?? null;
    let toSkip = spec.skipRows;
    let count = 0;
    for await (const items of driveItems({ root, inventoryFile, after, signal: run.signal })) {
      if (items.some((item) => item.kind === 'missing') && !ports.presence.isThere())
        throw appError('DRIVE_GONE');
      for (const item of items) {
        if (pathOf(item) <= spec.after) {
          isKeyTaken(item);
          continue;
        }
        if (toSkip > 0) {
          isKeyTaken(item);
          toSkip -= 1;
          if (toSkip === 0) checkLast(item);
          continue;
        }
        count += 1;
        const file = take(item);
        if (file !== null) small.add(file);
        if (small.isFull) await small.flush();
      }
      run.signal.throwIfAborted();
      if (window.size >= windowRows) {
        await small.flush();
        await window.room(run.signal);
      }
    }
    if (toSkip > 0) throw appError('LOAD_LOG_UNFIT');
    options.onScanEnd(count);
  }

  function checkLast(item: DriveItem): void {
    const path = pathOf(item);
    if (displayOf(path) !== spec.lastFile) throw appError('LOAD_LOG_UNFIT', { detail: displayOf(path) });
  }

  async function runTask(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      fail(error);
    } finally {
      tasks.add(-1);
    }
  }

  /** The file to be read, or null when its row is known already. */
  function take(item: DriveItem): FileInHand | null {
    const path = pathOf(item);
    const text = textOf(path);
    const file: FileInHand = {
      path,
      text: text ?? displayOf(path),
      key: '',
      expectedMd5: item.kind === 'missing' ? null : item.expectedMd5,
      place: window.reserve(),
    };
    if (item.kind === 'missing') {
      return settled(file, item.within === null ? rowCodes.missingFile : codeOfFound(item.within), null);
    }
    const { found } = item;
    const outcome = text === null ? null : keyOf(text);
    if (outcome?.kind === 'ignored') {
      context.settle(file, rowCodes.ignored, { sizeBytes: sizeOf(path), contentType: unknownContentType });
      return null;
    }
    if (found.kind !== 'file') {
      const errorCode = found.errorCode ?? '';
      if (isExhausted(errorCode)) throw appError('NO_RESOURCES', { detail: errorCode });
      if (found.kind === 'unreadable' && ports.presence.isGone(errorCode)) throw appError('DRIVE_GONE');
      return settled(file, codeOfFound(found), null);
    }
    if (outcome === null) return settled(file, rowCodes.invalidFileName, sizeOf(path));
    if (outcome.kind === 'refused') return settled(file, outcome, sizeOf(path));
    if (spec.inventory?.isSigned === true && item.expectedMd5 === null)
      return settled(file, rowCodes.notInInventory, sizeOf(path));
    if (outcome.key === spec.logKey) return settled(file, rowCodes.importLogKey, sizeOf(path));
    if (isKeyTaken(item)) return settled(file, rowCodes.keyTaken, sizeOf(path));
    file.key = outcome.key;
    return file;
  }

  /** Whether an earlier file has the key of this one; false for what gets no object. To be asked once for each, in scan order. */
  function isKeyTaken(item: DriveItem): boolean {
    if (claims === null || item.kind === 'missing' || item.found.kind !== 'file') return false;
    if (spec.inventory?.isSigned === true && item.expectedMd5 === null) return false;
    const { path } = item.found;
    const text = textOf(path);
    const outcome = text === null ? null : keyOf(text);
    if (text === null || outcome?.kind !== 'key' || outcome.key === spec.logKey) return false;
    return claims.isTaken({ path, text, key: outcome.key });
  }

  function settled(file: FileInHand, code: RowCode, sizeBytes: number | null): null {
    context.settle(file, code, { sizeBytes });
    return null;
  }

  function sizeOf(path: BytePath): number | null {
    try {
      const stat = lstatSync(nativePath(spec.root, path));
      return stat.isFile() ? stat.size : null;
    } catch {
      return null;
    }
  }
}

function pathOf(item: DriveItem): BytePath {
  return item.kind === 'missing' ? item.path : item.found.path;
}

/** Counts what is under way. */
class Gauge {
  private count = 0;
  private onIdle: (() => void) | undefined;

  add(change: 1 | -1): void {
    this.count += change;
    if (this.count === 0) this.onIdle?.();
  }

  async idle(): Promise<void> {
    while (this.count > 0) await new Promise<void>((resolve) => (this.onIdle = resolve));
  }
}
