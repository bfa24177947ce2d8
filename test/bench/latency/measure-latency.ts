import { createHash } from 'node:crypto';
import { bytesAt, filesAt, type Bench } from '../bench.ts';
import { makeCorpus, type Corpus } from '../corpus.ts';
import { prepareLoad } from '../load-contestants.ts';
import { measure, median, requireSuccess } from '../measure.ts';
import { startDelayingProxy, type DelayingProxyOptions } from './delaying-proxy.ts';
import { predictLoad, type LoadPlace } from './load-model.ts';
import { describePlaces } from './places.ts';

/** Requests side by side; null leaves it to the loader. */
type Concurrency = number | null;

interface Trial {
  readonly seconds: number;
  readonly connections: number;
}

const smallBytes = 4 * 2 ** 10;
const roundTripsMs = [0, 10, 40];
const concurrencies: readonly Concurrency[] = [16, 64, 256, null];
/** Requests at once that leave nothing to wait for where there is no delay. */
const enough = 64;

/**
 * Loads through a line that delays, and compares with what the model says: Markdown. What the model needs of this machine
 * is taken from two loads of different size with no delay.
 */
export async function measureLatency(bench: Bench): Promise<string> {
  const { work, scale, log } = bench;
  const few = makeCorpus(work, { files: filesAt(scale, 1000), sizeBytes: smallBytes });
  const many = makeCorpus(work, { files: filesAt(scale, 5000), sizeBytes: smallBytes });

  async function timed(corpus: Corpus, line: Line, concurrency: Concurrency): Promise<Trial> {
    const trials: Trial[] = [];
    for (let run = 0; run < bench.runs; run += 1)
      trials.push(await load(bench, corpus, { line, concurrency }));
    const seconds = median(trials.map((trial) => trial.seconds));
    const connections = Math.max(...trials.map((trial) => trial.connections));
    log(
      `  ${corpus.name}, ${line.roundTripMs} ms, ${concurrency ?? 'tuned'}: ${seconds.toFixed(2)} s, ${connections} connections\n`,
    );
    return { seconds, connections };
  }

  const near = { roundTripMs: 0 };
  const [ofFew, ofMany] = [await timed(few, near, enough), await timed(many, near, enough)];
  const processorSecondsPerFile = (ofMany.seconds - ofFew.seconds) / (many.files - few.files);
  const startSeconds = Math.max(0, ofFew.seconds - few.files * processorSecondsPerFile);
  const here = { ...nothingElse, startSeconds, processorSecondsPerFile };

  const rows: string[] = [];
  for (const roundTripMs of roundTripsMs) {
    for (const concurrency of concurrencies) {
      const { seconds, connections } = await timed(many, { roundTripMs }, concurrency);
      const place = {
        ...here,
        roundTripSeconds: roundTripMs / 1000,
        concurrency: concurrency ?? connections,
      };
      const predicted = predictLoad(many, place);
      const cells = [
        `${roundTripMs} ms`,
        concurrency ?? `tuned: ${connections}`,
        seconds.toFixed(2),
        predicted.seconds.toFixed(2),
        (seconds / predicted.seconds).toFixed(2),
        predicted.limit,
      ];
      rows.push(`| ${cells.join(' | ')} |`);
    }
  }
  return [
    `One small file costs ${(processorSecondsPerFile * 1e6).toFixed(0)} µs here when nothing else is waited for (the store and the line's stand-in`,
    `run on the same processors), and a load takes ${startSeconds.toFixed(2)} s to begin and end. With these two figures the model says, and was`,
    `measured, for ${many.name}:`,
    '',
    '| round trip | requests at once | measured, s | model, s | measured ÷ model | limited by |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...(await lineRows(bench, timed, startSeconds)),
    describePlaces({ ...here, processorSecondsPerByte: md5SecondsPerByte() }),
  ].join('\n');
}

type Line = Omit<DelayingProxyOptions, 'targetUrl'>;
type Timed = (corpus: Corpus, line: Line, concurrency: Concurrency) => Promise<Trial>;

const nothingElse: Omit<LoadPlace, 'startSeconds' | 'processorSecondsPerFile'> = {
  processorSecondsPerByte: 0,
  driveSecondsPerFile: 0,
  driveBytesPerSecond: Number.POSITIVE_INFINITY,
  lineBytesPerSecond: Number.POSITIVE_INFINITY,
  roundTripSeconds: 0,
  storeSecondsPerFile: 0,
  concurrency: 1,
};

/** Large files over a line of 400 Mbit/s, 40 ms long: is it full? */
async function lineRows(bench: Bench, timed: Timed, startSeconds: number): Promise<string[]> {
  const bytesPerSecond = 50e6;
  const large = makeCorpus(bench.work, { files: 4, sizeBytes: bytesAt(bench.scale, 128 * 2 ** 20) });
  const { seconds } = await timed(large, { roundTripMs: 40, bytesPerSecond }, null);
  const filled = large.bytes / (seconds - startSeconds) / bytesPerSecond;
  return [
    `${large.name} over a line of 50 MB/s and 40 ms took ${seconds.toFixed(1)} s: the line was ${(filled * 100).toFixed(0)} % full.`,
    '',
  ];
}

/** What one processor needs for a byte of a large file's MD5, which is one stream however many processors there are. */
function md5SecondsPerByte(): number {
  const bytes = Buffer.alloc(2 ** 20, 7);
  const steps = 256;
  const startedMs = performance.now();
  const hash = createHash('md5');
  for (let step = 0; step < steps; step += 1) hash.update(bytes);
  hash.digest();
  return (performance.now() - startedMs) / 1000 / (steps * bytes.length);
}

/** Loads a corpus through a line, as a job of a station of its own. */
async function load(
  bench: Bench,
  corpus: Corpus,
  how: { readonly line: Line; readonly concurrency: Concurrency },
): Promise<Trial> {
  const store = await bench.sink();
  const proxy = await startDelayingProxy({ targetUrl: store.url, ...how.line });
  const run = await prepareLoad(corpus, { work: bench.work, store: { ...store, url: proxy.url } });
  try {
    const { command } = run;
    const fixed = how.concurrency === null ? [] : ['--concurrency', String(how.concurrency)];
    const measured = await measure({ ...command, args: [...command.args, ...fixed] }, bench.signal);
    requireSuccess('the load', measured);
    await run.check?.(measured);
    return { seconds: measured.seconds, connections: proxy.peakConnections() };
  } finally {
    await proxy.close();
    await run.restore?.();
  }
}
