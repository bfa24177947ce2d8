import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/base/time.ts';
import { createBucketCheck } from '../../shared/engine/s3/bucket-check.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

let store: StrictS3;

beforeAll(async () => {
  store = await startStrictS3({
    buckets: ['open', 'locked', 'read-only'],
    isDenied: (request) => {
      const text = JSON.stringify(request);
      return text.includes('locked') || (text.includes('read-only') && text.includes('POST'));
    },
  });
});

afterAll(() => store.close());

function check(bucket: string, secretAccessKey = store.credentials.secretAccessKey): Promise<string> {
  const credentials = { ...store.credentials, secretAccessKey };
  const options = { credentials, region: store.region, endpointUrl: store.url, clock: systemClock };
  return createBucketCheck(options)(bucket);
}

describe('createBucketCheck', () => {
  it.each([
    ['open', 'writable'],
    ['locked', 'denied'],
    ['read-only', 'denied'],
    ['nowhere', 'missing'],
    ['../open', 'missing'],
    ['open/key', 'missing'],
    ['', 'missing'],
  ])('finds %j %s', async (bucket, found) => {
    expect(await check(bucket)).toBe(found);
  });

  it('leaves nothing behind', async () => {
    expect(await check('open')).toBe('writable');
    expect([store.objects('open').size, store.openUploads('open')]).toEqual([0, []]);
  });

  it('finds all denied with a wrong secret', async () => {
    expect(await check('open', 'wrong')).toBe('denied');
  });

  it('rejects when the store cannot be reached, or fails', async () => {
    store.faults.add({ fault: { kind: 'error', code: 'InternalError' }, matches: () => true, times: 2 });
    await expect(check('open')).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE' });
    const { credentials, region } = store;
    const nobody = { credentials, region, endpointUrl: 'http://127.0.0.1:9', clock: systemClock };
    await expect(createBucketCheck(nobody)('open')).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE' });
  });
});
