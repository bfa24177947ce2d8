import type { Fault } from './fault.ts';
import { driveFaults } from './faults/drive/drive-faults.ts';
import { killAtRequests } from './faults/kill/kill-at-request.ts';
import {
  killCommandAtRandom,
  killWorkerAtRandom,
  stopCommandAtRandom,
} from './faults/kill/kill-at-random.ts';
import { jobStoreFaults } from './faults/job-store/job-store-faults.ts';
import { killCommandAtStep, killWorkerAtStep } from './faults/kill/kill-at-step.ts';
import { storeFaults } from './faults/store/store-faults.ts';

/** Every fault of the matrix: the rows of its table. */
export const faults: readonly Fault[] = [
  killCommandAtRandom,
  killWorkerAtRandom,
  killCommandAtStep,
  killWorkerAtStep,
  killAtRequests,
  stopCommandAtRandom,
  ...driveFaults,
  ...storeFaults,
  ...jobStoreFaults,
];
