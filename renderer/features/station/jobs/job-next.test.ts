import { expect, it } from 'vitest';
import type { DeskJobView } from '../../../../shared/contract/station.ts';
import { filterOf, isFound, nextStep, progressTone } from './job-next.ts';

const job: DeskJobView = {
  jobId: 'AB1CD',
  jobType: 'Import',
  accountName: 'Jane',
  locationCode: 'NotReceived',
  progressCode: 'Pending',
  deviceId: 'WD-1234',
  bucket: 'photos',
  createdMs: 0,
  expiresMs: 1,
  carrier: null,
  trackingNumber: null,
  logBucket: null,
  logKey: null,
  errorCount: 0,
};

it.each([
  ['NotReceived', 'Pending', 'wait', 'expected'],
  ['NotReceived', 'Expired', 'done', 'over'],
  ['AtAWS', 'Pending', 'load', 'here'],
  ['AtAWS', 'InProgress', 'loading', 'here'],
  ['AtAWS', 'Complete', 'sendBack', 'here'],
  ['AtAWS', 'InvalidSignature', 'sendBack', 'here'],
  ['Returned', 'SuccessWithErrors', 'done', 'over'],
] as const)('of a job that is %s and %s says %s', (locationCode, progressCode, next, filter) => {
  expect(nextStep({ locationCode, progressCode })).toBe(next);
  expect(filterOf({ locationCode, progressCode })).toBe(filter);
});

it('finds a job by any of its texts', () => {
  const found = ['ab1', ' JANE', '1234', 'phot', 'pend', ''].map((search) => isFound(job, search));
  expect(found).toEqual([true, true, true, true, true, true]);
  expect(isFound(job, 'joe')).toBe(false);
});

it('colours what needs a look', () => {
  const tones = ['Complete', 'SuccessWithErrors', 'DeviceError', 'InProgress', 'Pending'].map(progressTone);
  expect(tones).toEqual(['success', 'warning', 'danger', 'info', 'neutral']);
});
