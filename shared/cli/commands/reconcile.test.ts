import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatRow, importLogHeader } from '../../domain/import-log/format-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import { formatInventory } from '../../domain/inventory/inventory-line.ts';
import { inventoryPath, manifestCopyPath } from '../../domain/inventory/inventory.ts';
import type { ProofReport } from '../../domain/proof/proof-report.ts';
import { run } from '../run.ts';

const files = new Map([
  ['=cmd|calc.txt', 'one'],
  ['<img src=x>.jpg', 'two'],
  ['Thumbs.db', 'junk'],
  ['a\nb.txt', 'three'],
]);

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function manifestText(inventory: string): string {
  return `# drivepost-inventory-sha256: ${createHash('sha256').update(inventory).digest('hex')}
manifestVersion: 2.0
deviceId: ABCDE
bucket: toady
eraseDevice: no
notificationEmail: jane@example.com
ignore:
  - ^\\.drivepost/
  - Thumbs\\.db$
returnAddress:
  name: Jane Roe
  street1: 123 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91011-1111
  country: USA
  phoneNumber: 206-555-1111
`;
}

function logText(change: (row: ImportLogRow) => ImportLogRow | null = (row) => row): string {
  const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => rowOf(file, text));
  return (
    importLogHeader +
    rows
      .flatMap((row) => change(row) ?? [])
      .map(formatRow)
      .join('')
  );
}

function rowOf(file: string, text: string): ImportLogRow {
  const row = { atMs: Date.UTC(2026, 0, 1), file, contentType: 'text/plain', sizeBytes: text.length };
  if (file === 'Thumbs.db') return { ...row, status: 103, code: 'Ignored', key: '', md5: '' };
  return { ...row, status: 200, code: 'OK', key: `toady/${file}`, md5: md5(text) };
}

async function drivepost(
  args: readonly string[],
  stdin = '',
): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const code = await run(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (error += text) },
    stdin: (async function* chunks() {
      yield await Promise.resolve(Buffer.from(stdin));
    })(),
    env: {},
    clock: { now: () => Date.UTC(2026, 0, 1) },
    signal: new AbortController().signal,
  });
  return { code, out, error };
}

describe('drivepost reconcile', () => {
  let folder = '';
  let drive = '';
  let log = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-reconcile-'));
    drive = join(folder, 'drive');
    log = join(folder, 'import-log-53TX4');
    mkdirSync(dirname(join(drive, inventoryPath)), { recursive: true });
    for (const [name, text] of files) writeFileSync(join(drive, name), text);
    const inventory = formatInventory([...files].map(([path, text]) => ({ path, md5: md5(text) })));
    writeFileSync(join(drive, inventoryPath), inventory, 'latin1');
    writeFileSync(join(drive, manifestCopyPath), manifestText(inventory));
    writeFileSync(log, logText());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('proves a drive by its own inventory and manifest', async () => {
    const { code, out } = await drivepost(['reconcile', drive, log]);
    expect(code).toBe(0);
    expect(out).toContain('4 files accounted for, 0 missing.');
    expect(out).toMatch(/Ignored by rule 2 +1 +Thumbs\\.db\$/);
    expect(out).toContain(', the signed one');
  });

  it('proves an inventory alone, with the log from stdin, as JSON', async () => {
    const { code, out } = await drivepost(
      ['reconcile', join(drive, inventoryPath), '-', '--json'],
      logText(),
    );
    const report = JSON.parse(out) as ProofReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({
      isProven: true,
      manifest: null,
      inventory: { isSigned: null },
      files: { inInventory: 4, loaded: 3, ignored: 1 },
    });
  });

  it('exits with 1 for a file that is missing and for one that failed, and says so on a page', async () => {
    writeFileSync(
      log,
      logText((row) => {
        if (row.file.startsWith('=')) return null;
        return row.file.startsWith('<') ? { ...row, status: 503, code: 'SlowDown', key: '', md5: '' } : row;
      }),
    );
    const page = join(folder, 'proof.html');
    const { code, out } = await drivepost(['reconcile', drive, log, '--html', page]);
    expect(code).toBe(1);
    expect(out).toContain('=cmd|calc.txt: missing from the log');
    expect(out).toContain('<img src=x>.jpg: failed: 503 SlowDown');
    expect(out).toContain('3 files accounted for, 1 missing, 1 failed: not proven.');
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('&lt;img src=x&gt;.jpg');
    expect(html).not.toContain('<img');
    expect(html).toContain('Missing from the log (1)');
  });

  it('exits with 1 when a file failed, though all are accounted for', async () => {
    writeFileSync(
      log,
      logText((row) => (row.status === 200 ? { ...row, status: 500, code: 'InternalError' } : row)),
    );
    const { code, out } = await drivepost(['reconcile', drive, log]);
    expect(code).toBe(1);
    expect(out).toContain('4 files accounted for, 0 missing, 3 failed: not proven.');
  });

  it('tells an inventory that was changed after it was signed, a size and control characters in names', async () => {
    const inventory = join(drive, inventoryPath);
    writeFileSync(inventory, `# a comment more\n${readFileSync(inventory, 'latin1')}`, 'latin1');
    writeFileSync(join(drive, 'a\nb.txt'), 'longer than before');
    const { code, out } = await drivepost(['reconcile', drive, log]);
    expect(code).toBe(1);
    expect(out).toContain('NOT the signed one');
    expect(out).toContain('a\\x0Ab.txt: 5 bytes in the log, 18 on the drive');
  });

  it('says what it cannot read', async () => {
    expect(await drivepost(['reconcile', join(folder, 'gone'), log])).toMatchObject({ code: 3 });
    expect(await drivepost(['reconcile', drive, join(folder, 'gone')])).toMatchObject({ code: 3 });
    expect(await drivepost(['reconcile', drive, log, '--manifest', join(folder, 'gone')])).toMatchObject({
      code: 3,
    });
    const bad = await drivepost(['reconcile', drive, log, '--manifest', log]);
    expect(bad.code).toBe(4);
    expect(bad.error).toContain('drivepost manifest check');
    const unwritable = await drivepost(['reconcile', drive, log, '--html', join(folder, 'no', 'where.html')]);
    expect(unwritable.code).toBe(3);
    expect(await drivepost(['reconcile', drive])).toMatchObject({ code: 2 });
  });

  it('explains its exit codes', async () => {
    const { code, out } = await drivepost(['reconcile', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('A file that failed is accounted for, but it did not arrive.');
  });
});
