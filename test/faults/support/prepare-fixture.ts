import { createHash } from 'node:crypto';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportProgress } from '../../../shared/base/progress.ts';
import { systemClock } from '../../../shared/base/time.ts';
import { planPrepare } from '../../../shared/engine/writer/plan-prepare.ts';
import type { PrepareReport, PrepareSpec } from '../../../shared/engine/writer/prepare-spec.ts';
import { runPrepare } from '../../../shared/engine/writer/run-prepare.ts';

export const manifestText = `manifestVersion: 2.0
bucket: mybucket
deviceId: ABCDE
eraseDevice: yes
notificationEmail: john.doe@example.com
returnAddress:
    name: John Doe
    street1: 123 Any Street
    city: Anytown
    stateOrProvince: WA
    postalCode: 91011-1111
    country: USA
    phoneNumber: 206-555-1000
`;

/** A temporary folder that is removed with everything in it. */
export function tempFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'drivepost-writer-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes an empty source and an empty folder that stands for a drive. */
export function makeSourceAndDrive(folder: string): { readonly source: string; readonly drive: string } {
  const source = join(folder, 'source');
  const drive = join(folder, 'drive');
  mkdirSync(source);
  mkdirSync(drive);
  return { source, drive };
}

/** Writes files, folders included. */
export function writeTree(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export function specFor(part: Pick<PrepareSpec, 'sources' | 'drive'> & Partial<PrepareSpec>): PrepareSpec {
  return {
    manifest: Buffer.from(manifestText),
    keyPrefix: '',
    ignoreJunk: false,
    skipErrors: false,
    ...part,
  };
}

export interface Prepared {
  readonly report: PrepareReport;
  readonly announced: readonly string[];
}

/** Plans and carries out. `report` may do something on the way. */
export async function prepare(
  spec: PrepareSpec,
  signal = new AbortController().signal,
  report: ReportProgress = () => {},
): Promise<Prepared> {
  const announced: string[] = [];
  const work = { signal, report };
  const plan = await planPrepare(spec, work);
  const done = await runPrepare(plan, { clock: systemClock, announce: (text) => announced.push(text) }, work);
  return { report: done, announced };
}

/** Runs the real md5sum from the drive's root; throws when it finds a difference. Gives the inventory. */
export function checkWithMd5sum(drive: string): string {
  execFileSync('md5sum', ['--quiet', '--strict', '-c', '.drivepost/manifest-md5.txt'], { cwd: drive });
  return readFileSync(join(drive, '.drivepost/manifest-md5.txt'), 'utf8');
}

export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

const command = fileURLToPath(new URL('../../../dist/drivepost.js', import.meta.url));

/** Starts the real command. */
export function startCommand(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for a started command and collects what it said. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
