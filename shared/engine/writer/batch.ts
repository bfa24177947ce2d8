import { lstatSync, renameSync, rmSync, type Stats } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import type { ReadBack } from '../drives/read-back.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { copyFile, isChanged, type Copied } from './copy-file.ts';
import { flushFileSystem, flushPath } from './flush.ts';
import { parentOf, type FolderGuard } from './folder-guard.ts';
import type { JournalEntry } from './journal.ts';
import type { BatchResult, CopyItem, ItemFailure } from './worker-messages.ts';
import { driveError, ItemStop, onDrive, RunStop } from './write-errors.ts';

export interface BatchTools {
  readonly driveRoot: string;
  readonly partialFolder: BytePath;
  readonly guard: FolderGuard;
  readonly readBack: ReadBack;
  readonly buffer: Buffer;
  /** Counts bytes; throws RunStop CANCELLED when the run is to stop. */
  readonly onWritten: (bytes: number) => void;
  readonly onReadBack: (bytes: number) => void;
  /** Counts files that were read back as a whole. */
  readonly onFileReadBack: () => void;
}

/** A batch between its two steps. */
export interface Batch {
  /** Writes, flushes and reads back each file under a partial name. */
  stage(items: readonly CopyItem[]): BatchResult;
  /** Gives the staged files their names. To be called when the journal holds them. */
  commit(): readonly ItemFailure[];
  /** Hashes files where they lie. */
  hash(paths: readonly BytePath[]): BatchResult;
  /** Removes what is unfinished. */
  discard(): void;
}

/** Below this many files each is flushed by itself; from there on the whole file system is. */
const flushEachLimit = 8;

interface Staged {
  readonly item: CopyItem;
  readonly partial: BytePath;
  copied: Copied;
}

/** The work of one writer worker on its drive. */
export function createBatch(tools: BatchTools): Batch {
  let staged: Staged[] = [];
  let failures: ItemFailure[] = [];
  let number = 0;
  const native = (path: BytePath): string | Buffer => nativePath(tools.driveRoot, path);

  /** Removes an unfinished file. What went wrong before matters more than that this fails too; the next run cleans up. */
  function drop(partial: BytePath): void {
    try {
      rmSync(native(partial), { force: true });
    } catch {
      // The drive is gone, or will be told to be by what comes next.
    }
  }

  function fail(path: BytePath, error: unknown): void {
    if (!(error instanceof ItemStop)) throw error;
    failures.push({ path, code: error.code, systemCode: error.systemCode });
  }

  /** A source that changed under the first try gets a second one. */
  function write(item: CopyItem, partial: BytePath, mustFlush: boolean): Copied {
    const { buffer, onWritten } = tools;
    const source = nativePath(item.sourceRoot, item.sourcePath);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return copyFile({ source, partial: native(partial), buffer, mustFlush, keepOn: onWritten });
      } catch (error) {
        drop(partial);
        if (attempt > 1 || !(error instanceof ItemStop) || error.code !== 'SOURCE_CHANGED') throw error;
      }
    }
  }

  function readBack(path: BytePath): string {
    try {
      const md5 = tools.readBack.md5Of(native(path), tools.onReadBack);
      tools.onFileReadBack();
      return md5;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      // One bad place on the medium fails one file; a drive that does not answer at all stops the run.
      tools.guard.checkRoot();
      throw new ItemStop('READ_BACK_FAILED', error);
    }
  }

  /** Null when what lies there is what the source holds; a second write is tried before a file is given up. */
  function verify(one: Staged): void {
    if (readBack(one.partial) === one.copied.md5) return;
    drop(one.partial);
    one.copied = write(one.item, one.partial, true);
    tools.readBack.prepare();
    if (readBack(one.partial) !== one.copied.md5) throw new ItemStop('READ_BACK_DIFFERS');
  }

  function stageAll(items: readonly CopyItem[]): JournalEntry[] {
    const entries: JournalEntry[] = [];
    const flushEach = items.length < flushEachLimit;
    const written: Staged[] = [];
    for (const item of items) {
      try {
        if (item.mode === 'adopt') {
          entries.push(adopt(item));
          continue;
        }
        number += 1;
        const partial = `${tools.partialFolder}/${number}.partial` as BytePath;
        written.push({ item, partial, copied: write(item, partial, flushEach) });
      } catch (error) {
        fail(item.target, error);
      }
    }
    if (!flushEach && !flushFileSystem(tools.driveRoot)) {
      for (const { partial } of written) onDrive(() => flushPath(native(partial)));
    }
    tools.readBack.prepare();
    for (const one of written) {
      try {
        verify(one);
        const there = onDrive(() => lstatSync(native(one.partial)));
        entries.push(entryOf(one.item.target, there, one.copied));
        staged.push(one);
      } catch (error) {
        drop(one.partial);
        fail(one.item.target, error);
      }
    }
    return entries;
  }

  /** A file that is there already counts as copied when it holds what the source holds. */
  function adopt(item: CopyItem): JournalEntry {
    const { buffer, onWritten } = tools;
    const there = onDrive(() => lstatSync(native(item.target)));
    if (!there.isFile()) throw new ItemStop('NAME_TAKEN');
    const source = nativePath(item.sourceRoot, item.sourcePath);
    const copied = copyFile({ source, partial: null, buffer, mustFlush: false, keepOn: onWritten });
    if (copied.sizeBytes !== there.size) throw new ItemStop('NAME_TAKEN');
    if (readBack(item.target) !== copied.md5) throw new ItemStop('NAME_TAKEN');
    return entryOf(item.target, there, copied);
  }

  function stage(items: readonly CopyItem[]): BatchResult {
    tools.guard.checkRoot();
    failures = [];
    staged = [];
    try {
      const entries = stageAll(items);
      return { entries, failures, readBack: tools.readBack.method };
    } catch (error) {
      throw stopOf(error);
    }
  }

  /** A file of this run that is no longer there may mean that the whole drive is not. */
  function stopOf(error: unknown): unknown {
    if (systemCode(error) === 'ENOENT') tools.guard.checkRoot();
    return driveError(error);
  }

  function commit(): readonly ItemFailure[] {
    try {
      return commitAll();
    } catch (error) {
      throw stopOf(error);
    }
  }

  function commitAll(): readonly ItemFailure[] {
    const refused: ItemFailure[] = [];
    const folders = new Set<string>();
    failures = refused;
    for (const { item, partial } of staged) {
      try {
        onDrive(() => {
          tools.guard.makeFolderOf(item.target);
          if (item.mode === 'copy' && isThere(native(item.target))) throw new ItemStop('NAME_TAKEN');
          renameSync(native(partial), native(item.target));
        });
        folders.add(parentOf(item.target));
      } catch (error) {
        drop(partial);
        fail(item.target, error);
      }
    }
    if (staged.length < flushEachLimit || process.platform !== 'linux') {
      for (const folder of folders) onDrive(() => flushPath(native(folder as BytePath)));
    }
    staged = [];
    return refused;
  }

  function hash(paths: readonly BytePath[]): BatchResult {
    tools.guard.checkRoot();
    failures = [];
    const entries: JournalEntry[] = [];
    for (const path of paths) {
      try {
        const before = onDrive(() => lstatSync(native(path)));
        if (!before.isFile()) throw new ItemStop('NOT_A_FILE');
        const md5 = readBack(path);
        const after = onDrive(() => lstatSync(native(path)));
        if (isChanged(before, after)) throw new ItemStop('CHANGED_WHILE_HASHED');
        entries.push({ path, md5, sizeBytes: after.size, mtimeMs: after.mtimeMs, sourceMtimeMs: null });
      } catch (error) {
        fail(path, systemCode(error) === 'ENOENT' ? new ItemStop('CHANGED_WHILE_HASHED', error) : error);
      }
    }
    return { entries, failures, readBack: tools.readBack.method };
  }

  function discard(): void {
    staged = [];
    try {
      rmSync(native(tools.partialFolder), { recursive: true, force: true });
    } catch {
      // The drive is gone or full; the next run cleans up.
    }
  }

  return { stage, commit, hash, discard };
}

function entryOf(path: BytePath, there: Stats, copied: Copied): JournalEntry {
  const { md5, sourceMtimeMs } = copied;
  return { path, md5, sizeBytes: there.size, mtimeMs: there.mtimeMs, sourceMtimeMs };
}

function isThere(path: string | Buffer): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Throws when the run is to stop. */
export function createStopCheck(stop: SharedArrayBuffer): () => void {
  const flag = new Int32Array(stop);
  return () => {
    if (Atomics.load(flag, 0) !== 0) throw new RunStop('CANCELLED');
  };
}
