import { rmSync } from 'node:fs';
import { launchDesktop, type DesktopProgram } from '../../desktop/launch-desktop.ts';
import { median } from '../measure.ts';
import { memoryOf, type ProcessMemory } from './process-memory.ts';
import { dataFolderIn } from './seed-draft.ts';

export interface StartTimes {
  /** From the start of the process until something to read was painted, seconds. */
  readonly paintedSeconds: readonly number[];
  /** Until the first screen answered to a click, seconds. */
  readonly answeredSeconds: readonly number[];
  /** The processes of a window that rests. */
  readonly idle: readonly ProcessMemory[];
}

const restMs = 5_000;

/** Starts the program again and again, with a profile that has been used before, as most starts have. */
export async function measureStart(
  program: DesktopProgram,
  { work, runs, log }: { readonly work: string; readonly runs: number; readonly log: (text: string) => void },
): Promise<StartTimes> {
  const dataFolder = dataFolderIn(work, 'start');
  const paintedSeconds: number[] = [];
  const answeredSeconds: number[] = [];
  let idle: readonly ProcessMemory[] = [];
  try {
    // The first start makes the profile and is not counted.
    for (let turn = 0; turn <= runs; turn += 1) {
      const startedMs = Date.now();
      const desktop = await launchDesktop(program, { mode: 'customer', dataFolder });
      const { page } = desktop;
      await page.getByRole('button', { name: 'Prepare a drive' }).waitFor();
      await page.getByRole('navigation').getByText('Shipments').click();
      await page.getByRole('heading', { level: 1, name: 'Shipments' }).waitFor();
      const answered = (Date.now() - startedMs) / 1000;
      const paintedAtMs = await page.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
      });
      const painted = (paintedAtMs - startedMs) / 1000;
      log(`  start ${turn}/${runs}: painted ${painted.toFixed(2)} s, answered ${answered.toFixed(2)} s\n`);
      if (turn === runs) {
        await page.waitForTimeout(restMs);
        idle = await memoryOf(desktop.app);
      }
      await desktop.close();
      if (turn === 0) continue;
      paintedSeconds.push(painted);
      answeredSeconds.push(answered);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return { paintedSeconds, answeredSeconds, idle };
}

/** A median with its range, seconds. */
export function secondsText(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return `${median(seconds).toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`;
}
