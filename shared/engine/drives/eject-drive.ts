import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

/** What is to be let go of. */
export interface Ejected {
  readonly mountPoint: string;
  /** `/dev/sdb1`, `E:`. */
  readonly device: string;
  /** The whole disk. */
  readonly disk: string;
}

/** One command of a way to eject. */
export interface EjectCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Its failure does not matter. */
  readonly isOptional: boolean;
}

/** Runs one command. Throws what execFile throws. */
export type RunCommand = (file: string, args: readonly string[]) => Promise<void>;

const timeoutMs = 10 * 60_000;
const execute = promisify(execFile);

/** The ways to eject on a system, best first; each is some commands in their order. Empty where there is none. */
export function ejectWays(
  platform: NodeJS.Platform,
  { mountPoint, device, disk }: Ejected,
): readonly (readonly EjectCommand[])[] {
  if (platform === 'win32') {
    // The letter becomes part of a script and must be one.
    const letter = /^([A-Za-z]):\\?$/.exec(mountPoint)?.[1]?.toUpperCase();
    if (letter === undefined) return [[must('mountvol', mountPoint, '/P')]];
    const script = [
      `Write-VolumeCache -DriveLetter ${letter} -ErrorAction SilentlyContinue`,
      `(New-Object -ComObject Shell.Application).NameSpace(17).ParseName('${letter}:').InvokeVerb('Eject')`,
      `for ($i = 0; $i -lt 20 -and (Test-Path '${letter}:\\'); $i++) { Start-Sleep -Milliseconds 500 }`,
      `if (Test-Path '${letter}:\\') { exit 1 }`,
    ].join('; ');
    return [
      [must('powershell.exe', '-NoProfile', '-NonInteractive', '-STA', '-Command', script)],
      [must('mountvol', `${letter}:\\`, '/P')],
    ];
  }
  if (platform === 'darwin') return [[may('sync'), must('diskutil', 'eject', mountPoint)]];
  return [
    [
      may('sync', '-f', mountPoint),
      must('udisksctl', 'unmount', '--no-user-interaction', '-b', device),
      may('udisksctl', 'power-off', '--no-user-interaction', '-b', disk),
    ],
    [must('umount', '--', mountPoint)],
  ];
}

function must(file: string, ...args: readonly string[]): EjectCommand {
  return { file, args, isOptional: false };
}

function may(file: string, ...args: readonly string[]): EjectCommand {
  return { file, args, isOptional: true };
}

/** Has the system write everything and let go of a drive. Throws EJECT_FAILED with what the system said. */
export async function ejectDrive(
  ejected: Ejected,
  platform: NodeJS.Platform = process.platform,
  run: RunCommand = runCommand,
): Promise<void> {
  let fault: unknown = null;
  for (const way of ejectWays(platform, ejected)) {
    try {
      await goWay(way, run);
      return;
    } catch (error) {
      // A command that is not installed says nothing of the drive.
      if (fault === null || systemCode(error) !== 'ENOENT') fault = error;
    }
  }
  throw appError('EJECT_FAILED', { detail: saidBy(fault) || ejected.mountPoint, cause: fault });
}

async function goWay(way: readonly EjectCommand[], run: RunCommand): Promise<void> {
  for (const { file, args, isOptional } of way) {
    try {
      await run(file, args);
    } catch (error) {
      if (!isOptional) throw error;
    }
  }
}

async function runCommand(file: string, args: readonly string[]): Promise<void> {
  await execute(file, [...args], { timeout: timeoutMs, windowsHide: true });
}

function saidBy(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  if (stderr !== '') return stderr;
  return error instanceof Error ? error.message : '';
}
