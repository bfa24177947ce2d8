import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { beginCheck } from './checker/checker.ts';
import { works, type Work } from './fault.ts';
import { makeScene } from './scene/scene.ts';
import { removeTemplates } from './scene/template.ts';
import type { Host } from './work-run.ts';
import { runWork } from './works.ts';

afterAll(removeTemplates);

/** Runs a work without any fault and gives what the checker says. */
async function undisturbed(work: Work, host: Host, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-matrix-'));
  const scene = await makeScene({ work, seed, folder });
  try {
    const check = await beginCheck(scene);
    const ended = await runWork(scene, { host });
    return await check.after(ended, { host });
  } finally {
    await scene.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(works)('%s without a fault', (work) => {
  it.each(['cli', 'worker'] as const)('balances when %s does it', async (host) => {
    expect(await undisturbed(work, host, 1)).toEqual([]);
  });
});
