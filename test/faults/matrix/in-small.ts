import { afterAll, describe, expect, it } from 'vitest';
import type { Fault, Work } from './fault.ts';
import { faults } from './histories.ts';
import { runHistory } from './run-history.ts';
import { removeTemplates } from './scene/template.ts';

/** Between the seeds of one cell: those of faults with a history for each step lie far apart then. */
const seedDistance = 37;

/** The works of a fault that are tested: where there are several, faults that follow each other take turns at them. */
function worksInSmall({ family, works }: Fault, place: number): readonly Work[] {
  return family === 'kill' ? works : works.slice(place % works.length).slice(0, 1);
}

/** Some histories of each fault of a family, as tests: always the same ones; of kills those of each work. */
export function testFamilyInSmall(family: Fault['family']): void {
  afterAll(removeTemplates);
  describe.each(faults.filter((fault) => fault.family === family && fault.few !== 0))('$title', (fault) => {
    const why = fault.whyNot?.() ?? null;
    const seeds = Array.from({ length: fault.few ?? 1 }, (_one, at) => 1 + at * seedDistance);
    const cells = worksInSmall(fault, faults.indexOf(fault)).flatMap((work) =>
      seeds.map((seed) => ({ work, seed })),
    );
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
