import type { Fault } from './fault.ts';
import { killCommandAtRandom, killWorkerAtRandom } from './faults/kill/kill-at-random.ts';

/** Every fault of the matrix: the rows of its table. */
export const faults: readonly Fault[] = [killCommandAtRandom, killWorkerAtRandom];
