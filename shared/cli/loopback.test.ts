import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';
import { run } from './run.ts';

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost', 'LocalHost'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '::',
    '127.0.0.1.example',
    'localhost.example',
    '127.1',
    '128.0.0.1',
    '::ffff:10.0.0.1',
    '[::1]',
    '',
  ])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

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
