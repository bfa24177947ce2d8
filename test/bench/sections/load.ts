import { ratioBar, type Bar } from '../bars.ts';
import { bytesAt, filesAt, type Bench, type Section } from '../bench.ts';
import { copyTree, makeCorpus, type Corpus } from '../corpus.ts';
import { loadContestants, loadPrograms, rcloneTuning } from '../load-contestants.ts';
import { countText, raceTable } from '../race-table.ts';
import { sideBySide, type Row } from '../side-by-side.ts';
import { measureSink } from '../sink/measure-sink.ts';

const rclone = `rclone is tuned by \`${rcloneTuning.join(' ')}\`; bars are held to the faster of the two.`;
const explanation = `Into the sink. ${rclone} The AWS SDK uploads 32 files side by side, with its CRC32 and without.`;

interface LoadTable {
  readonly title: string;
  readonly corpus: (bench: Bench) => Corpus;
  readonly isInParts?: boolean;
  /** Factors over rclone, s3cmd, the AWS SDK and aws. */
  readonly atLeast: {
    readonly rclone: number;
    readonly s3cmd?: number;
    readonly sdk?: number;
    readonly aws?: number;
  };
}

const tables: readonly LoadTable[] = [
  {
    title: 'Load: small files',
    corpus: ({ work, scale }) => makeCorpus(work, { files: filesAt(scale, 10_000), sizeBytes: 4096 }),
    atLeast: { rclone: 2.5, s3cmd: 4, sdk: 4, aws: 10 },
  },
  {
    title: 'Load: large files',
    corpus: ({ work, scale }) => makeCorpus(work, { files: 4, sizeBytes: bytesAt(scale, 512 * 2 ** 20) }),
    isInParts: true,
    atLeast: { rclone: 2, sdk: 1.5, aws: 1.5 },
  },
  {
    title: 'Load: files of 1 MiB',
    corpus: ({ work, scale }) => makeCorpus(work, { files: filesAt(scale, 1000), sizeBytes: 2 ** 20 }),
    atLeast: { rclone: 1.5 },
  },
  {
    title: 'Load: a real tree',
    corpus: ({ work, treeFolder }) => copyTree(work, treeFolder),
    atLeast: { rclone: 1.5 },
  },
];

/** Loading a drive beside programs that upload a folder. */
export const loadSections: readonly Section[] = [
  {
    part: 'load',
    title: 'The sink',
    async run(bench) {
      const { url } = await bench.sink();
      const limit = await measureSink(url, { seconds: bench.scale === 'tiny' ? 0.2 : 5 });
      const small = countText(limit.smallPutsPerSecond);
      const large = countText(limit.largeBytesPerSecond / 1e6);
      const text =
        'What the load tables are measured against: a server in a process of its own on the same processors. It answers with the ' +
        'MD5 of every body as the ETag, compares each checksum that a client sends, and keeps nothing, the same for all. A row ' +
        'counts only when as many objects and bytes arrived as there are. The MD5 of a body that came before, in a run that is not ' +
        'counted, is remembered with its length, its CRC32 and its ends: the MD5 of a store elsewhere would not be taken by these ' +
        'processors.\n\n' +
        `With a generator that sends the same bytes over and over, without reading, hashing or signing anything, on the same ` +
        `processors, it answers ${small} PUT/s of 4 KiB, and takes ${large} MB/s of large bodies. ` +
        'No client can be seen to be faster than that.';
      return { text, bars: [], programs: [] };
    },
  },
  ...tables.map(({ title, corpus: corpusOf, isInParts, atLeast }) => ({
    part: 'load',
    title,
    async run(bench: Bench) {
      const corpus = corpusOf(bench);
      const isForRcloneOnly = Object.keys(atLeast).length === 1;
      const contestants = loadContestants({
        work: bench.work,
        store: await bench.sink(),
        othersAtMost: isForRcloneOnly ? 1 : undefined,
      });
      const rows = await sideBySide(corpus, contestants, {
        ...bench,
        practice: isInParts === true ? 'all' : 'first',
      });
      const text = `${explanation}\n\n${raceTable(corpus, rows)}`;
      const what = title === 'Load: a real tree' ? 'load, a real tree' : `load, ${corpus.name}`;
      return { text, programs: loadPrograms, bars: loadBars(what, rows, atLeast) };
    },
  })),
];

function loadBars(what: string, rows: readonly Row[], atLeast: LoadTable['atLeast']): readonly Bar[] {
  const peers = [
    { start: 'rclone', peer: 'rclone', factor: atLeast.rclone },
    { start: 's3cmd', peer: 's3cmd', factor: atLeast.s3cmd },
    { start: 'AWS SDK', peer: 'AWS SDK lib-storage', factor: atLeast.sdk },
    { start: 'aws', peer: 'aws s3 cp', factor: atLeast.aws },
  ];
  return peers.flatMap(({ start, peer, factor }) =>
    factor === undefined
      ? []
      : [ratioBar({ what, rows, peer, peers: (name) => name.startsWith(start), atLeast: factor })],
  );
}
