import { describe, expect, it } from 'vitest';
import { knownInputs } from './known-inputs.ts';
import { runCases, type Finding } from './run-cases.ts';
import { fuzzPlan } from './targets.ts';

const seed = 4;

/** Runs the first cases of a target as the long run does, but in this process. What is slow is left to the long run. */
async function fuzz(
  id: string,
): Promise<{ readonly findings: readonly Finding[]; readonly acceptedShare: number }> {
  const plan = fuzzPlan.find(({ target }) => target.id === id);
  if (plan === undefined) throw new Error(`There is no target ${id}.`);
  const { target, quickCases } = plan;
  const findings: Finding[] = [];
  const { cases, accepted } = await runCases(
    { target, seed, from: 0, to: quickCases },
    {
      started: () => undefined,
      told: () => undefined,
      found: (finding) => {
        if (finding.kind !== 'slow') findings.push(finding);
      },
    },
  );
  return { findings, acceptedShare: accepted / cases };
}

describe.each(fuzzPlan.map(({ target, quickCases }) => [target.id, quickCases]))('%s, %i cases', (id) => {
  it('keeps its promises for inputs made to break them', async () => {
    const { findings, acceptedShare } = await fuzz(id);
    expect(
      findings.map(({ kind, caseNumber, detail }) => `${kind} in case ${caseNumber}: ${detail}`),
    ).toEqual([]);
    // A fuzzer whose every input is refused, or none, tests little.
    expect(acceptedShare).toBeGreaterThan(0.02);
    expect(acceptedShare).toBeLessThan(0.95);
  });
});

describe('inputs that once broke a promise', () => {
  it.each(knownInputs.map((input) => [input.target, input.what, input] as const))(
    '%s: %s',
    async (id, _what, input) => {
      const plan = fuzzPlan.find(({ target }) => target.id === id);
      const open = await plan?.target.open();
      try {
        expect(await open?.run(input.bytes)).toMatch(/^(accepted|refused)$/);
      } finally {
        await open?.close();
      }
    },
  );
});
