import type { Section } from '../bench.ts';
import { measureLatency } from '../latency/measure-latency.ts';

/** How a load fares far from its store, and what a model says of it. */
export const latencySections: readonly Section[] = [
  {
    part: 'latency',
    title: 'Far from the store: a model, checked',
    file: 'docs/performance.md',
    run: async (bench) => ({ text: await measureLatency(bench), bars: [], programs: [] }),
  },
];
