import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { inventoryPath } from '../../../shared/domain/inventory/inventory.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import { fileSha256 } from '../../../shared/engine/inventory/read-inventory.ts';
import { withoutSecrets } from '../../../shared/engine/writer/redact-manifest.ts';
import { saveFile } from '../documents/save-file.ts';
import { copyDurably } from './copy-durably.ts';

const inventoryName = 'inventory.txt';
const manifestName = 'manifest.txt';
const signatureName = 'SIGNATURE';
const logName = 'import-log.csv';

/** The folder of one shipment: what a proof and a label need when the drive is away. */
export interface ShipmentFolder {
  readonly inventoryFile: string;
  readonly manifestFile: string;
  readonly logFile: string;
  /**
   * Copies a drive's inventory. Throws DRIVE_GONE when there is none, DRIVE_CHANGED when it is not the one with this SHA-256.
   */
  keepInventory(driveRoot: string, sha256: string): Promise<void>;
  /** Keeps a manifest without its passwords; one that cannot be read, or rid of them, is left out. */
  keepManifest(text: string): Promise<void>;
  /** The manifest as it was kept; null when there is none. */
  manifest(): Promise<string | null>;
  keepSignature(contents: string): Promise<void>;
  signature(): Promise<string | null>;
  remove(): Promise<void>;
}

/** The folder of a shipment; it is made when something is kept. There is one of these for each shipment. */
export function shipmentFolder(parent: string, shipmentId: string): ShipmentFolder {
  const folder = join(parent, shipmentId);
  const inventoryFile = join(folder, inventoryName);
  const manifestFile = join(folder, manifestName);
  const signatureFile = join(folder, signatureName);

  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: a status that comes in and a person's change may both bring a manifest. */
  function keep(file: string, text: string): Promise<void> {
    const next = last.then(() => replace(file, text));
    last = next.catch(() => undefined);
    return next;
  }

  async function replace(file: string, text: string): Promise<void> {
    if (text === (await readText(file))) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await saveFile(file, text);
  }

  return {
    inventoryFile,
    manifestFile,
    logFile: join(folder, logName),
    async keepInventory(driveRoot, sha256) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await checkInventory(driveRoot, sha256);
      await copyDurably(join(driveRoot, ...inventoryPath.split('/')), inventoryFile);
      if ((await fileSha256(inventoryFile)) !== sha256)
        throw appError('DRIVE_CHANGED', { detail: driveRoot });
    },
    async keepManifest(text) {
      const kept = withoutPasswords(text);
      if (kept !== null) await keep(manifestFile, kept);
    },
    manifest: () => readText(manifestFile),
    keepSignature: (contents) => keep(signatureFile, contents),
    signature: () => readText(signatureFile),
    async remove() {
      await last;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a drive is the one with this inventory. Throws DRIVE_GONE, DRIVE_CHANGED. */
export async function checkInventory(driveRoot: string, sha256: string): Promise<void> {
  const file = join(driveRoot, ...inventoryPath.split('/'));
  let found: string;
  try {
    found = await fileSha256(file);
  } catch (error) {
    if (await holdsFiles(driveRoot)) throw appError('DRIVE_CHANGED', { detail: driveRoot, cause: error });
    throw appError('DRIVE_GONE', { detail: driveRoot, cause: error });
  }
  if (found !== sha256) throw appError('DRIVE_CHANGED', { detail: driveRoot });
}

/** Null for a text that is no manifest, or that passwords cannot be told from. */
function withoutPasswords(text: string): string | null {
  const bytes = new TextEncoder().encode(text);
  const { manifest } = readManifest(bytes);
  if (manifest === undefined) return null;
  try {
    return new TextDecoder().decode(withoutSecrets(bytes, manifest).bytes);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A mount point without a drive is an empty folder. */
async function holdsFiles(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length > 0;
  } catch {
    return false;
  }
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw appError('FILE_UNREADABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
