import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openDesktop } from './support/desktop.ts';

let dataFolder: string;

describe.skipIf(inject('noWindow') !== '')('a saved file that cannot be read', () => {
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'drivepost-aside-'));
  });
  afterEach(() => rm(dataFolder, { recursive: true, force: true }));

  test('is set aside, and the window says so', async () => {
    await writeFile(join(dataFolder, 'accounts.json'), '{"formatVersion":1,"content":');
    const desktop = await openDesktop({ mode: 'customer', dataFolder });
    try {
      await desktop.page.getByText(/could not be read and was set aside/).waitFor();
    } finally {
      await desktop.close();
    }
    const names = await readdir(dataFolder);
    expect(names.filter((name) => name.startsWith('accounts.json.broken-'))).toHaveLength(1);
  });
});
