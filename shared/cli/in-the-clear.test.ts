import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

describe('drivepost job', () => {
  it('warns before it asks another computer in the clear', async () => {
    let stderr = '';
    const url = 'http://0.0.0.0:9';
    const code = await run(['job', 'list', '--endpoint-url', url], {
      stdout: { write: () => undefined },
      stderr: { write: (text: string) => (stderr += text) },
      stdin: Readable.from([]),
      env: { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
      clock: { now: () => Date.now() },
      signal: new AbortController().signal,
    });
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^Warning: 0\.0\.0\.0 is asked without TLS/)]);
  });
});
