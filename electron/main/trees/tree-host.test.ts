import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TreeSpec, TreeState } from '../../../shared/contract/tree.ts';
import { createForkedWorkers, type ForkedWorkers } from '../../../test/desktop/forked-workers.ts';
import { createTreeHost, type TreeHost } from './tree-host.ts';

let folder = '';
let workers: ForkedWorkers;
let host: TreeHost;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-trees-'));
  mkdirSync(join(folder, 'photos'));
  for (const name of ['photos/one.jpg', 'photos/two.jpg', 'report.txt']) {
    writeFileSync(join(folder, name), name);
  }
  workers = createForkedWorkers();
  host = createTreeHost(workers);
});
afterEach(async () => {
  await workers.killAll();
  rmSync(folder, { recursive: true, force: true });
});

function spec(part: Partial<TreeSpec> = {}): TreeSpec {
  return {
    sources: [folder],
    drive: null,
    fileSystem: null,
    manifestText: '',
    keyPrefix: '',
    ignoreJunk: true,
    renames: {},
    useDriveContents: false,
    replaces: null,
    ...part,
  };
}

async function ready(states: AsyncGenerator<TreeState>): Promise<TreeState> {
  for (;;) {
    const { value, done } = await states.next();
    if (done === true) throw new Error('the tree has ended');
    if (value.phase !== 'scanning') return value;
  }
}

async function keysOf(treeId: string): Promise<readonly string[]> {
  const { rows } = await host.call('tree.rows', { treeId, from: 0, count: 500 });
  return rows.map(({ key }) => key);
}

describe('trees of keys', { timeout: 30_000 }, () => {
  it('are held by a process that ends with the last of them', async () => {
    const stop = new AbortController();
    const states = host.watch(spec(), stop.signal);
    const { treeId, files, error } = await ready(states);
    expect({ files, error }).toEqual({ files: 3, error: null });
    expect(await keysOf(treeId)).toEqual(['photos/', 'report.txt']);
    expect(workers.alive()).toHaveLength(1);
    stop.abort();
    expect((await states.next()).done).toBe(true);
    await workers.killAll();
    await expect(keysOf(treeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('take the place of another with its open folders', async () => {
    const [stopOld, stopNew] = [new AbortController(), new AbortController()];
    const old = host.watch(spec(), stopOld.signal);
    const { treeId } = await ready(old);
    const { rows } = await host.call('tree.rows', { treeId, from: 0, count: 1 });
    await host.call('tree.toggle', { treeId, id: rows[0]?.id ?? -1, isOpen: true });
    const next = host.watch(spec({ keyPrefix: 'below/', replaces: treeId }), stopNew.signal);
    const state = await ready(next);
    stopOld.abort();
    await old.return(undefined);
    expect(workers.alive()).toHaveLength(1);
    expect(await keysOf(state.treeId)).toContain('below/photos/');
    const renamed = host.watch(
      spec({ renames: { 'report.txt': 'annual.txt' }, keyPrefix: '', replaces: null }),
      stopNew.signal,
    );
    expect(await keysOf((await ready(renamed)).treeId)).toContain('annual.txt');
    stopNew.abort();
    await Promise.all([next.return(undefined), renamed.return(undefined)]);
  });

  it('say what is wrong with a source', async () => {
    const stop = new AbortController();
    const states = host.watch(spec({ sources: [join(folder, 'no')] }), stop.signal);
    expect(await ready(states)).toMatchObject({ phase: 'failed', error: { code: 'FILE_UNREADABLE' } });
    stop.abort();
    await states.return(undefined);
  });

  it('end with ENGINE_GONE when their process dies', async () => {
    const states = host.watch(spec(), new AbortController().signal);
    const { treeId } = await ready(states);
    const asking = states.next();
    expect(await keysOf(treeId)).toHaveLength(2);
    await workers.killAll();
    await expect(asking).rejects.toMatchObject({ code: 'ENGINE_GONE' });
    await expect(keysOf(treeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
