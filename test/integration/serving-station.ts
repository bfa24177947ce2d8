import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/drivepost.js', import.meta.url));

export interface ProcessResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs a program to its end, with this environment only. `input` goes to its standard input. */
export async function runProcess(
  file: string,
  words: readonly string[],
  options: { readonly env?: Environment; readonly input?: string } = {},
): Promise<ProcessResult> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...options.env };
  const child = spawn(file, words, { env, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode: exitCode ?? -1, stdout, stderr };
}

/** Runs `drivepost WORDS…` as its own process. */
export function runDrivepost(
  words: readonly string[],
  options: { readonly env?: Environment; readonly input?: string } = {},
): Promise<ProcessResult> {
  return runProcess(process.execPath, [command, ...words], options);
}

export interface Keys {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
}

export interface ServingStation {
  readonly url: string;
  /** A folder of the test's own, with the station's data in `station`. */
  readonly folder: string;
  readonly data: string;
  addAccount(name: string): Promise<Keys>;
  /** Resolves when the process has ended, however it was ended. */
  readonly ended: Promise<unknown>;
  /** Ends the process as a person would, and removes the folder. Resolves to its exit code and all it printed. */
  stop(): Promise<ProcessResult>;
}

const facility = {
  name: 'Example Lab',
  company: 'Drives Inc.',
  street1: '1 Example Road',
  city: 'Springfield',
  stateOrProvince: 'WA',
  postalCode: '98000',
  country: 'USA',
  phoneNumber: '555-0100',
};

/** A station with a facility, served by a process of its own on a free port. */
export async function startServingStation(
  words: readonly string[] = [],
  env: Environment = {},
): Promise<ServingStation> {
  const folder = await mkdtemp(join(tmpdir(), 'serving-station-'));
  const data = join(folder, 'station');
  const facilityFile = join(folder, 'facility.json');
  await writeFile(facilityFile, JSON.stringify(facility));
  const made = await runDrivepost(['station', 'init', '--data', data, '--facility', facilityFile]);
  if (made.exitCode !== 0) throw new Error(`station init: ${made.stderr}`);
  const serve = ['station', 'serve', '--data', data, '--listen', '127.0.0.1:0', '--verbose', ...words];
  const child = spawn(process.execPath, [command, ...serve], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /listening on (\S+)/.exec(stdout);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`station serve ended with ${code}: ${stderr}`)));
  });
  return {
    url,
    folder,
    data,
    ended,
    async addAccount(name) {
      const added = await runDrivepost(['station', 'account', 'add', name, '--data', data, '--json']);
      const keys = JSON.parse(added.stdout) as { accessKeyId: string; secretAccessKey: string };
      return { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
      }
      await ended;
      await rm(folder, { recursive: true, force: true });
      return { exitCode: child.exitCode ?? -1, stdout, stderr };
    },
  };
}

/** A manifest that a station takes; `changes` replace or add lines by field, and null removes one. */
export function manifestText(changes: Readonly<Record<string, string | null>> = {}): string {
  const fields: Record<string, string | null> = {
    manifestVersion: '2.0',
    bucket: 'my-bucket',
    deviceId: '49382',
    eraseDevice: 'yes',
    notificationEmail: 'jane.roe@example.com',
    ...changes,
  };
  const lines = Object.entries(fields).map(([name, value]) => (value === null ? '' : `${name}:${value}\n`));
  const address = ['name: Jane Roe', 'street1: 123 Any Street', 'city: Anytown', 'stateOrProvince: WA'];
  const rest = ['postalCode: 91011-1111', 'country:USA', 'phoneNumber:206-555-1111'];
  return `${lines.join('')}returnAddress:\n${[...address, ...rest].map((line) => `    ${line}\n`).join('')}`;
}
