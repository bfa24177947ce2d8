import { ratioBar } from '../bars.ts';
import { bytesAt, filesAt, type Bench, type Section } from '../bench.ts';
import { makeCorpus, type Corpus } from '../corpus.ts';
import {
  cpAndCheck,
  hashCpAndCheck,
  prepareContestants,
  preparePrograms,
  rcloneAndCheck,
  settle,
} from '../prepare-contestants.ts';
import { raceTable } from '../race-table.ts';
import { sideBySide } from '../side-by-side.ts';

const explanation = [
  'From a folder in the page cache into a new one on the same disk. Before each run all that earlier ones wrote is let reach',
  'the disk. `prepare` copies, hashes while it reads, flushes every file, and reads back what it wrote from the disk itself,',
  'not from the page cache, where the system lets it; it leaves an inventory and a manifest. The sequences beside it read back',
  'what the page cache still holds, but for the row that drops it first; rclone flushes nothing. To check with `md5sum -c`',
  'one needs a list of hashes: made before the clock starts in one row, as part of the work in the next.',
].join('\n');

const shapes: readonly { readonly title: string; readonly corpus: (bench: Bench) => Corpus }[] = [
  {
    title: 'Prepare: large files',
    corpus: ({ work, scale }) => makeCorpus(work, { files: 8, sizeBytes: bytesAt(scale, 512 * 2 ** 20) }),
  },
  {
    title: 'Prepare: small files',
    corpus: ({ work, scale }) => makeCorpus(work, { files: filesAt(scale, 50_000), sizeBytes: 4096 }),
  },
];

/** Bringing files onto a drive beside the sequences that people use. */
export const prepareSections: readonly Section[] = shapes.map(({ title, corpus: corpusOf }) => ({
  part: 'prepare',
  title,
  async run(bench: Bench) {
    const corpus = corpusOf(bench);
    const rows = await sideBySide(corpus, prepareContestants(bench.work), { ...bench, ready: settle });
    const what = `prepare, ${corpus.name}`;
    const bar = (peer: string, atLeast: number) =>
      ratioBar({ what, rows, peer, peers: (name) => name === peer, atLeast });
    return {
      text: `${explanation}\n\n${raceTable(corpus, rows)}`,
      programs: preparePrograms,
      bars: [bar(cpAndCheck, 1), bar(hashCpAndCheck, 1), bar(rcloneAndCheck, 1.5)],
    };
  },
}));
