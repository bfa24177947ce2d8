import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from './run-cases.ts';
import { watchedRun } from './watched-run.ts';

/** A thread whose reader hangs in one case, takes all memory in another, ends in a third, throws in a fourth. */
const badThread = `
import { parentPort, workerData } from 'node:worker_threads';
const { from, to, heartbeat } = workerData;
const heart = new Int32Array(heartbeat);
for (let at = from; at < to; at += 1) {
  Atomics.store(heart, 0, at);
  Atomics.add(heart, 1, 1);
  if (at === 3) for (;;);
  if (at === 5) for (const all = [];;) all.push(new Array(1000).fill({}));
  if (at === 7) process.exit();
  if (at === 8) throw new Error('not foreseen');
}
parentPort.postMessage({ kind: 'told', tally: { cases: 1, accepted: 1, slowestMs: 1, largestBytes: 1, heapGrowthBytes: 0 } });
parentPort.postMessage({ kind: 'done' });
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-fuzz-'));
  writeFileSync(join(folder, 'bad.mjs'), badThread);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names cases that hang, fill the memory, end the thread or crash, and goes on behind them', async () => {
  const findings: Finding[] = [];
  const tally = await watchedRun({
    targetId: 'bad',
    seed: 1,
    from: 0,
    to: 10,
    hangMs: 3000,
    heapLimitMb: 64,
    workerFile: join(folder, 'bad.mjs'),
    found: (finding) => findings.push(finding),
  });
  expect(findings.map(({ kind, caseNumber }) => [kind, caseNumber])).toEqual([
    ['hang', 3],
    ['memory', 5],
    ['hang', 7],
    ['crash', 8],
  ]);
  expect(tally.cases).toBe(1);
});
