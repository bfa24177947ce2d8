import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/time.ts';
import { writeSignature } from '../signature/drive-signature.ts';
import { signManifest } from '../signature/sign-manifest.ts';
import { FakeJobs, jobId, manifest, secret } from './load.fixture.ts';
import { runLoad } from './load.ts';
import { createFolderSink } from './sinks/folder-sink.ts';

const mebibyte = 1024 * 1024;
/** Around every limit that decides how a file is read, and enough of a size that batches of it come together. */
const sizes = [
  ...Array.from({ length: 40 }, (_, index) => index * 13),
  ...Array.from({ length: 20 }, (_, index) => mebibyte - index),
  ...Array.from({ length: 40 }, (_, index) => 4096 + (index % 3)),
  ...Array.from({ length: 40 }, (_, index) => 250_000 + index * 7),
  mebibyte + 1,
  mebibyte + 64,
  2 * mebibyte,
  4 * mebibyte + 1,
  8 * mebibyte - 1,
  8 * mebibyte,
  8 * mebibyte + 1,
  16 * mebibyte + 63,
  ...Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? mebibyte : 100)),
];

let work = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'drivepost-sizes-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('a drive with files of all sizes', () => {
  it.each([1, 2, 4, 8])('is stored byte for byte, %d large ones side by side', async (partedConcurrency) => {
    const drive = join(work, 'drive');
    mkdirSync(drive);
    const expected = new Map<string, string>();
    for (const [index, sizeBytes] of sizes.entries()) {
      const name = String(index).padStart(4, '0');
      const content = Buffer.alloc(sizeBytes, `${name} of its own `);
      writeFileSync(join(drive, name), content);
      expected.set(name, hash('md5', content, 'hex'));
    }
    const bytes = manifest();
    await writeSignature(drive, signManifest({ secret, jobId, manifest: bytes, version: '2.0' }));
    const target = join(work, 'target');
    const sink = createFolderSink({ folder: target, owner: jobId });
    const report = await runLoad(
      { driveRoot: drive, dataFolder: join(work, 'data') },
      {
        jobs: new FakeJobs(bytes),
        openSink: () => ({ ...sink, properties: { ...sink.properties, partedConcurrency } }),
        clock: systemClock,
      },
      { signal: new AbortController().signal, report: () => undefined },
    );
    expect(report.loaded).toBe(sizes.length);
    const log = readFileSync(join(target, 'toady', 'logs', 'import-log-TSTD1'), 'utf8');
    for (const [name, md5] of expected) {
      expect(hash('md5', readFileSync(join(target, 'toady', 'images', name)), 'hex')).toBe(md5);
      expect(log).toContain(`"toady/images/${name}",${md5},`);
    }
  });
});
