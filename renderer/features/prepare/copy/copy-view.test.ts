import { expect, test } from 'vitest';
import { toErrorData } from '../../../../shared/contract/error-crossing.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { refusalsOf } from './copy-view.ts';

test('each refusal leads to the step where it is put right', () => {
  const refusals = [
    { code: 'NO_SPACE', message: 'It does not fit.', fix: '' },
    { code: 'FINDINGS', message: 'Three findings.', fix: '' },
  ];
  expect(refusalsOf(toErrorData(appError('PREPARE_REFUSED', { details: { refusals } })))).toEqual([
    { code: 'NO_SPACE', detail: 'It does not fit.', step: 'files' },
    { code: 'FINDINGS', detail: 'Three findings.', step: 'files' },
  ]);
  const system = [{ code: 'SYSTEM_DISK', message: 'It is the system.', fix: '' }];
  expect(refusalsOf(toErrorData(appError('DRIVE_REFUSED', { details: { refusals: system } })))).toMatchObject(
    [{ code: 'SYSTEM_DISK', step: 'drive' }],
  );
});

test('a manifest with errors leads to the manifest', () => {
  const error = appError('PREPARE_REFUSED', { detail: 'line 3: …', details: { problems: [{}] } });
  expect(refusalsOf(toErrorData(error))).toMatchObject([{ code: 'MANIFEST', step: 'manifest' }]);
});

test('what a newer engine refuses for is told in its own words, and other errors are no refusals', () => {
  const error = appError('PREPARE_REFUSED', {
    details: { refusals: [{ code: 'MOON', message: 'Full moon.' }] },
  });
  expect(refusalsOf(toErrorData(error))).toEqual([{ code: null, detail: 'Full moon.', step: 'files' }]);
  expect(refusalsOf(toErrorData(appError('DRIVE_GONE')))).toEqual([]);
  expect(refusalsOf(null)).toEqual([]);
});
