import { expect, it } from 'vitest';
import { scannedJobId } from './scanned-job-id.ts';

it.each([
  ['AB1CD', 'AB1CD'],
  ['ab1cd\r\n', 'AB1CD'],
  ['  JOBID AB1CD ', 'AB1CD'],
  ['jobid:ab1cd', 'AB1CD'],
  ['Job ID # AB1CD\t', 'AB1CD'],
  ['\u0002AB1CD\u0003', 'AB1CD'],
  ['JOBID', null],
  ['AB1CDE', null],
  ['JOBIDAB1CD', null],
  ['AB 1CD', null],
  ['AB0CD', null],
  ['', null],
])('reads %j as %j', (text, jobId) => {
  expect(scannedJobId(text)).toBe(jobId);
});
