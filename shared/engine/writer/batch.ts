import { lstatSync, renameSync, rmSync, type Stats } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import type { ReadBack } from '../drives/read-back.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { copyFile, type Copied, type CopyBuffers } from './copy-file.ts';
import { flushFileSystem, flushPath } from './flush.ts';
import { parentOf, type FolderGuard } from './folder-guard.ts';
import type { JournalEntry } from './journal.ts';
import type { BatchResult, Committed, CopyItem, ItemFailure } from './worker-messages.ts';
import { driveError, ItemStop, onDrive, RunStop } from './write-errors.ts';

export interface BatchTools {
  readonly driveRoot: string;
  readonly partialFolder: BytePath;
  readonly guard: FolderGuard;
  readonly readBack: ReadBack;
  readonly buffers: CopyBuffers;
  /** Whether to write large files past the page cache. */
  readonly isDirect: boolean;
  /** Puts onto the medium what the journal holds. */
  readonly flushJournal: () => void;
  /** Whether a flush of the whole file system does that, too. */
  readonly isJournalFlushedWithAll: boolean;
  /** Counts bytes; throws RunStop CANCELLED when the run is to stop. */
  readonly onWritten: (bytes: number) => void;
  readonly onReadBack: (bytes: number) => void;
  /** Counts files that were read back as a whole. */
  readonly onFileReadBack: () => void;
}

/**
 * Batches, each in two steps. Between them the journal takes what was staged; the flush that the next batch needs anyway
 * carries it onto the medium.
 */
export interface Batch {
  /**
   * Writes, flushes and reads back each file under a partial name; gives those staged before their names. To be called
   * when the journal holds these.
   */
  stage(items: readonly CopyItem[]): Promise<BatchResult & { readonly committed: Committed }>;
  /** Gives the staged files their names. To be called when the journal holds them. */
  commit(): Committed;
  /** Reads a file where it lies. Throws ItemStop READ_BACK_FAILED, or RunStop when the drive is gone. */
  readonly readBackOf: (path: BytePath, sizeBytes: number) => string;
  /** Does something at one name on the drive. Throws ItemStop DRIVE_ERROR where that alone fails, or what `onDrive` throws. */
  readonly atName: <T>(work: () => T) => T;
  /** Removes what is unfinished. */
  discard(): void;
}

/** Below this many files each is flushed by itself; from there on the whole file system is. */
export const flushEachLimit = 8;

/** So near to one another the times of two files may be one to a file system. */
const coarsestStepMs = 4000;

interface Staged {
  readonly item: CopyItem;
  readonly partial: BytePath;
  copied: Copied;
}

const nothing: Committed = { files: 0, bytes: 0, failures: [] };

/** The work of one writer worker on its drive. */
export function createBatch(tools: BatchTools): Batch {
  let staged: Staged[] = [];
  /** Of an earlier batch, in the journal already. */
  let held: Staged[] = [];
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
    failures.push(failureOf(path, error));
  }

  /**
   * Does something at one name on the drive. Where that alone gives an error, as a damaged folder does, one file fails; a
   * drive that is gone stops the run.
   */
  function atName<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (systemCode(error) !== 'EIO') throw driveError(error);
      tools.guard.checkRoot();
      throw new ItemStop('DRIVE_ERROR', error);
    }
  }

  /** A source that changed under the first try gets a second one. */
  async function write(item: CopyItem, partial: BytePath, mustFlush: boolean): Promise<Copied> {
    const { buffers, isDirect, onWritten: keepOn } = tools;
    const source = nativePath(item.sourceRoot, item.sourcePath);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await copyFile({ source, partial: native(partial), buffers, isDirect, mustFlush, keepOn });
      } catch (error) {
        drop(partial);
        if (attempt > 1 || !(error instanceof ItemStop) || error.code !== 'SOURCE_CHANGED') throw error;
      }
    }
  }

  function readBackOf(path: BytePath, sizeBytes: number): string {
    return fromMedium(() => tools.readBack.md5Of(native(path), tools.onReadBack, sizeBytes));
  }

  /** Reads a file back, as a whole or up to where it differs. */
  function fromMedium<T>(read: () => T): T {
    try {
      const result = read();
      tools.onFileReadBack();
      return result;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      // One bad place on the medium fails one file; a drive that does not answer at all stops the run.
      tools.guard.checkRoot();
      throw new ItemStop('READ_BACK_FAILED', error);
    }
  }

  /** What lies there, when it is what the source holds; else from which byte on it may differ. */
  function lookAtVerified({ partial, copied }: Staged): Stats | number {
    const differsAt = fromMedium(() =>
      tools.readBack.differenceFrom(copied, native(partial), tools.onReadBack),
    );
    if (differsAt !== null) return differsAt;
    const there = atName(() => lstatSync(native(partial)));
    return there.size === copied.sizeBytes ? there : copied.sizeBytes;
  }

  /** A second write is tried before a file is given up. */
  async function verify(one: Staged): Promise<Stats> {
    const there = lookAtVerified(one);
    if (typeof there !== 'number') return there;
    drop(one.partial);
    one.copied = await write(one.item, one.partial, true);
    tools.readBack.prepare();
    const now = lookAtVerified(one);
    if (typeof now === 'number') throw new ItemStop('READ_BACK_DIFFERS', undefined, now);
    return now;
  }

  /**
   * Removes the old file where the journal could not tell it from the new one: the line of the new one would be taken for
   * the old one's, should the run end before the new one has the name.
   */
  function removeLookalike({ target, mode }: CopyItem, copied: Copied, mustFlush: boolean): void {
    if (mode !== 'replace') return;
    atName(() => {
      const there = lstatSync(native(target), { throwIfNoEntry: false });
      if (there?.isFile() !== true || there.size !== copied.sizeBytes) return;
      if (Math.abs(there.mtimeMs - copied.sourceMtimeMs) > coarsestStepMs) return;
      rmSync(native(target));
      if (mustFlush) flushPath(native(parentOf(target) as BytePath));
    });
  }

  function keepOrDrop(partial: BytePath, work: () => void): void {
    try {
      work();
    } catch (error) {
      drop(partial);
      throw error;
    }
  }

  async function writeAll(
    items: readonly CopyItem[],
    entries: JournalEntry[],
  ): Promise<{ readonly written: readonly Staged[]; readonly isAllFlushed: boolean }> {
    const flushEach = items.length < flushEachLimit;
    const written: Staged[] = [];
    for (const item of items) {
      try {
        if (item.mode === 'adopt') {
          entries.push(await adopt(item));
          continue;
        }
        number += 1;
        const partial = `${tools.partialFolder}/${number}` as BytePath;
        const copied = await write(item, partial, flushEach);
        keepOrDrop(partial, () => removeLookalike(item, copied, flushEach));
        written.push({ item, partial, copied });
      } catch (error) {
        fail(item.target, error);
      }
    }
    const isAllFlushed = !flushEach && flushFileSystem(tools.driveRoot);
    if (!flushEach && !isAllFlushed) {
      for (const { partial } of written) onDrive(() => flushPath(native(partial)));
    }
    return { written, isAllFlushed };
  }

  async function verifyAll(written: readonly Staged[], entries: JournalEntry[]): Promise<void> {
    tools.readBack.prepare();
    for (const one of written) {
      try {
        entries.push(entryOf(one.item.target, await verify(one), one.copied));
        staged.push(one);
      } catch (error) {
        drop(one.partial);
        fail(one.item.target, error);
      }
    }
  }

  /** A file that is there already counts as copied when it holds what the source holds. */
  async function adopt(item: CopyItem): Promise<JournalEntry> {
    const { buffers, onWritten: keepOn } = tools;
    const there = atName(() => lstatSync(native(item.target)));
    if (!there.isFile()) throw new ItemStop('NAME_TAKEN');
    const source = nativePath(item.sourceRoot, item.sourcePath);
    const copied = await copyFile({
      source,
      partial: null,
      buffers,
      isDirect: false,
      mustFlush: false,
      keepOn,
    });
    if (copied.sizeBytes !== there.size) throw new ItemStop('NAME_TAKEN');
    if (readBackOf(item.target, there.size) !== copied.md5) throw new ItemStop('NAME_TAKEN');
    return entryOf(item.target, there, copied);
  }

  async function stage(items: readonly CopyItem[]): Promise<BatchResult & { readonly committed: Committed }> {
    tools.guard.checkRoot();
    failures = [];
    held = staged;
    staged = [];
    const entries: JournalEntry[] = [];
    try {
      const { written, isAllFlushed } = await writeAll(items, entries);
      const committed = commitHeld(isAllFlushed && tools.isJournalFlushedWithAll);
      await verifyAll(written, entries);
      return { entries, failures, readBack: tools.readBack.method, committed };
    } catch (error) {
      const stop = stopOf(error);
      // What is verified shall not have to be copied again for a pause.
      if (stop instanceof RunStop && stop.code === 'CANCELLED') commitHeld(false);
      throw stop;
    }
  }

  /** An error, or a file of this run that is no longer there, may mean that the whole drive is not. */
  function stopOf(error: unknown): unknown {
    if (systemCode(error) === 'ENOENT') tools.guard.checkRoot();
    const told = driveError(error);
    if (told instanceof RunStop && told.code === 'DRIVE_FAILING') tools.guard.checkRoot();
    return told;
  }

  function commit(): Committed {
    held = staged;
    staged = [];
    try {
      return commitHeld(false);
    } catch (error) {
      throw stopOf(error);
    }
  }

  function commitHeld(isJournalFlushed: boolean): Committed {
    if (held.length === 0) return nothing;
    if (!isJournalFlushed) onDrive(() => tools.flushJournal());
    const refused: ItemFailure[] = [];
    const folders = new Set<string>();
    let files = 0;
    let bytes = 0;
    for (const { item, partial, copied } of held) {
      try {
        atName(() => {
          tools.guard.makeFolderOf(item.target);
          if (item.mode === 'copy' && isThere(native(item.target))) throw new ItemStop('NAME_TAKEN');
          renameSync(native(partial), native(item.target));
        });
        folders.add(parentOf(item.target));
        files += 1;
        bytes += copied.sizeBytes;
      } catch (error) {
        drop(partial);
        if (!(error instanceof ItemStop)) throw error;
        refused.push(failureOf(item.target, error));
      }
    }
    if (held.length < flushEachLimit || process.platform !== 'linux') {
      for (const folder of folders) onDrive(() => flushPath(native(folder as BytePath)));
    }
    held = [];
    return { files, bytes, failures: refused };
  }

  function discard(): void {
    staged = [];
    held = [];
    try {
      rmSync(native(tools.partialFolder), { recursive: true, force: true });
    } catch {
      // The drive is gone or full; the next run cleans up.
    }
  }

  return { stage, commit, readBackOf, atName, discard };
}

function entryOf(path: BytePath, there: Stats, copied: Copied): JournalEntry {
  const { md5, sourceMtimeMs } = copied;
  return { path, md5, sizeBytes: there.size, mtimeMs: there.mtimeMs, sourceMtimeMs };
}

function failureOf(path: BytePath, { code, systemCode: ofSystem, atByte }: ItemStop): ItemFailure {
  return { path, code, systemCode: ofSystem, atByte };
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
