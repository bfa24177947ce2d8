import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../run.ts';

async function load(...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  let stderr = '';
  const code = await run(['station', 'load', '/no/drive', '--data', '/no/data', ...args], {
    stdout: { write: () => undefined },
    stderr: { write: (text) => (stderr += text) },
    stdin: Readable.from([]),
    env: {},
    clock: { now: () => 0 },
    signal: new AbortController().signal,
  });
  return { code, stderr };
}

describe('station load', () => {
  it.each(['0', '-1', '1025', '2.5', 'many', ''])('takes no --concurrency of "%s"', async (count) => {
    const { code, stderr } = await load('--to', 's3', `--concurrency=${count}`);
    expect(code).toBe(2);
    expect(stderr).toContain('1 to 1024');
  });

  it('takes no --concurrency for a folder', async () => {
    const { code, stderr } = await load('--to', 'file:///srv/objects', '--concurrency', '4');
    expect(code).toBe(2);
    expect(stderr).toContain('S3 targets');
  });
});
