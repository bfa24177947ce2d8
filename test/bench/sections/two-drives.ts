import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { signDrive, testManifest } from '../../journey/signed-drive.ts';
import { limitBar, type Bar } from '../bars.ts';
import { bytesAt, filesAt, type Bench, type Section } from '../bench.ts';
import { makeCorpus, type Corpus, type CorpusShape } from '../corpus.ts';
import { loadCommand, storeEnv } from '../load-contestants.ts';
import { measure, median, requireSuccess } from '../measure.ts';
import { endedChildrenCpuSeconds } from '../process-tree.ts';
import { countText, secondsText } from '../race-table.ts';
import { warm } from '../side-by-side.ts';

const explanation = [
  'A station loads two drives at once, each by a process of its own, on one data folder and into one store. The limit of the',
  'machine is taken to be what one load makes of one drive that holds as much as both. The two start together; what they do',
  'in sum ends with the slower one.',
].join('\n');

interface Turn {
  readonly alone: number;
  /** The faster one first. */
  readonly together: readonly [number, number];
  readonly cpuAlone: number;
  readonly cpuTogether: number;
}

/** Two loads at once against one of the same size. */
export const twoDrivesSections: readonly Section[] = [
  {
    part: 'two-drives',
    title: 'Two drives at once',
    async run(bench) {
      const texts: string[] = [explanation];
      const bars: Bar[] = [];
      for (const shape of [
        { files: filesAt(bench.scale, 20_000), sizeBytes: 4096 },
        { files: 2, sizeBytes: bytesAt(bench.scale, 512 * 2 ** 20) },
      ]) {
        const { text, bars: found } = await twoOf(shape, bench);
        texts.push(text);
        bars.push(...found);
      }
      return { text: texts.join('\n\n'), bars, programs: [] };
    },
  },
];

async function twoOf(
  shape: CorpusShape,
  bench: Bench,
): Promise<{ readonly text: string; readonly bars: readonly Bar[] }> {
  const both = makeCorpus(bench.work, { ...shape, files: shape.files * 2 });
  const one = makeCorpus(bench.work, { ...shape, label: 'first' });
  const other = makeCorpus(bench.work, { ...shape, label: 'second' });
  const turns: Turn[] = [];
  for (let at = 1; at <= bench.runs; at += 1) {
    const alone = await loadAtOnce([both], bench);
    const together = await loadAtOnce([one, other], bench);
    const [faster = 0, slower = 0] = [...together.seconds].sort((left, right) => left - right);
    turns.push({
      alone: alone.seconds[0] ?? Number.NaN,
      together: [faster, slower],
      cpuAlone: alone.cpuSeconds,
      cpuTogether: together.cpuSeconds,
    });
    bench.log(`  ${at}/${bench.runs} ${both.name}: alone ${alone.seconds[0]?.toFixed(2)} s`);
    bench.log(`, as two ${faster.toFixed(2)} s and ${slower.toFixed(2)} s\n`);
  }
  const alone = turns.map((turn) => turn.alone);
  const slower = turns.map(({ together }) => together[1]);
  const faster = turns.map(({ together }) => together[0]);
  const line = (name: string, seconds: readonly number[], cpu: readonly number[]): string => {
    const files = countText(both.files / median(seconds));
    const rate = (both.bytes / median(seconds) / 1e6).toFixed(0);
    return `| ${name} | ${secondsText(seconds)} | ${files} | ${rate} | ${median(cpu).toFixed(2)} |`;
  };
  const text = [
    `| ${both.name} in all | seconds: median (range) | files/s | MB/s | CPU s |`,
    '| --- | --- | --- | --- | --- |',
    line(
      'one drive, alone',
      alone,
      turns.map(({ cpuAlone }) => cpuAlone),
    ),
    line(
      'two drives at once, until the slower one ends',
      slower,
      turns.map(({ cpuTogether }) => cpuTogether),
    ),
    `| of those, until the faster one ends | ${secondsText(faster)} | | | |`,
  ].join('\n');
  const what = `two drives at once, ${both.name} in all`;
  return {
    text,
    bars: [
      limitBar({
        what: `${what}: sum ÷ the machine's limit`,
        value: median(alone) / median(slower),
        atLeast: 0.9,
        text: (value) => value.toFixed(2),
      }),
      limitBar({
        what: `${what}: time of the slower ÷ the faster`,
        value: median(turns.map(({ together }) => together[1] / together[0])),
        atMost: 1.25,
        text: (value) => value.toFixed(2),
      }),
    ],
  };
}

/** Loads drives side by side; seconds of each. */
async function loadAtOnce(
  drives: readonly Corpus[],
  bench: Bench,
): Promise<{ readonly seconds: readonly number[]; readonly cpuSeconds: number }> {
  const store = await bench.sink();
  const station = await mkdtemp(join(bench.work, 'station-'));
  const dataFolder = join(station, 'data');
  const buckets: string[] = [];
  try {
    for (const drive of drives) {
      const bucket = await store.newBucket();
      buckets.push(bucket);
      await signDrive({ drive: drive.folder, dataFolder, manifest: testManifest(bucket) });
      await warm(drive);
    }
    const cpuBefore = endedChildrenCpuSeconds();
    const options = { dataFolder, url: store.url, env: storeEnv(bench.work, store) };
    const measured = await Promise.all(
      drives.map((drive) => measure(loadCommand(drive.folder, options), bench.signal)),
    );
    const cpuSeconds = endedChildrenCpuSeconds() - cpuBefore;
    for (const [at, drive] of drives.entries())
      await store.requireCorpus(buckets[at] ?? '', drive, 'import-log-');
    return { seconds: measured.map((one) => requireSuccess('a load', one).seconds), cpuSeconds };
  } finally {
    for (const drive of drives) await rm(join(drive.folder, 'SIGNATURE'), { force: true });
    for (const bucket of buckets) await store.drop(bucket);
    await rm(station, { recursive: true, force: true });
  }
}
