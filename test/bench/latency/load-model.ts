/** What a load consists of, as far as its time is concerned. */
export interface LoadWork {
  readonly files: number;
  readonly bytes: number;
}

/** Where a load runs. Each part works at the same time as the others, so that the slowest sets the pace. */
export interface LoadPlace {
  /** Until the first request is sent, and after the last is answered. */
  readonly startSeconds: number;
  /** Processor time of one small file on the machine, all that cannot overlap with itself. */
  readonly processorSecondsPerFile: number;
  /** Processor time of a byte: the MD5 of a large file. */
  readonly processorSecondsPerByte: number;
  /** What the drive takes to come to a file that does not lie behind the one before. */
  readonly driveSecondsPerFile: number;
  readonly driveBytesPerSecond: number;
  readonly lineBytesPerSecond: number;
  readonly roundTripSeconds: number;
  /** What the store itself needs for one small object. */
  readonly storeSecondsPerFile: number;
  /** Requests under way side by side. */
  readonly concurrency: number;
}

type Limit = 'processor' | 'drive' | 'line' | 'latency';

export interface Prediction {
  readonly seconds: number;
  readonly limit: Limit;
}

/** How long a load takes where its parts overlap without loss, and which of them it waits for. */
export function predictLoad(work: LoadWork, place: LoadPlace): Prediction {
  const { files, bytes } = work;
  const stages: readonly (readonly [Limit, number])[] = [
    ['processor', files * place.processorSecondsPerFile + bytes * place.processorSecondsPerByte],
    ['drive', files * place.driveSecondsPerFile + bytes / place.driveBytesPerSecond],
    ['line', bytes / place.lineBytesPerSecond],
    [
      'latency',
      (files * (place.roundTripSeconds + place.storeSecondsPerFile)) /
        Math.min(place.concurrency, Math.max(1, files)),
    ],
  ];
  const [limit, seconds] = stages.reduce((slowest, stage) => (stage[1] > slowest[1] ? stage : slowest));
  return { seconds: place.startSeconds + seconds, limit };
}

/** The concurrency from which on a small file waits for nothing but the processor. */
export function concurrencyFor(place: LoadPlace): number {
  return Math.ceil(
    (place.roundTripSeconds + place.storeSecondsPerFile) / Math.max(place.processorSecondsPerFile, 1e-9),
  );
}
