import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { faults } from './histories.ts';
import { runHistory } from './run-history.ts';
import { removeTemplates } from './scene/template.ts';

/** Between the seeds of one cell: those of faults with a history for each step lie far apart then. */
const seedDistance = 37;

/** Some histories of each cell of a family, as tests: always the same ones. */
export function testFamilyInSmall(family: Fault['family']): void {
  afterAll(removeTemplates);
  describe.each(faults.filter((fault) => fault.family === family))('$title', (fault) => {
    const why = fault.whyNot?.() ?? null;
    const seeds = Array.from({ length: fault.few ?? 1 }, (_one, at) => 1 + at * seedDistance);
    const cells = fault.works.flatMap((work) => seeds.map((seed) => ({ work, seed })));
    const suffix = why === null ? '' : ` (left out: ${why})`;
    it.skipIf(why !== null).each(cells)(
      `$work is right after it, seed $seed${suffix}`,
      async ({ work, seed }) => {
        const { signal } = new AbortController();
        const { violations, broken } = await runHistory({ fault, work, seed }, { signal, keep: false });
        expect(broken).toBeNull();
        expect(violations).toEqual([]);
      },
    );
  });
}
