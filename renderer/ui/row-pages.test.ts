import { expect, it } from 'vitest';
import { createRowPages } from './row-pages.ts';

interface Answer {
  readonly resolve: (rows: readonly string[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A list whose pages come when the test says so. */
function slowList(): {
  asked: number[];
  load: (from: number, count: number) => Promise<readonly string[]>;
  answer: (from: number, mark?: string) => Promise<void>;
  refuse: (from: number) => Promise<void>;
} {
  const asked: number[] = [];
  const open = new Map<number, Answer[]>();
  const next = (from: number): Answer | undefined => open.get(from)?.shift();
  return {
    asked,
    load(from, count) {
      expect(count).toBe(10);
      asked.push(from);
      return new Promise((resolve, reject) => {
        open.set(from, [...(open.get(from) ?? []), { resolve, reject }]);
      });
    },
    async answer(from, mark = 'row') {
      next(from)?.resolve(Array.from({ length: 10 }, (_, index) => `${mark} ${from + index}`));
      await settle();
    },
    async refuse(from) {
      next(from)?.reject(new Error('gone'));
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

it('fetches each wanted page once', async () => {
  const list = slowList();
  const pages = createRowPages({ load: list.load, pageSize: 10 });
  pages.want(5, 10);
  pages.want(6, 10);
  expect(list.asked).toEqual([0, 10]);
  expect(pages.rowAt(7)).toBeUndefined();
  await list.answer(0);
  await list.answer(10);
  expect([pages.rowAt(7), pages.rowAt(10), pages.rowAt(25)]).toEqual(['row 7', 'row 10', undefined]);
  pages.want(5, 10);
  expect(list.asked).toEqual([0, 10]);
});

it('tells of each page that has come', async () => {
  const list = slowList();
  const pages = createRowPages({ load: list.load, pageSize: 10 });
  let told = 0;
  const stop = pages.subscribe(() => {
    told += 1;
  });
  pages.want(0, 20);
  await list.answer(0);
  expect([told, pages.version()]).toEqual([1, 1]);
  stop();
  await list.answer(10);
  expect([told, pages.version()]).toEqual([1, 2]);
});

it('shows what it has until the new rows have come', async () => {
  const list = slowList();
  const pages = createRowPages({ load: list.load, pageSize: 10 });
  pages.want(0, 10);
  await list.answer(0, 'old');
  pages.renew();
  pages.want(0, 10);
  expect(pages.rowAt(3)).toBe('old 3');
  await list.answer(0, 'new');
  expect(pages.rowAt(3)).toBe('new 3');
});

it('does not let an old answer replace a newer one', async () => {
  const answers: ((rows: readonly string[]) => void)[] = [];
  const late = createRowPages<string>({
    pageSize: 10,
    load: () => new Promise((resolve) => answers.push(resolve)),
  });
  late.want(0, 1);
  late.renew();
  late.want(0, 1);
  answers[1]?.(['new']);
  await settle();
  answers[0]?.(['old']);
  await settle();
  expect(late.rowAt(0)).toBe('new');
});

it('asks again for what did not come', async () => {
  const list = slowList();
  const pages = createRowPages({ load: list.load, pageSize: 10 });
  pages.want(0, 1);
  await list.refuse(0);
  pages.want(0, 1);
  await list.answer(0);
  expect(list.asked).toEqual([0, 0]);
  expect(pages.rowAt(0)).toBe('row 0');
});

it('keeps a bounded number of pages, those used last', async () => {
  const list = slowList();
  const pages = createRowPages({ load: list.load, pageSize: 10, keepPages: 2 });
  for (const from of [0, 10]) {
    pages.want(from, 1);
    await list.answer(from);
  }
  pages.want(0, 1);
  pages.want(20, 1);
  await list.answer(20);
  expect([pages.rowAt(0), pages.rowAt(10), pages.rowAt(20)]).toEqual(['row 0', undefined, 'row 20']);
});
