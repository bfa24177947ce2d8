import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

type ShimCall =
  | 'read'
  | 'write'
  | 'sync'
  | 'rename'
  | 'open'
  | 'create'
  | 'mkdir'
  | 'remove'
  | 'times'
  | 'stat'
  | 'list';

/** What calls of the C library a process under the shim makes fail, and how; fault-shim.c says more. */
export interface ShimRule {
  readonly calls: readonly ShimCall[];
  /** A part of the path that is touched; with `$` behind it its end. */
  readonly path: string;
  /** So many matching calls go through first. */
  readonly skip?: number;
  /** So many are hit; all that follow when it is not given. */
  readonly count?: number;
  readonly action:
    | { readonly kind: 'error'; readonly code: keyof typeof constants.errno }
    /** At most so many bytes a call. */
    | { readonly kind: 'short'; readonly bytes: number }
    /** A bit of that byte of what is read. */
    | { readonly kind: 'flip'; readonly byte: number }
    /** So many bytes can be written, then there is no space. */
    | { readonly kind: 'room'; readonly bytes: number }
    /** Folders do not tell what their entries are. */
    | { readonly kind: 'untyped' }
    /** Makes the file and waits until it is gone. */
    | { readonly kind: 'pause'; readonly file: string };
}

/** Calls that change something. */
export const changingCalls = ['write', 'create', 'mkdir', 'rename', 'remove', 'times'] as const;

/** Why calls cannot be made to fail here, or null. */
export function whyNoShim(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'needs gcc';
  }
}

/** Tests run from the root of the repository, bundled or not. */
const source = 'test/faults/support/fault-shim.c';

let compiled: string | undefined;

/** The environment of a process that the rules hold for. `hitsFile` gets a byte for each call that was hit. */
export function shimEnvironment(
  rules: readonly ShimRule[],
  hitsFile: string,
): Readonly<Record<string, string>> {
  return { LD_PRELOAD: compileShim(), FAULT_SHIM: rules.map(lineOf).join('\n'), FAULT_SHIM_HITS: hitsFile };
}

/** How many calls were hit. */
export function countHits(hitsFile: string): number {
  try {
    return readFileSync(hitsFile).length;
  } catch {
    return 0;
  }
}

function lineOf({ calls, path, skip = 0, count = 0, action }: ShimRule): string {
  return [calls.join(','), path, skip, count, actionOf(action)].join('\t');
}

function actionOf(action: ShimRule['action']): string {
  if (action.kind === 'error') return `error ${constants.errno[action.code]}`;
  if (action.kind === 'flip') return `flip ${action.byte}`;
  if (action.kind === 'pause') return `pause ${action.file}`;
  if (action.kind === 'untyped') return 'untyped';
  return `${action.kind} ${action.bytes}`;
}

/** Compiles the shim once for this process; it goes with it. */
function compileShim(): string {
  if (compiled !== undefined) return compiled;
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-shim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'shim.so');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', file, source, '-ldl']);
  compiled = file;
  return file;
}
