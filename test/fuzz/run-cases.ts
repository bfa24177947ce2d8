import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Violation, type CaseOutcome, type FuzzTarget, type OpenTarget } from './fuzz-target.ts';
import { createRandom } from './random.ts';

/** What a case has shown to be wrong with a reader. */
export interface Finding {
  readonly kind: 'crash' | 'promise' | 'slow' | 'hang' | 'memory';
  readonly target: string;
  readonly seed: number;
  readonly caseNumber: number;
  readonly detail: string;
}

/** How a run of cases went so far. */
export interface CaseTally {
  readonly cases: number;
  readonly accepted: number;
  readonly slowestMs: number;
  readonly largestBytes: number;
  /** By how much the heap has grown from the first tenth of the cases to the last, collected both times, in bytes. */
  readonly heapGrowthBytes: number;
}

export interface CaseRange {
  readonly target: FuzzTarget;
  readonly seed: number;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

export interface CaseWatcher {
  /** Called before each case, and before it is run again: whoever waits for the next call in vain knows which case hangs. */
  started(caseNumber: number): void;
  found(finding: Finding): void;
  /** Called now and then, and at the end. */
  told(tally: CaseTally): void;
}

const tellEvery = 1000;

/** A case that took too long is run this often again, after a while, and its work is measured: what is slow is slow again. */
const slowRetries = 6;
const casesInTurn = 100;
const retryWaitMs = 100;

/** Runs cases one after the other and tells what they find. */
export async function runCases(range: CaseRange, watcher: CaseWatcher): Promise<CaseTally> {
  const { target, seed, from, to } = range;
  const open = await target.open();
  let accepted = 0;
  let slowestMs = 0;
  let largestBytes = 0;
  let settledBytes = 0;
  let heapGrowthBytes = 0;
  const tally = (cases: number): CaseTally => ({ cases, accepted, slowestMs, largestBytes, heapGrowthBytes });
  const settleAt = from + Math.ceil((to - from) / 10);
  try {
    for (let caseNumber = from; caseNumber < to; caseNumber += 1) {
      // Native memory behind collected objects, such as SQLite's statements, is given back between turns of the event loop.
      if (caseNumber % casesInTurn === 0) await nextTurn();
      watcher.started(caseNumber);
      const bytes = target.makeCase(createRandom(seed, caseNumber));
      largestBytes = Math.max(largestBytes, bytes.length);
      const found = (kind: Finding['kind'], detail: string): void =>
        watcher.found({ kind, target: target.id, seed, caseNumber, detail });
      try {
        let { outcome, tookMs } = await timed(open, bytes);
        for (let retry = 0; retry < slowRetries && tookMs > target.limitMs; retry += 1) {
          await delay(retryWaitMs * retry);
          watcher.started(caseNumber);
          tookMs = Math.min(tookMs, await workMs(open, bytes));
        }
        slowestMs = Math.max(slowestMs, tookMs);
        if (tookMs > target.limitMs) found('slow', `${tookMs.toFixed(0)} ms`);
        if (outcome === 'accepted') accepted += 1;
      } catch (error) {
        if (error instanceof Violation) found('promise', error.message);
        else found('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      if (caseNumber === settleAt) settledBytes = collectedHeapBytes();
      if ((caseNumber - from) % tellEvery === tellEvery - 1) watcher.told(tally(caseNumber - from + 1));
    }
    heapGrowthBytes = settledBytes === 0 ? 0 : collectedHeapBytes() - settledBytes;
  } finally {
    await open.close();
  }
  const last = tally(to - from);
  watcher.told(last);
  return last;
}

async function timed(
  open: OpenTarget,
  bytes: Uint8Array,
): Promise<{ readonly outcome: CaseOutcome; readonly tookMs: number }> {
  const startMs = performance.now();
  const running = open.run(bytes);
  // Most readers answer at once, and waiting for a promise would take longer than they do.
  const outcome = typeof running === 'string' ? running : await running;
  return { outcome, tookMs: performance.now() - startMs };
}

/** The time of a case that seemed slow, as far as the processor worked for it: a busy machine lets everything wait. */
async function workMs(open: OpenTarget, bytes: Uint8Array): Promise<number> {
  const before = processorMs();
  const { tookMs } = await timed(open, bytes);
  return Math.min(tookMs, processorMs() - before);
}

/** Processor time: of this thread where the system tells it (Linux), else of the whole process. */
function processorMs(): number {
  try {
    const [nanoseconds] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

let collect: (() => void) | undefined;

function collectedHeapBytes(): number {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  return process.memoryUsage().heapUsed;
}
