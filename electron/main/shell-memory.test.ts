import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShellMemory } from './shell-memory.ts';

const place = { x: 10, y: 20, width: 1200, height: 800, isMaximized: false };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-shell-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the memory of the shell', () => {
  test('keeps places by window, and what was told, until the next start', async () => {
    const first = await openShellMemory(folder);
    expect(first.place('customer')).toBeNull();
    expect(first.hasToldStays).toBe(false);
    first.setPlace('customer', place);
    first.setPlace('station', { ...place, isMaximized: true });
    first.setToldStays();
    await first.close();
    const second = await openShellMemory(folder);
    expect(second.place('customer')).toEqual(place);
    expect(second.place('station')?.isMaximized).toBe(true);
    expect(second.hasToldStays).toBe(true);
  });

  test('begins anew when its file makes no sense', async () => {
    await writeFile(
      join(folder, 'shell.json'),
      '{"formatVersion":1,"content":{"places":{"customer":{"x":"left"}}}}',
    );
    expect((await openShellMemory(folder)).place('customer')).toBeNull();
  });

  test('disturbs nobody when it cannot be written', async () => {
    const memory = await openShellMemory(join(folder, 'shell.json', 'no', 'folder'));
    await writeFile(join(folder, 'shell.json'), '');
    memory.setPlace('customer', place);
    await expect(memory.close()).resolves.toBeUndefined();
  });
});
