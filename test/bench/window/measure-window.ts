import { join } from 'node:path';
import { findDesktop } from '../../desktop/find-desktop.ts';
import { distFolder } from '../../journey/run-drivepost.ts';
import { makeCorpus } from '../corpus.ts';
import { median } from '../measure.ts';
import { measureBigTree, type BigTree } from './big-tree.ts';
import { bundleSize, type Size } from './bundle-size.ts';
import { raceCopies, speedShare, type CopyRace } from './copy-race.ts';
import { memoryText } from './process-memory.ts';
import { percentile, together } from './responsiveness.ts';
import { measureStart, secondsText, type StartTimes } from './start-time.ts';

export interface WindowBench {
  readonly work: string;
  readonly runs: number;
  /** A tenth of the data. */
  readonly isQuick: boolean;
  readonly log: (text: string) => void;
}

const howMeasured = [
  'A start is one with a profile that has been used before; it ends when the first screen has answered a click by showing',
  "another one, and the driver's own part is in it. Memory is that of all processes, shared pages counted once. A copy through",
  'the window lasts from the click to the message that all is verified, the same by the command until it ends; both in turns,',
  'onto the same disk, the sources in the page cache. The files of the tree are sparse, and its scrolling is that of the real page.',
];

/** Measures the desktop program in a real window; gives Markdown. */
export async function measureWindow({ work, runs, isQuick, log }: WindowBench): Promise<string> {
  const share = isQuick ? 10 : 1;
  const place = await findDesktop(distFolder);
  try {
    const { program } = place;
    log('Window: start\n');
    const start = await measureStart(program, { work, runs, log });
    log('Window: copy\n');
    const races: CopyRace[] = [];
    for (const shape of [
      { files: 20_000 / share, sizeBytes: 4 * 2 ** 10 },
      { files: 4, sizeBytes: (isQuick ? 64 : 512) * 2 ** 20 },
    ]) {
      races.push(await raceCopies(program, makeCorpus(work, shape), { work, runs, log }));
    }
    log('Window: tree\n');
    const tree = await measureBigTree(program, { work, files: 1_000_000 / share, log });
    return [...howMeasured, '', ...startLines(start), ...copyLines(races), ...treeLines(tree), ''].join('\n');
  } finally {
    await place.close();
  }
}

function startLines({ paintedSeconds, answeredSeconds, idle }: StartTimes): readonly string[] {
  const { start, scripts, styles } = bundleSize(join(distFolder, 'renderer'));
  return [
    '| | |',
    '| --- | --- |',
    `| start until the first screen is painted | ${secondsText(paintedSeconds)} |`,
    `| start until it answered a click (bar: 2.5 s) | ${secondsText(answeredSeconds)} |`,
    `| memory of a window at rest | ${memoryText(idle)} |`,
    `| scripts before the first screen | ${sizeText(start)} |`,
    `| all scripts | ${sizeText(scripts)} |`,
    `| styles | ${sizeText(styles)} |`,
    '',
  ];
}

function copyLines(races: readonly CopyRace[]): readonly string[] {
  const { longestTaskMs, longTasks, delaysMs, paintsMs } = together(
    races.map(({ responsiveness }) => responsiveness),
  );
  const rows = races.map((race) => {
    const { corpus, commandSeconds, windowSeconds } = race;
    const rate = (corpus.bytes / median(windowSeconds) / 1e6).toFixed(0);
    return `| ${corpus.name} | ${secondsText(commandSeconds)} | ${secondsText(windowSeconds)} | ${rate} | ${speedShare(race).toFixed(2)} |`;
  });
  const memory = races.map(({ corpus, memory: most }) => `| memory, ${corpus.name} | ${memoryText(most)} |`);
  return [
    '### A copy through the window',
    '',
    '| | `drivepost prepare` | window | MB/s | speed of the window ÷ command (bar: 0.95) |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'What weighs on short copies is the same for all, about a second: the engine gets a process of its own, the outcome is saved,',
    'the page tells it. Without a graphics card the page is also drawn by the processors that copy. What would change it: a process',
    'kept ready while the step is open.',
    '',
    'And how the window does meanwhile, while the key Tab is pressed again and again:',
    '',
    '| | |',
    '| --- | --- |',
    `| longest task of the page (bar: 100 ms) | ${longestTaskMs.toFixed(0)} ms |`,
    `| tasks over 50 ms | ${longTasks} |`,
    // Browsers tell only of key presses that took longer than a frame.
    `| key press until its handler runs, slow ones | ${spread(delaysMs)} |`,
    `| key press until painted, slow ones | ${spread(paintsMs)} |`,
    ...memory,
    '',
  ];
}

function treeLines(tree: BigTree): readonly string[] {
  return [
    `### A tree of ${tree.files.toLocaleString('en-US')} files`,
    '',
    '| | |',
    '| --- | --- |',
    `| until the first row | ${tree.firstRowSeconds.toFixed(2)} s |`,
    `| until all are read | ${tree.readySeconds.toFixed(2)} s |`,
    `| a filter that opens every folder | ${tree.filterSeconds.toFixed(2)} s |`,
    `| frames, scrolled as by a wheel | ${spread(tree.wheelMs)} |`,
    `| frames, scrolled as by the bar | ${spread(tree.barMs)} |`,
    `| memory | ${memoryText(tree.memory)} |`,
    '',
  ];
}

function spread(values: readonly number[]): string {
  if (values.length === 0) return 'none';
  const [half, most] = [percentile(values, 0.5), percentile(values, 0.95)];
  return `median ${half.toFixed(1)} ms, 95 % ${most.toFixed(1)} ms, at most ${Math.max(...values).toFixed(1)} ms`;
}

function sizeText({ bytes, gzipBytes }: Size): string {
  return `${(bytes / 1000).toFixed(0)} kB, ${(gzipBytes / 1000).toFixed(0)} kB compressed`;
}
