import { fileCostBytes, type Progress } from '../../../shared/base/progress.ts';

/** How much had been gained at a time. Time is counted at work only, so that pauses do not show. */
interface Sample {
  readonly atMs: number;
  readonly bytes: number;
  readonly files: number;
}

/** What was gained in one phase of a run, as far back as rates are told. */
export interface Meter {
  readonly startedMs: number;
  /** What the worker said last; null when the next it says is where it begins. */
  readonly last: Pick<Progress, 'bytes' | 'files'> | null;
  /** Oldest first; the last holds all that was gained. */
  readonly samples: readonly Sample[];
}

/** The figures that a window shows. */
export interface Rates {
  readonly nowBytesPerSecond: number | null;
  readonly meanBytesPerSecond: number | null;
  readonly nowFilesPerSecond: number | null;
  readonly remainingMs: number | null;
  readonly rates: readonly number[];
}

const nowSpanMs = 5000;
const forecastSpanMs = 30_000;
const shownSeconds = 120;
const keptMs = (shownSeconds + 2) * 1000;

/** A meter of a phase that begins now. */
export function startMeter(atMs: number): Meter {
  return { startedMs: atMs, last: null, samples: [{ atMs, bytes: 0, files: 0 }] };
}

/** The same meter for work that is taken up again: what it says first is where it goes on, with no gain and no time lost. */
export function takeUp(meter: Meter): Meter {
  return { ...meter, last: null };
}

/** All that was gained so far. */
export function gainedBytes(meter: Meter): number {
  return newest(meter).bytes;
}

/** Takes a snapshot of progress. Less than before, as when a part is sent again, is no gain and no loss. */
export function measure(before: Meter, progress: Pick<Progress, 'bytes' | 'files'>, atMs: number): Meter {
  const meter = before.last === null ? movedTo(before, atMs) : before;
  return added(meter, progress, atMs);
}

/** The meter as if its newest sample had been taken at a time. */
function movedTo(meter: Meter, atMs: number): Meter {
  const gapMs = atMs - newest(meter).atMs;
  return {
    startedMs: meter.startedMs + gapMs,
    last: null,
    samples: meter.samples.map((sample) => ({ ...sample, atMs: sample.atMs + gapMs })),
  };
}

function added(meter: Meter, progress: Pick<Progress, 'bytes' | 'files'>, atMs: number): Meter {
  const before = newest(meter);
  const { bytes, files } = progress;
  const last = meter.last ?? { bytes, files };
  const sample: Sample = {
    atMs,
    bytes: before.bytes + Math.max(0, bytes - last.bytes),
    files: before.files + Math.max(0, files - last.files),
  };
  const firstKept = meter.samples.findIndex((_, at, all) => (all[at + 1]?.atMs ?? atMs) > atMs - keptMs);
  return {
    startedMs: meter.startedMs,
    last: { bytes, files },
    samples: [...meter.samples.slice(Math.max(0, firstKept)), sample],
  };
}

/** Rates and the time that remains, as they are at a time. */
export function ratesOf(meter: Meter, progress: Progress, atMs: number): Rates {
  const total = newest(meter);
  const activeMs = atMs - meter.startedMs;
  const now = gainSince(meter, atMs - nowSpanMs, atMs);
  const mean = activeMs > 0 ? perSecond(total.bytes, activeMs) : null;
  return {
    nowBytesPerSecond: now?.bytes ?? null,
    meanBytesPerSecond: mean,
    nowFilesPerSecond: now?.files ?? null,
    remainingMs: forecast(meter, progress, atMs),
    rates: ratesBySecond(meter, atMs),
  };
}

interface Gain {
  readonly bytes: number;
  readonly files: number;
}

/** Gain a second since a time; null before there is any time to speak of. */
function gainSince(meter: Meter, fromMs: number, atMs: number): Gain | null {
  const start = Math.max(fromMs, meter.startedMs);
  const spanMs = atMs - start;
  if (spanMs < 500) return null;
  const then = gainedAt(meter, start);
  const total = newest(meter);
  return {
    bytes: perSecond(total.bytes - then.bytes, spanMs),
    files: perSecond(total.files - then.files, spanMs),
  };
}

/** Null before the total is known and while nothing moves. */
function forecast(meter: Meter, progress: Progress, atMs: number): number | null {
  const { bytes, totalBytes, files, totalFiles } = progress;
  if (totalBytes === null || totalFiles === null) return null;
  const recent = gainSince(meter, atMs - forecastSpanMs, atMs);
  if (recent === null) return null;
  const left = Math.max(0, totalBytes - bytes) + Math.max(0, totalFiles - files) * fileCostBytes;
  const rate = recent.bytes + recent.files * fileCostBytes;
  if (left === 0) return 0;
  return rate > 0 ? (left / rate) * 1000 : null;
}

/** Bytes gained in each whole second of the last two minutes, oldest first. */
function ratesBySecond(meter: Meter, atMs: number): readonly number[] {
  const seconds = Math.min(shownSeconds, Math.floor((atMs - meter.startedMs) / 1000));
  const startMs = atMs - seconds * 1000;
  const rates: number[] = [];
  let before = gainedAt(meter, startMs).bytes;
  for (let second = 1; second <= seconds; second += 1) {
    const after = gainedAt(meter, startMs + second * 1000).bytes;
    rates.push(Math.round(after - before));
    before = after;
  }
  return rates;
}

/** What had been gained at a time; between two samples as if it had gone evenly. */
function gainedAt(meter: Meter, atMs: number): Gain {
  const { samples } = meter;
  const after = firstAfter(samples, atMs);
  const next = samples[after];
  const before = samples[after - 1];
  if (next === undefined) return newest(meter);
  if (before === undefined) return next;
  const share = (atMs - before.atMs) / (next.atMs - before.atMs);
  return {
    bytes: before.bytes + share * (next.bytes - before.bytes),
    files: before.files + share * (next.files - before.files),
  };
}

/** The index of the first sample later than a time; the number of samples when there is none. */
function firstAfter(samples: readonly Sample[], atMs: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((samples[middle]?.atMs ?? Infinity) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

function newest(meter: Meter): Sample {
  return meter.samples.at(-1) ?? { atMs: meter.startedMs, bytes: 0, files: 0 };
}

function perSecond(amount: number, spanMs: number): number {
  return (amount / spanMs) * 1000;
}
