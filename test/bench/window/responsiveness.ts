import type { Page } from 'playwright-core';

/** How a page answered while something else went on. Milliseconds. */
export interface Responsiveness {
  /** The longest task, and how many took longer than 50 ms, which is what browsers call long. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
  /** From a key press until its handler began, and until what it did was painted. */
  readonly delaysMs: readonly number[];
  readonly paintsMs: readonly number[];
}

interface Watch {
  readonly tasks: number[];
  readonly delays: number[];
  readonly paints: number[];
}

declare global {
  interface Window {
    /** What was seen since `watchPage`. */
    drivepostWatch?: Watch;
  }
}

const probeMs = 400;

/** Watches a page, pressing a key now and then, until `ended` resolves. */
export async function watchPage(page: Page, ended: Promise<unknown>): Promise<Responsiveness> {
  await page.evaluate(() => {
    const watch: Watch = { tasks: [], delays: [], paints: [] };
    window.drivepostWatch = watch;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watch.tasks.push(duration);
    }).observe({ type: 'longtask' });
    const events: PerformanceObserverInit & { readonly durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Entries of this kind have these fields; the list's type does not know of them.
        const { name, startTime, processingStart, duration } = entry as PerformanceEventTiming;
        if (name !== 'keydown') continue;
        watch.delays.push(processingStart - startTime);
        watch.paints.push(duration);
      }
    }).observe(events);
  });
  const over = ended.then(() => true);
  // Focus goes from control to control, each of which is drawn anew.
  while (!(await Promise.race([over, page.waitForTimeout(probeMs).then(() => false)]))) {
    await page.keyboard.press('Tab');
  }
  const { tasks, delays, paints } = await page.evaluate(
    () => window.drivepostWatch ?? { tasks: [], delays: [], paints: [] },
  );
  return {
    longestTaskMs: Math.max(0, ...tasks),
    longTasks: tasks.length,
    delaysMs: delays,
    paintsMs: paints,
  };
}

/** What several watches saw together. */
export function together(seen: readonly Responsiveness[]): Responsiveness {
  return {
    longestTaskMs: Math.max(0, ...seen.map(({ longestTaskMs }) => longestTaskMs)),
    longTasks: seen.reduce((sum, { longTasks }) => sum + longTasks, 0),
    delaysMs: seen.flatMap(({ delaysMs }) => delaysMs),
    paintsMs: seen.flatMap(({ paintsMs }) => paintsMs),
  };
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
