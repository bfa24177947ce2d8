import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jobIdAlphabet, parseJobId } from './job-id.ts';
import { locationMessage, progressMessage } from './messages.ts';
import { newJobId } from './new-job-id.ts';
import { abortCodes, locationCodes, type ProgressCode } from './status.ts';
import { canCancel, canUpdate, isAbortCode, isFinal, nextLocation, nextProgress } from './transitions.ts';

const progressCodes: readonly ProgressCode[] = [
  'Pending',
  'InProgress',
  'Complete',
  'SuccessWithErrors',
  'Canceled',
  'Expired',
  ...abortCodes,
];

describe('messages', () => {
  it('are filled in in one pass', () => {
    const outcome = { logKey: 'logs/LOG_BUCKET/import-log-53TX4', logBucket: 'toady', errorCount: 3 };
    expect(progressMessage('Complete', outcome)).toBe(
      'The data loaded successfully. The log was saved to logs/LOG_BUCKET/import-log-53TX4 in the bucket toady.',
    );
    expect(progressMessage('SuccessWithErrors', outcome)).toBe(
      'The data load completed with 3 of errors. See logs/LOG_BUCKET/import-log-53TX4 in the bucket toady. for more details.',
    );
  });

  it('say where the device is', () => {
    expect(locationMessage('NotReceived')).toBe('AWS has not received your device.');
    expect(locationMessage('AtAWS')).toBe('Your device is at AWS.');
    expect(locationMessage('Returned', { carrier: 'UPS', trackingNumber: '1Z$&1' })).toBe(
      'Your device has been returned. The UPS tracking number is 1Z$&1.',
    );
    expect(locationMessage('Returned')).toBe('Your device has been returned.');
  });

  it('are the ones of the status code page', () => {
    const page = readFileSync(new URL('status-codes.fixture.txt', import.meta.url), 'utf8');
    const lines = page.trim().split('\n');
    const ours = [
      ...locationCodes.map(
        (code) =>
          `${code}\t${locationMessage(code, { carrier: 'SHIPPER', trackingNumber: 'TRACKING_NUMBER' })}`,
      ),
      ...progressCodes.map((code) => `${code}\t${progressMessage(code)}`),
    ];
    expect(ours.sort()).toEqual(lines.sort());
  });
});

describe('a job', () => {
  it('goes from Pending over InProgress to its end', () => {
    expect(nextProgress('Pending', { kind: 'begin' })).toBe('InProgress');
    expect(nextProgress('InProgress', { kind: 'begin' })).toBe('InProgress');
    expect(nextProgress('InProgress', { kind: 'finish', errorCount: 0 })).toBe('Complete');
    expect(nextProgress('InProgress', { kind: 'finish', errorCount: 2 })).toBe('SuccessWithErrors');
    expect(nextProgress('Pending', { kind: 'finish', errorCount: 0 })).toBeNull();
    expect(nextProgress('Pending', { kind: 'expire' })).toBe('Expired');
    expect(nextProgress('InProgress', { kind: 'expire' })).toBeNull();
  });

  it('is aborted or canceled only while it is open', () => {
    for (const code of progressCodes) {
      const isOpen = code === 'Pending' || code === 'InProgress';
      expect(canCancel(code)).toBe(isOpen);
      expect(isFinal(code)).toBe(!isOpen);
      expect(nextProgress(code, { kind: 'cancel' })).toBe(isOpen ? 'Canceled' : null);
      expect(nextProgress(code, { kind: 'abort', code: 'DeviceError' })).toBe(isOpen ? 'DeviceError' : null);
      expect(canUpdate(code)).toBe(code === 'Pending');
    }
  });

  it('travels from NotReceived over AtAWS to Returned', () => {
    expect(nextLocation('NotReceived', 'receive')).toBe('AtAWS');
    expect(nextLocation('AtAWS', 'return')).toBe('Returned');
    expect(nextLocation('NotReceived', 'return')).toBeNull();
    expect(nextLocation('AtAWS', 'receive')).toBeNull();
    expect(nextLocation('Returned', 'receive')).toBeNull();
  });

  it('tells abort codes from others', () => {
    expect(isAbortCode('DeviceError')).toBe(true);
    expect(isAbortCode('Complete')).toBe(false);
  });
});

describe('newJobId', () => {
  it('makes ids that can be read back', () => {
    for (let count = 0; count < 1000; count += 1) {
      const id = newJobId(randomBytes);
      expect(parseJobId(id)).toBe(id);
    }
  });

  it('gives every character the same chance', () => {
    const counts = new Map<string, number>();
    let next = 0;
    const everyByte = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => next++ % 256);
    for (let made = 0; made < 51_200; made += 1) {
      for (const character of newJobId(everyByte)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe(jobIdAlphabet);
    const seen = [...counts.values()];
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(10);
  });
});
