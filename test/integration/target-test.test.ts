import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/base/time.ts';
import { testFolderTarget } from '../../shared/engine/loader/folder-target-test.ts';
import { testStore, type TargetTestStep } from '../../shared/engine/s3/target-test.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

let store: StrictS3;
const { signal } = new AbortController();

beforeAll(async () => {
  store = await startStrictS3({
    buckets: ['open', 'no-list', 'no-write', 'no-delete'],
    isDenied({ bucket, method, key }) {
      if (bucket === 'no-list') return method === 'GET' && key === '';
      if (bucket === 'no-write') return method === 'PUT';
      return bucket === 'no-delete' && method === 'DELETE';
    },
  });
});

afterAll(() => store.close());

async function outcomes(bucket: string, changes: { secret?: string; endpointUrl?: string } = {}) {
  const { accessKeyId, secretAccessKey } = store.credentials;
  const credentials = { accessKeyId, secretAccessKey: changes.secret ?? secretAccessKey };
  const endpointUrl = changes.endpointUrl ?? store.url;
  return testStore({ credentials, region: store.region, endpointUrl, clock: systemClock }, bucket, signal);
}

function short(steps: readonly TargetTestStep[]): string {
  return steps
    .map(({ name, outcome, error }) => `${name} ${outcome === 'failed' ? (error?.code ?? '') : outcome}`)
    .join(', ');
}

describe('testStore', () => {
  it('passes each step, and leaves nothing behind', async () => {
    const steps = await outcomes('open');
    expect(short(steps)).toBe(
      'reach passed, sign passed, list passed, write passed, read passed, delete passed',
    );
    expect(store.objects('open').size).toBe(0);
  });

  it('says at which step a target fails', async () => {
    expect(short(await outcomes('open', { endpointUrl: 'http://127.0.0.1:9' }))).toBe(
      'reach TARGET_UNREACHABLE, sign skipped, list skipped, write skipped, read skipped, delete skipped',
    );
    expect(short(await outcomes('open', { secret: 'wrong' }))).toMatch(
      /^reach passed, sign TARGET_DENIED, list skipped/,
    );
    expect(short(await outcomes('nowhere'))).toMatch(
      /^reach passed, sign passed, list TARGET_BUCKET_MISSING, write skipped/,
    );
    expect(short(await outcomes('no-write'))).toMatch(/list passed, write TARGET_DENIED, read skipped/);
  });

  it('takes a key that may not list, since a load lists nothing', async () => {
    expect(short(await outcomes('no-list'))).toMatch(/list skipped, write passed, read passed/);
  });

  it('names the object that stays when it may not be deleted', async () => {
    const last = (await outcomes('no-delete')).at(-1);
    const [key] = store.objects('no-delete').keys();
    expect(last).toMatchObject({ name: 'delete', outcome: 'failed', detail: `no-delete/${key ?? ''}` });
    expect(last?.error?.code).toBe('TARGET_KEEPS');
  });

  it('reaches and signs where no bucket is named', async () => {
    expect(short(await outcomes(''))).toMatch(/^reach passed, sign passed, list skipped/);
    expect(short(await outcomes('', { secret: 'wrong' }))).toMatch(/^reach passed, sign TARGET_DENIED/);
  });
});

describe('testFolderTarget', () => {
  it('writes, reads and deletes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'drivepost-target-'));
    expect(short(await testFolderTarget(folder))).toBe('write passed, read passed, delete passed');
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'file'), '');
    expect(short(await testFolderTarget(join(folder, 'file')))).toBe(
      'write TARGET_FOLDER_DENIED, read skipped, delete skipped',
    );
    await rm(folder, { recursive: true });
  });
});
