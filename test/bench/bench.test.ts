import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distFolder } from '../journey/run-drivepost.ts';

const runFile = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'drivepost-bench-test-'));
const report = join(work, 'benchmarks.md');
const before = '# Benchmarks\n\nWhat stands before.\n\n## Load: small files\n\nold\n\n## Other\n\nkept\n';
let sections: ReadonlyMap<string, string>;

beforeAll(async () => {
  const tree = join(work, 'tree');
  mkdirSync(join(tree, 'folder'), { recursive: true });
  for (let at = 0; at < 12; at += 1)
    writeFileSync(join(tree, 'folder', `file-${at}.txt`), 'x'.repeat(at * 700));
  writeFileSync(report, before);
  const words = ['verify', 'load', 'prepare', 'scan', 'growth', 'two-drives', '--tiny', '--tree', tree];
  const chosen = ['--only', 'small files|sink|tree|scan|million|two', '--write', report];
  const args = [join(distFolder, 'bench.js'), ...words, ...chosen, '--work', join(work, 'files')];
  await runFile(process.execPath, args, { timeout: 280_000, killSignal: 'SIGTERM', maxBuffer: 2 ** 26 });
  const parts = readFileSync(report, 'utf8').split(/^## /m);
  sections = new Map(parts.slice(1).map((part) => [part.split('\n')[0] ?? '', part] as const));
}, 300_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Tables of a section, each row as its cells. */
function tablesOf(title: string): string[][][] {
  const blocks = (sections.get(title) ?? '').split('\n\n').filter((block) => block.startsWith('|'));
  return blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

describe('npm run bench', () => {
  it('writes every section in its place and leaves the others', () => {
    expect([...sections.keys()].slice(0, 3)).toEqual(['Load: small files', 'Other', 'The bars']);
    for (const title of [
      'Verify: small files',
      'Prepare: small files',
      'Scan',
      'Two drives at once',
      'The sink',
    ])
      expect(sections.get(title)).toContain('A trial with next to no data.');
    expect(sections.get('Other')).toContain('kept');
    expect(sections.get('Load: small files')).not.toContain('old');
    expect(sections.get('The sink')).toMatch(/answers [\d,]+ PUT\/s of 4 KiB/);
  });

  it('writes tables whose rows are as wide as their heads', () => {
    for (const title of sections.keys()) {
      for (const [head, ...rows] of tablesOf(title)) {
        for (const row of rows) expect(row.length).toBe(head?.length);
      }
    }
  });

  it.each([
    ['Verify: small files', 'drivepost verify'],
    ['Load: small files', 'drivepost station load'],
    ['Load: a real tree', 'drivepost station load'],
    ['Prepare: small files', 'drivepost prepare'],
    ['Scan', 'drivepost, the walk of a load'],
  ])('counts only work that was done: %s', (title, own) => {
    const [table] = tablesOf(title);
    const rows = new Map(table?.slice(2).map((row) => [row[0] ?? '', row] as const));
    // Runs, seconds, processor time: figures, not words.
    for (const at of [1, 2, 5]) expect(rows.get(own)?.[at]).toMatch(/^\d/);
    expect(rows.size).toBeGreaterThan(2);
    const others = [...rows.values()].filter((row) => !/^\d/.test(row[1] ?? ''));
    expect(others.filter((row) => row[1]?.startsWith('not here: ') !== true)).toEqual([]);
  });

  it('tells memory and rates of each work as files grow', () => {
    const title = 'Growth: from ten thousand files to a million';
    expect(
      tablesOf(title)
        .slice(0, 3)
        .map(([head]) => head?.[0]),
    ).toEqual(['prepare', 'verify', 'load']);
    expect(sections.get(title)).toMatch(/in bytes: prepare -?\d+, verify -?\d+, load -?\d+\./);
  });

  it('sums up the bars of all sections', () => {
    const [, , ...bars] = tablesOf('The bars')[0] ?? [];
    const found = [...sections.keys()]
      .filter((title) => title !== 'The bars')
      .flatMap((title) => tablesOf(title).filter(([head]) => head?.[1] === 'bar'))
      .flatMap((table) => table.slice(2));
    expect(bars.length).toBeGreaterThan(15);
    expect(bars).toEqual(found);
    for (const bar of bars) expect(['yes', '**no**', 'not measured']).toContain(bar[3]);
  });

  it('leaves no files behind', () => {
    expect(readdirSync(work).sort()).toEqual(['benchmarks.md', 'tree']);
  });
});
