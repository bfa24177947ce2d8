import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import process from 'node:process';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import { listVariable, planVariable } from './kill-variables.ts';

/** Where the program is to end: `3 before`, `3 after`, or `3 midst` for the third call that writes. */
interface Plan {
  readonly number: number;
  readonly when: 'before' | 'midst' | 'after';
}

const plan = readPlan(process.env[planVariable]);
/** Where every call is noted, for a run that is only to count them. */
const listFile = process.env[listVariable];
/** Calls that change something, and calls that write, of all threads of this process. */
const counts = sharedCounts();

function readPlan(text: string | undefined): Plan | null {
  const match = /^(\d+) (before|midst|after)$/.exec(text ?? '');
  if (match === null) return null;
  // The expression lets nothing else through.
  return { number: Number(match[1]), when: match[2] as Plan['when'] };
}

function sharedCounts(): Int32Array {
  const name = 'kill-point-counts';
  if (isMainThread) setEnvironmentData(name, new SharedArrayBuffer(8));
  // Set by the main thread before any other starts.
  return new Int32Array(getEnvironmentData(name) as SharedArrayBuffer);
}

/**
 * Does `work`, a call named `name` that changes something; ends the process there if its turn has come. `tear` does half
 * of a call that writes.
 */
export function passing<T>(name: string, work: () => T, tear?: () => unknown): T {
  const number = Atomics.add(counts, 0, 1) + 1;
  const writeNumber = tear === undefined ? 0 : Atomics.add(counts, 1, 1) + 1;
  if (listFile !== undefined)
    fs.appendFileSync(listFile, `${tear === undefined ? 'call' : 'write'} ${name}\n`);
  if (plan?.when === 'midst' && plan.number === writeNumber && tear !== undefined) {
    const torn = tear();
    if (!(torn instanceof Promise)) die('midst of', name);
    // Never settles otherwise: the process ends.
    return torn.then(() => die('midst of', name)) as T;
  }
  if (plan?.number !== number) return work();
  if (plan.when === 'before') die('before', name);
  const done = work();
  if (plan.when !== 'after') return done;
  if (!(done instanceof Promise)) die('after', name);
  return done.then(() => die('after', name)) as T;
}

/** Ends the process as kill -9 does, having said where. */
function die(when: string, name: string): never {
  fs.writeSync(2, `\nKILLED ${when} ${name}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Nothing more happens in this thread while the signal is on its way.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('not reached');
}

/** What a path is for, the same for every history. */
export function roleOf(path: unknown): string {
  const text = Buffer.isBuffer(path) ? path.toString('latin1') : String(path);
  if (/\/\.drivepost\/partial(\/|$)/.test(text)) return '.drivepost/partial';
  const own = /\/(\.drivepost(?:\/[^/]+)?)$/.exec(text);
  if (own !== null) return own[1] ?? '';
  if (text.includes('/.drivepost-partial')) return 'target/.drivepost-partial';
  const load = /\/loads(?:\/[^/]+(\/[^/]+)?)?$/.exec(text);
  if (load !== null) return `loads/JOB${load[1] ?? ''}`;
  const top = /\/(SIGNATURE|station\.[a-z]+|rehearsal\.csv)$/.exec(text);
  if (top !== null) return top[1] ?? '';
  if (/\/target(\/|$)/.test(text)) return 'a stored file or its folder';
  if (/\/drive(\/|$)/.test(text)) return 'a file of the drive or its folder';
  return 'another file';
}
