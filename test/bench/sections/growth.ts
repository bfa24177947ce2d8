import { rm } from 'node:fs/promises';
import { limitBar, type Bar } from '../bars.ts';
import { bytesAt, filesAt, type Section } from '../bench.ts';
import { makeCorpus, type Corpus } from '../corpus.ts';
import { measureWorks, works, type Work, type WorkMeasurements } from '../measure-works.ts';
import { median, type Measurement } from '../measure.ts';
import { countText, mebibytes, secondsText } from '../race-table.ts';

const limitBytes = 250 * 2 ** 20;

interface Grown {
  readonly corpus: Corpus;
  readonly measured: WorkMeasurements;
}

const explanation = [
  'The same drive is prepared, verified and loaded into the sink, each by a process of its own that starts anew. Files of',
  '4 KiB, a hundred to a folder, in the page cache. Memory is the most that the process ever held.',
].join('\n');

/** What many files, and a very large one, cost in time and memory. */
export const growthSections: readonly Section[] = [
  {
    part: 'growth',
    title: 'Growth: from ten thousand files to a million',
    async run(bench) {
      const grown: Grown[] = [];
      for (const [files, runs] of [
        [10_000, bench.runs],
        [100_000, Math.min(3, bench.runs)],
        [1_000_000, 1],
      ] as const) {
        const corpus = makeCorpus(bench.work, { files: filesAt(bench.scale, files), sizeBytes: 4096 });
        grown.push({ corpus, measured: await measureWorks(corpus, { bench, runs }) });
      }
      return {
        text: [explanation, ...works.map((work) => growthTable(work, grown)), slopes(grown)].join('\n\n'),
        programs: [],
        bars: works.flatMap((work) => [memoryBar(work, grown), rateBar(work, grown)]),
      };
    },
  },
  {
    part: 'growth',
    title: 'Growth: one large file',
    async run(bench) {
      const sizeBytes = bytesAt(bench.scale, 16 * 2 ** 30);
      const corpus = makeCorpus(bench.work, { files: 1, sizeBytes });
      try {
        const grown = [{ corpus, measured: await measureWorks(corpus, { bench, runs: 1 }) }];
        return {
          text: ['One run of each.', ...works.map((work) => growthTable(work, grown))].join('\n\n'),
          programs: [],
          bars: works.map((work) => memoryBar(work, grown)),
        };
      } finally {
        // Much too large to be kept for what comes next.
        await rm(`${corpus.folder}.done`, { force: true });
        await rm(corpus.folder, { recursive: true, force: true });
      }
    },
  },
];

function growthTable(work: Work, grown: readonly Grown[]): string {
  return [
    `| ${work} | runs | seconds: median (range) | files/s | MB/s | CPU s | peak MiB |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...grown.map(({ corpus, measured }) => {
      const runs = measured[work];
      const seconds = median(runs.map((run) => run.seconds));
      const cells = [
        runs.length,
        secondsText(runs.map((run) => run.seconds)),
        countText(corpus.files / seconds),
        (corpus.bytes / seconds / 1e6).toFixed(0),
        median(runs.map((run) => run.cpuSeconds)).toFixed(2),
        mebibytes(peakOf(runs)),
      ];
      return `| ${corpus.name} | ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}

/** How much memory each more file takes, between the fewest and the most. */
function slopes(grown: readonly Grown[]): string {
  const [first, last] = [grown[0], grown.at(-1)];
  if (first === undefined || last === undefined) return '';
  const texts = works.map((work) => {
    const more = peakOf(last.measured[work]) - peakOf(first.measured[work]);
    return `${work} ${(more / (last.corpus.files - first.corpus.files)).toFixed(0)}`;
  });
  return `Peak memory that each further file adds, between the first row and the last, in bytes: ${texts.join(', ')}.`;
}

function memoryBar(work: Work, grown: readonly Grown[]): Bar {
  const sizes = grown.map(({ corpus }) => corpus.name.replace(' × 4 KiB', '')).join(', ');
  return limitBar({
    what: `memory of ${work}: ${grown.length === 1 ? sizes : `${sizes} files`}`,
    value: Math.max(...grown.map(({ measured }) => peakOf(measured[work]))),
    atMost: limitBytes,
    text: (bytes) => `${mebibytes(bytes)} MiB`,
  });
}

function rateBar(work: Work, grown: readonly Grown[]): Bar {
  const rates = grown.map(
    ({ corpus, measured }) => corpus.files / median(measured[work].map(({ seconds }) => seconds)),
  );
  const [first, last] = [grown[0]?.corpus.files ?? 0, grown.at(-1)?.corpus.files ?? 0];
  return limitBar({
    what: `files/s of ${work} at ${last.toLocaleString('en-US')} ÷ at ${first.toLocaleString('en-US')}`,
    value: (rates.at(-1) ?? Number.NaN) / (rates[0] ?? Number.NaN),
    atLeast: 0.9,
    text: (value) => value.toFixed(2),
  });
}

function peakOf(runs: readonly Measurement[]): number {
  return Math.max(...runs.map(({ peakBytes }) => peakBytes));
}
