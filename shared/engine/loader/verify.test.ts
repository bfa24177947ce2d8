import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/time.ts';
import { runVerify } from './verify.ts';

let drive = '';
beforeEach(() => {
  drive = mkdtempSync(join(tmpdir(), 'drivepost-verify-'));
});
afterEach(() => rmSync(drive, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(drive, path)), { recursive: true });
  writeFileSync(join(drive, path), content);
}

const md5 = (content: string): string => createHash('md5').update(content).digest('hex');

describe('runVerify', () => {
  it('takes an empty folder for no drive', async () => {
    const ports = { clock: systemClock, writeLog: null };
    const options = { signal: new AbortController().signal, report: () => undefined };
    const report = await runVerify({ driveRoot: drive }, ports, options);
    expect(report).toMatchObject({ files: 0, willImportCleanly: false });
    await expect(runVerify({ driveRoot: join(drive, 'nowhere') }, ports, options)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('reads everything, stores nothing, and says what a load would do', async () => {
    put('a', 'a');
    put('.drivepost/manifest-md5.txt', `${md5('b')}  a\n`);
    const lines: string[] = [];
    const report = await runVerify(
      { driveRoot: drive },
      { clock: systemClock, writeLog: (text) => lines.push(text) },
      { signal: new AbortController().signal, report: () => undefined },
    );
    expect(report).toMatchObject({ files: 2, wouldLoad: 0, ignored: 1, failed: 1, willImportCleanly: false });
    expect(lines.join('')).toContain('"a",409,InventoryMismatch');
    expect(report.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'manifest open',
      'signature open',
      'inventory open',
      'files failed',
    ]);
  });
});
