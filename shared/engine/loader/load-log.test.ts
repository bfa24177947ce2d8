import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importLogHeader } from '../../domain/import-log/format-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import { LoadLog } from './load-log.ts';

const signal = new AbortController().signal;
let folder = '';

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'drivepost-log-'))));
afterEach(() => {
  spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

function row(file: string): ImportLogRow {
  return {
    atMs: 0,
    file,
    status: 200,
    code: 'OK',
    key: `b/${file}`,
    md5: '0'.repeat(32),
    sizeBytes: 1,
    contentType: 'a/b',
  };
}

const canMountSmall =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs "$d" && umount "$d" && rmdir "$d"'])
    .status === 0;

describe('LoadLog', () => {
  it('goes on behind the last whole row of a log that was cut', async () => {
    const file = join(folder, 'log.csv');
    const first = await LoadLog.open(file, () => 0, signal);
    for (const name of ['a', 'b']) first.append(row(name));
    first.sync();
    expect(first.sizeBytes()).toBe(readFileSync(file).length);
    first.close();
    const second = await LoadLog.open(file, () => 0, signal);
    expect(second.checkpoint).toMatchObject({ rows: 2, lastFile: 'b' });
    second.append(row('c'));
    second.sync();
    second.close();
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith(importLogHeader)).toBe(true);
    expect(text.trimEnd().split('\n')).toHaveLength(4);
  });

  it.skipIf(!canMountSmall)(
    'writes no row twice when the disk was full for a while (needs root and tmpfs)',
    async () => {
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status).toBe(0);
      const file = join(folder, 'log.csv');
      const log = await LoadLog.open(file, () => 0, signal);
      const names = Array.from(
        { length: 700 },
        (_, at) => `folder/with/a/rather/long/name/file-${String(at).padStart(6, '0')}`,
      );
      for (const name of names) {
        try {
          log.append(row(name));
        } catch {
          // Full: what is pending stays pending.
        }
      }
      expect(() => log.sync()).toThrow(expect.objectContaining({ code: 'LOAD_LOG' }));
      expect(spawnSync('mount', ['-o', 'remount,size=4m', folder]).status).toBe(0);
      log.sync();
      log.close();
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(lines.map((line) => line.split('"')[1]).slice(1)).toEqual(names);
    },
  );
});
