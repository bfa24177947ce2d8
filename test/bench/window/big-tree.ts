import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchDesktop, type DesktopProgram } from '../../desktop/launch-desktop.ts';
import { memoryOf, type ProcessMemory } from './process-memory.ts';
import { dataFolderIn, seedDrafts } from './seed-draft.ts';

export interface BigTree {
  readonly files: number;
  /** From going to the step until the first row stood there, and until all files were read, seconds. */
  readonly firstRowSeconds: number;
  readonly readySeconds: number;
  /** Until a filter that leaves every file, and opens every folder, was carried out, seconds. */
  readonly filterSeconds: number;
  /** Times between frames while the tree scrolls as by a wheel, and as by its bar, milliseconds. */
  readonly wheelMs: readonly number[];
  readonly barMs: readonly number[];
  readonly memory: readonly ProcessMemory[];
}

const patienceMs = 600_000;
const frames = 300;

/** Opens a tree of many files in the window and scrolls it. */
export async function measureBigTree(
  program: DesktopProgram,
  {
    work,
    files,
    log,
  }: { readonly work: string; readonly files: number; readonly log: (text: string) => void },
): Promise<BigTree> {
  const source = makeSparseFiles(work, files);
  const dataFolder = dataFolderIn(work, 'tree');
  const drive = join(work, `window-tree-drive-${process.pid}`);
  mkdirSync(drive, { recursive: true });
  await seedDrafts(dataFolder, [{ draftId: 'tree', source, drive }]);
  const desktop = await launchDesktop(program, { mode: 'customer', dataFolder });
  const { page } = desktop;
  try {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const startedMs = performance.now();
    const since = (): number => (performance.now() - startedMs) / 1000;
    await page.evaluate(() => {
      window.location.hash = '/prepare/tree/files';
    });
    await page.getByRole('treeitem').first().waitFor({ timeout: patienceMs });
    const firstRowSeconds = since();
    const count = files.toLocaleString('en-US');
    await page.getByText(new RegExp(`^${count} files in`)).waitFor({ timeout: patienceMs });
    const readySeconds = since();
    const filteredMs = performance.now();
    await page.getByRole('textbox', { name: 'Show only keys with' }).fill('.bin');
    await page.getByRole('treeitem', { name: /file-0000000/ }).waitFor({ timeout: patienceMs });
    const filterSeconds = (performance.now() - filteredMs) / 1000;
    const wheelMs = await scrollFrames(page, 'wheel');
    const barMs = await scrollFrames(page, 'bar');
    log(`  ${count} files: first row ${firstRowSeconds.toFixed(2)} s, ready ${readySeconds.toFixed(2)} s\n`);
    const memory = await memoryOf(desktop.app);
    return { files, firstRowSeconds, readySeconds, filterSeconds, wheelMs, barMs, memory };
  } finally {
    await desktop.close();
    rmSync(dataFolder, { recursive: true, force: true });
    rmSync(drive, { recursive: true, force: true });
  }
}

/** Scrolls in each frame, and tells how long each took: a few rows as by a wheel, or a share of all as by the bar. */
function scrollFrames(page: Page, kind: 'wheel' | 'bar'): Promise<number[]> {
  return page.getByRole('tree').evaluate(
    (tree, { kind: how, count }) =>
      new Promise<number[]>((resolve) => {
        const step = how === 'wheel' ? 60 : tree.scrollHeight / (2 * count);
        const times: number[] = [];
        let lastMs = 0;
        function frame(nowMs: number): void {
          if (lastMs > 0) times.push(nowMs - lastMs);
          lastMs = nowMs;
          if (times.length === count) {
            resolve(times);
            return;
          }
          tree.scrollTop += step;
          requestAnimationFrame(frame);
        }
        requestAnimationFrame(frame);
      }),
    { kind, count: frames },
  );
}

/** Files that take no room, a thousand to a folder; those that were made before are used again. */
function makeSparseFiles(work: string, files: number): string {
  const folder = join(work, `sparse-${files}`);
  const marker = `${folder}.done`;
  if (existsSync(marker)) return folder;
  for (let at = 0; at < files; at += 1) {
    const parent = join(folder, `folder-${String(Math.floor(at / 1000)).padStart(4, '0')}`);
    if (at % 1000 === 0) mkdirSync(parent, { recursive: true });
    const descriptor = openSync(join(parent, `file-${String(at).padStart(7, '0')}.bin`), 'w');
    ftruncateSync(descriptor, 1 + (at % 100_000));
    closeSync(descriptor);
  }
  writeFileSync(marker, '');
  return folder;
}
