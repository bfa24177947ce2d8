import { expect, it } from 'vitest';
import { createSyncQueue } from './sync-queue.ts';

it('shares a sync among those that ask while another is under way, and never one that began before', async () => {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const queue = createSyncQueue((folder) => {
    begun.push(folder);
    return new Promise((resolve) => ends.push(resolve));
  });
  const done: string[] = [];
  const ask = (name: string): Promise<void> => queue.sync('f').then(() => void done.push(name));
  const all = [ask('first'), ask('second'), ask('third')];
  expect(begun).toEqual(['f']);
  ends[0]?.();
  await all[0];
  expect([begun.length, done]).toEqual([2, ['first']]);
  // The second sync is under way: who asks now may have renamed something behind it.
  all.push(ask('fourth'));
  ends[1]?.();
  await Promise.all(all.slice(0, 3));
  expect([begun.length, done]).toEqual([3, ['first', 'second', 'third']]);
  ends[2]?.();
  await Promise.all(all);
  await queueIsIdle();
  void ask('fifth');
  expect(begun).toHaveLength(4);
});

it('syncs again for the next when one fails', async () => {
  let calls = 0;
  const queue = createSyncQueue(() => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error('bad')) : Promise.resolve();
  });
  const [first, second] = [queue.sync('f'), queue.sync('f')];
  await expect(first).rejects.toThrow('bad');
  await expect(second).resolves.toBeUndefined();
});

async function queueIsIdle(): Promise<void> {
  await new Promise(setImmediate);
}
