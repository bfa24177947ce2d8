import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-demo-source-'));
  mkdirSync(join(folder, 'photos & notes/2026'), { recursive: true });
  writeFileSync(join(folder, 'photos & notes/2026/a b.jpg'), Buffer.alloc(3_000_000, 7));
  writeFileSync(join(folder, 'photos & notes/großes é.txt'), 'text');
  writeFileSync(join(folder, 'empty'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasLoop = process.platform === 'linux' && process.getuid?.() === 0 && canLoop();

function canLoop(): boolean {
  return spawnSync('losetup', ['--find']).status === 0;
}

describe('the demonstration', () => {
  it('posts a folder and proves that every file arrived', () => {
    const shown = execFileSync(process.execPath, ['dist/demo.js', folder], { encoding: 'utf8' });
    expect(shown.trimEnd().split('\n').at(-1)).toBe('3 files accounted for, 0 missing');
  });

  it.skipIf(!hasLoop)('does so with a drive image (needs root and loop devices)', () => {
    const shown = execFileSync(process.execPath, ['dist/demo.js', folder, '--image'], { encoding: 'utf8' });
    expect(shown.trimEnd().split('\n').at(-1)).toMatch(/^3 files accounted for, 0 missing/);
  });
});
