import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import type { ReportProgress } from '../../base/progress.ts';
import { appError } from '../../domain/error-codes.ts';
import { readImportLog } from '../../domain/import-log/read-log.ts';
import { inventoryPath, manifestCopyPath } from '../../domain/inventory/inventory.ts';
import { compileKeys } from '../../domain/keys/key-for.ts';
import { manifestLimitBytes, type Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import type { ProofReport } from '../../domain/proof/proof-report.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { openPlain } from '../files/open-plain.ts';
import { fileSha256, readInventory } from '../inventory/read-inventory.ts';
import type { LogSource } from './log-source.ts';
import type { OutcomeListener } from './proof-tally.ts';
import { reconcile } from './reconcile.ts';

export interface ProveOptions {
  /** An inventory file, or the root of a drive that has one in `.drivepost/`. */
  readonly source: string;
  readonly log: LogSource;
  /** The manifest that drove the load; for a drive its own copy is taken when there is one. */
  readonly manifestFile?: string | undefined;
  /** Told what became of each file, in no order to rely on. */
  readonly outcomes?: OutcomeListener | undefined;
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
}

/**
 * Proves a journey: accounts for every file of the inventory by the import log (reference 7). Reads; changes nothing.
 * Throws FILE_UNREADABLE, MANIFEST_INVALID for a manifest named by the caller, and the signal's reason.
 */
export async function prove(options: ProveOptions): Promise<ProofReport> {
  const { source, log, signal } = options;
  const drive = isFolder(source) ? source : null;
  const inventoryFile = drive === null ? source : join(drive, ...inventoryPath.split('/'));
  const sha256 = await fileSha256(inventoryFile, signal);
  const { file: manifestFile, manifest } = await findManifest(options.manifestFile, drive);
  const tally = await reconcile(
    {
      openInventory: () => readInventory(inventoryFile, signal),
      openLog: () => readImportLog(log.read()),
      canReopenLog: log.canReopen,
      onRows: (rows, loadedBytes) => {
        signal.throwIfAborted();
        options.report(progressOf(rows, loadedBytes));
      },
    },
    {
      keyOf: manifest === null ? null : compileKeys(manifest),
      sizeOf: (path) => (drive === null ? null : sizeOn(drive, path)),
      outcomes: options.outcomes,
    },
  );
  const signedSha256 = manifest?.inventorySha256?.toLowerCase();
  const isSigned = signedSha256 === undefined ? null : signedSha256 === sha256;
  if (isSigned === false && signedSha256 !== undefined) {
    tally.add({ kind: 'inventoryChanged', manifestSha256: signedSha256, inventorySha256: sha256 });
  }
  return {
    formatVersion: 1,
    inventory: { file: inventoryFile, sha256, isSigned },
    log: { file: log.name },
    manifest: manifestFile,
    ...tally.totals(),
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw appError('FILE_UNREADABLE', { detail: path, cause: error });
  }
}

async function findManifest(
  named: string | undefined,
  drive: string | null,
): Promise<{ file: string | null; manifest: Manifest | null }> {
  const copy = drive === null ? null : join(drive, ...manifestCopyPath.split('/'));
  const file = named ?? copy;
  if (file === null) return { file: null, manifest: null };
  const bytes = await readSmall(file, named === undefined);
  if (bytes === null) return { file: null, manifest: null };
  const { manifest, problems } = readManifest(bytes);
  if (manifest !== undefined) return { file, manifest };
  const first = problems.find((problem) => problem.severity === 'error');
  throw appError('MANIFEST_INVALID', {
    detail: `${file}: ${first?.message ?? 'it cannot be read'}`,
    advice:
      'Name the manifest that drove the load with --manifest FILE; drivepost manifest check says all that is wrong.',
  });
}

/** Null for a file that is not there and need not be. */
async function readSmall(file: string, isOptional: boolean): Promise<Uint8Array | null> {
  try {
    // One that a person named may be a link; one on a drive could lead anywhere.
    const handle = await openPlain(file, { limitBytes: Infinity, mayBeLink: !isOptional });
    try {
      // A manifest over the limit is refused when it is read; a byte more than the limit is enough for that.
      const { size } = await handle.stat();
      return size <= manifestLimitBytes ? await handle.readFile() : new Uint8Array(manifestLimitBytes + 1);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isOptional && systemCode(error) === 'ENOENT') return null;
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
}

/** Null when the file is not there any more, as after a drive was erased. */
function sizeOn(drive: string, path: BytePath): number | null {
  try {
    const stat = lstatSync(nativePath(drive, path));
    return stat.isFile() ? stat.size : null;
  } catch {
    return null;
  }
}

function progressOf(rows: number, bytes: number): Parameters<ReportProgress>[0] {
  return {
    phase: 'Reconciling',
    files: rows,
    totalFiles: null,
    bytes,
    totalBytes: null,
    failed: 0,
    current: null,
  };
}
