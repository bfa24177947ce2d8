import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeFileLock } from './file-lock.ts';

it('keeps everybody else out, and has no other file that a killed process could leave behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-lock-'));
  const file = join(folder, 'lock');
  try {
    const unlock = takeFileLock(file);
    expect(unlock).not.toBeNull();
    expect(readdirSync(folder)).toEqual(['lock']);
    expect(takeFileLock(file)).toBeNull();
    unlock?.();
    const again = takeFileLock(file);
    expect(again).not.toBeNull();
    again?.();
    expect(readdirSync(folder)).toEqual(['lock']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
