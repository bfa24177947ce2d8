import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { delay } from '../../../shared/base/async.ts';
import { distFolder } from '../../journey/run-drivepost.ts';
import { limitBar, timeBar } from '../bars.ts';
import { filesAt, type Bench, type Section } from '../bench.ts';
import { makeCorpus, type Corpus } from '../corpus.ts';
import { jsonAtEnd } from '../drivepost-command.ts';
import { prepareLoad } from '../load-contestants.ts';
import { killGroup, measure, median } from '../measure.ts';
import { raceTable, secondsText } from '../race-table.ts';
import { sideBySide, type Contestant } from '../side-by-side.ts';

const names = "find -printf '%p'";
const sizes = "find -printf '%s %p'";
/** What a client tries out before it sends the first file. */
const trials = /^\.drivepost/;
const patienceMs = 120_000;
const pollMs = 10;

/** Walking a large drive, and how soon its load sends something. */
export const scanSections: readonly Section[] = [
  {
    part: 'scan',
    title: 'Scan',
    async run(bench) {
      const corpus = makeCorpus(bench.work, { files: filesAt(bench.scale, 1_000_000), sizeBytes: 4096 });
      const rows = await sideBySide(corpus, contestants(), { ...bench, ready: walk });
      const seconds = await firstObject(bench, corpus);
      const what = `scan, ${corpus.files.toLocaleString('en-US')} files`;
      const bar = (peer: string) =>
        timeBar({ what, rows, peer, peers: (name) => name === peer, atMost: 1.5 });
      return {
        text: [
          "The program's own walk, which finds paths in the order of their bytes, in a process of its own with its start; folders in the",
          "system's cache. `find` with names only needs no more than a walk; with sizes it looks at every file, too.\n",
          raceTable(corpus, rows),
          `From the start of \`drivepost station load\` of that drive until its first object comes to the store: ${secondsText(seconds)} s.`,
        ].join('\n'),
        programs: ['find'],
        bars: [
          bar(names),
          bar(sizes),
          limitBar({
            what: `first object sent, ${corpus.files.toLocaleString('en-US')} files`,
            value: median(seconds),
            atMost: 1,
            text: (value) => `${value.toFixed(2)} s`,
          }),
        ],
      };
    },
  },
];

function contestants(): readonly Contestant[] {
  return [
    {
      name: 'drivepost, the walk of a load',
      prepare: (corpus) => ({
        command: {
          program: process.execPath,
          args: [join(distFolder, 'bench-scan-count.js'), corpus.folder],
        },
        check({ tail }) {
          const { files } = jsonAtEnd(tail) as { readonly files: number };
          if (files !== corpus.files) throw new Error(`${files} files of ${corpus.files} found`);
        },
      }),
    },
    find(names, '%p'),
    find(sizes, '%s %p'),
  ];
}

function find(name: string, format: string): Contestant {
  return {
    name,
    prepare: ({ folder }) => ({
      command: {
        program: 'sh',
        args: ['-c', `exec find "$1" -type f -printf '${format}\\n' > /dev/null`, 'sh', folder],
      },
    }),
  };
}

async function walk(corpus: Corpus): Promise<void> {
  await measure({ program: 'sh', args: ['-c', 'find "$1" -printf "%s" > /dev/null', 'sh', corpus.folder] });
}

/** Starts loads and ends them once something came; seconds from the start to the first object. */
async function firstObject(bench: Bench, corpus: Corpus): Promise<readonly number[]> {
  const store = await bench.sink();
  const seconds: number[] = [];
  for (let turn = 1; turn <= bench.runs; turn += 1) {
    bench.signal.throwIfAborted();
    const load = await prepareLoad(corpus, { work: bench.work, store });
    const { program, args, env } = load.command;
    const startedMs = performance.timeOrigin + performance.now();
    const child = spawn(program, [...args], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
      detached: true,
    });
    const ended = once(child, 'exit');
    try {
      let atMs: number | undefined;
      while (atMs === undefined) {
        if (performance.timeOrigin + performance.now() - startedMs > patienceMs)
          throw new Error('no object came in time');
        atMs = (await store.arrivals(load.bucket)).find(({ key }) => !trials.test(key))?.atMs;
        await delay(pollMs, bench.signal);
      }
      seconds.push((atMs - startedMs) / 1000);
      bench.log(`  ${turn}/${bench.runs} first object: ${((atMs - startedMs) / 1000).toFixed(2)} s\n`);
    } finally {
      killGroup(child.pid);
      await ended;
      await load.restore?.();
    }
  }
  return seconds;
}
