/** A rate at a time. */
export interface RateSample {
  readonly atMs: number;
  readonly perSecond: number;
}

/** Where a graph lies: which times and rates its edges stand for, in units of its drawing. */
export interface RateFrame {
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly maxPerSecond: number;
}

/** The lines of a graph as SVG paths: the rate, and the area below it. Empty for fewer than two samples. */
export function ratePaths(samples: readonly RateSample[], frame: RateFrame): { line: string; area: string } {
  const spanMs = frame.toMs - frame.fromMs;
  if (samples.length < 2 || spanMs <= 0 || frame.maxPerSecond <= 0) return { line: '', area: '' };
  const points = thinned(samples, frame.width).map(({ atMs, perSecond }) => {
    const x = ((atMs - frame.fromMs) / spanMs) * frame.width;
    return `${rounded(x)} ${rounded(rateHeight(perSecond, frame))}`;
  });
  const line = `M${points.join('L')}`;
  const [first] = samples;
  const last = samples.at(-1);
  const xOf = (sample: RateSample | undefined): number =>
    rounded((((sample?.atMs ?? frame.fromMs) - frame.fromMs) / spanMs) * frame.width);
  return { line, area: `${line}L${xOf(last)} ${frame.height}L${xOf(first)} ${frame.height}Z` };
}

/** How far from the top a rate is drawn. */
export function rateHeight(perSecond: number, frame: RateFrame): number {
  return frame.height * (1 - Math.min(1, Math.max(0, perSecond / frame.maxPerSecond)));
}

/** The next round number above a rate, of 1, 2 or 5 and zeros, so that the scale stays while the rate moves. */
export function roundMaximum(perSecond: number): number {
  if (!(perSecond > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(perSecond));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= perSecond);
  return (step ?? 10) * power;
}

/** No more points than can be seen; each stands for the mean of its share. */
function thinned(samples: readonly RateSample[], limit: number): readonly RateSample[] {
  if (samples.length <= limit) return samples;
  const kept: RateSample[] = [];
  const step = samples.length / limit;
  for (let start = 0; start < samples.length - 0.5; start += step) {
    const share = samples.slice(Math.floor(start), Math.max(Math.floor(start) + 1, Math.floor(start + step)));
    const sum = share.reduce((total, sample) => total + sample.perSecond, 0);
    const last = share.at(-1);
    if (last !== undefined) kept.push({ atMs: last.atMs, perSecond: sum / share.length });
  }
  return kept;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
