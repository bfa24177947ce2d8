import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestText, runProcess, startServingStation, type ServingStation } from './serving-station.ts';

const script = fileURLToPath(new URL('botocore-v2.py', import.meta.url));
const python = ['python3', '/usr/bin/python3'].find(
  (file) => spawnSync(file, ['-c', 'import botocore'], { timeout: 20_000 }).status === 0,
);
const reason = python === undefined ? ' (skipped: no python3 here has botocore)' : '';

describe.skipIf(python === undefined)(`botocore with Signature Version 2${reason}`, () => {
  let station: ServingStation;

  beforeAll(async () => {
    station = await startServingStation();
  });

  afterAll(async () => {
    await station.stop();
  });

  it('creates, reads, labels and lists a job', async () => {
    const keys = await station.addAccount('old client');
    const text = `# caf\u00e9 & more: a+b=c\r\n${manifestText()}`;
    const result = await runProcess(python ?? '', [script, station.url, text], {
      env: {
        ...keys,
        AWS_CONFIG_FILE: '/dev/null',
        AWS_EC2_METADATA_DISABLED: 'true',
        PYTHONIOENCODING: 'utf-8',
      },
    });
    expect([result.exitCode, result.stderr]).toEqual([0, '']);
    const answers = JSON.parse(result.stdout) as { created: { JobId: string } };
    const { JobId } = answers.created;
    expect(answers).toMatchObject({
      status: { JobId, ProgressCode: 'Pending', CurrentManifest: text },
      labels: { ShippingLabelURL: expect.stringContaining('/labels/') },
      listed: { Jobs: [{ JobId, IsCanceled: false }] },
      refusal: 'InvalidJobIdException',
      isVersion2: true,
    });
  });
});
