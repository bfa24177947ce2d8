import { readFile, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { formatRow, importLogHeader } from '../../domain/import-log/format-row.ts';
import { inventoryPath, manifestCopyPath } from '../../domain/inventory/inventory.ts';
import { manifestLimitBytes, type Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import type { BytePath } from '../files/byte-path.ts';
import { readSignature } from '../signature/drive-signature.ts';
import { verifySignature } from '../signature/sign-manifest.ts';
import { carryFiles } from './carry-files.ts';
import type { DrivePresence } from './drive-presence.ts';
import { checkInventory } from './inventory-check.ts';
import { measureBeside } from './measure-drive.ts';
import { plainRules } from './object-rules.ts';
import type { ReaderPool } from './reading/reader-pool.ts';
import { Tally } from './tally.ts';
import type { VerifyCheck, VerifyOptions, VerifyPorts, VerifyReport, VerifySpec } from './verify-report.ts';

const reportIntervalMs = 250;

/** A drive that is held, and the threads that read it. */
export interface Rehearsal extends VerifyOptions {
  readonly presence: DrivePresence;
  /** The path that the drive is read by. */
  readonly root: string;
  readonly pool: ReaderPool;
}

/** What `runVerify` does once its threads are starting up. */
export async function rehearse(
  spec: VerifySpec,
  ports: VerifyPorts,
  options: Rehearsal,
): Promise<VerifyReport> {
  const startedMs = ports.clock.now();
  const { presence, root, pool } = options;
  const checks: VerifyCheck[] = [];
  const text = await manifestBytes(spec);
  const manifest = checkManifest(text, checks);
  await checkSignature(spec, text, checks);
  const inventory = await checkInventory(spec.driveRoot, manifest?.inventorySha256, options.signal);
  checks.push(inventoryCheck(inventory));
  const usable = inventory.kind === 'signed' || inventory.kind === 'unsigned' ? inventory : null;

  const tally = new Tally();
  const reporting = setInterval(() => options.report(tally.progress('Verifying')), reportIntervalMs);
  const stopMeasuring = measureBeside(pool, (size) => tally.endMeasuring(size));
  ports.writeLog?.(importLogHeader);
  try {
    await carryFiles(
      {
        root,
        bucket: manifest?.bucket ?? '',
        rules: manifest ?? plainRules,
        logKey: null,
        inventory:
          usable === null ? null : { file: join(root, inventoryPath), isSigned: usable.kind === 'signed' },
        after: '' as BytePath,
        skipRows: 0,
        lastFile: null,
      },
      {
        pool,
        sink: null,
        presence,
        clock: ports.clock,
        writeRow(row) {
          tally.add(row);
          ports.writeLog?.(formatRow(row));
        },
      },
      {
        signal: options.signal,
        onPartBytes: (bytes) => tally.addPartBytes(bytes),
        onScanEnd: (items) => tally.endScan(items),
      },
    );
  } finally {
    clearInterval(reporting);
    stopMeasuring();
    options.report(tally.progress('Verifying'));
  }
  checks.push(filesCheck(tally, usable !== null));
  const { files, loaded, ignored, failed, bytes, failures } = tally;
  return {
    checks,
    willImportCleanly: checks.every((check) => check.outcome !== 'failed'),
    files,
    wouldLoad: loaded,
    ignored,
    failed,
    bytes,
    seconds: Math.round((ports.clock.now() - startedMs) / 100) / 10,
    failures,
  };
}

/** The manifest's bytes; null when the drive has no copy and none was named. */
async function manifestBytes(spec: VerifySpec): Promise<Uint8Array | null> {
  const file = spec.manifestFile ?? join(spec.driveRoot, manifestCopyPath);
  try {
    const { size } = await lstatPlain(file, spec.manifestFile === undefined);
    if (size > manifestLimitBytes) return new Uint8Array(manifestLimitBytes + 1);
    return await readFile(file);
  } catch (error) {
    if (spec.manifestFile === undefined && ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? ''))
      return null;
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
}

/** A manifest on the drive is only read where it is a plain file; one that a person named may be a link. */
async function lstatPlain(file: string, isOnDrive: boolean): Promise<{ size: number }> {
  const stat = await lstat(file);
  if (isOnDrive && !stat.isFile()) throw Object.assign(new Error('not a plain file'), { code: 'ENOENT' });
  return stat;
}

function checkManifest(bytes: Uint8Array | null, checks: VerifyCheck[]): Manifest | undefined {
  if (bytes === null) {
    const detail = `There is no ${manifestCopyPath} on the drive and no --manifest, so keys and rules were not checked.`;
    checks.push({ name: 'manifest', outcome: 'open', detail });
    return undefined;
  }
  const { manifest, problems } = readManifest(bytes);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (first === undefined) {
    checks.push({ name: 'manifest', outcome: 'passed', detail: `Bucket ${manifest?.bucket ?? ''}.` });
  } else {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more: see drivepost manifest check)` : '';
    checks.push({ name: 'manifest', outcome: 'failed', detail: `${first.code}: ${first.message}${more}` });
  }
  return manifest;
}

async function checkSignature(
  spec: VerifySpec,
  manifest: Uint8Array | null,
  checks: VerifyCheck[],
): Promise<void> {
  const found = await readSignature(spec.driveRoot);
  const add = (outcome: VerifyCheck['outcome'], detail: string): void => {
    checks.push({ name: 'signature', outcome, detail });
  };
  if (found.kind === 'missing' && found.lookAlike !== null)
    return add('failed', `MissingSignature: ${found.reason}.`);
  if (found.kind === 'missing')
    return add(
      // A drive that is said to be of a job is to be signed for it.
      spec.jobId === undefined ? 'open' : 'failed',
      'The drive has no SIGNATURE yet. Without one the station ends its job as MissingSignature.',
    );
  if (found.kind === 'invalid') return add('failed', `InvalidSignature: ${found.reason}.`);
  const { file } = found;
  if (spec.jobId !== undefined && spec.jobId !== file.jobId)
    return add('failed', `InvalidSignature: it is for job ${file.jobId}, not ${spec.jobId}.`);
  const whose = `It is for job ${file.jobId}.`;
  if (file.version === '2.0') return add('open', `${whose} Only the job service can check what it issued.`);
  if (manifest === null || spec.secretAccessKey === undefined)
    return add('open', `${whose} Its HMAC needs the manifest and AWS_SECRET_ACCESS_KEY.`);
  const isRight = verifySignature(file, { secret: spec.secretAccessKey, jobId: file.jobId, manifest });
  if (isRight) return add('passed', `${whose} It was made from this manifest with this key.`);
  // The copy on the drive lacks the passwords that were signed, so that only a manifest that was named proves anything.
  if (spec.manifestFile === undefined)
    return add('open', `${whose} It does not fit the copy on the drive; check it with --manifest.`);
  add('failed', `InvalidSignature: ${whose} It was not made from this manifest with this key.`);
}

function inventoryCheck(inventory: Awaited<ReturnType<typeof checkInventory>>): VerifyCheck {
  const name = 'inventory';
  if (inventory.kind === 'none')
    return {
      name,
      outcome: 'open',
      detail: 'The drive has none, so contents were not compared with anything.',
    };
  if (inventory.kind === 'unsigned')
    return { name, outcome: 'open', detail: 'It was used, but no manifest names its digest.' };
  if (inventory.kind === 'signed')
    return { name, outcome: 'passed', detail: 'It is the one that the manifest names.' };
  return { name, outcome: 'failed', detail: `InvalidSignature: ${inventory.reason}.` };
}

function filesCheck(tally: Tally, isCompared: boolean): VerifyCheck {
  const name = 'files';
  if (tally.failed > 0) {
    return { name, outcome: 'failed', detail: `${tally.failed} would not be loaded: SuccessWithErrors.` };
  }
  if (tally.files === 0)
    return { name, outcome: 'failed', detail: 'There is none. Is the drive mounted here?' };
  const how = isCompared ? 'Each was read, and is what the inventory says.' : 'Each could be read.';
  return { name, outcome: 'passed', detail: how };
}
