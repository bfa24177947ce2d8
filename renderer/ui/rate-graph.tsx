import './rate-graph.css';
import { memo, type ReactNode } from 'react';
import { rateHeight, ratePaths, roundMaximum, type RateSample } from './rate-path.ts';

interface RateGraphProps {
  /** What is drawn, and in words how it went, for who cannot see it. */
  readonly label: string;
  readonly samples: readonly RateSample[];
  readonly meanPerSecond: number | null;
  /** `Now 120 MB/s`. */
  readonly nowText: string;
  /** `Mean 98 MB/s`. */
  readonly meanText: string;
  /** Writes a rate on the scale. */
  readonly formatRate: (perSecond: number) => string;
}

const width = 600;
const height = 120;

/** A rate over time, with its mean as a broken line. */
export const RateGraph = memo(function RateGraph(props: RateGraphProps): ReactNode {
  const { label, samples, meanPerSecond, nowText, meanText, formatRate } = props;
  const highest = samples.reduce((most, sample) => Math.max(most, sample.perSecond), meanPerSecond ?? 0);
  const maxPerSecond = roundMaximum(highest * 1.05);
  const frame = {
    width,
    height,
    fromMs: samples[0]?.atMs ?? 0,
    toMs: samples.at(-1)?.atMs ?? 0,
    maxPerSecond,
  };
  const { line, area } = ratePaths(samples, frame);
  const meanY = meanPerSecond === null ? null : rateHeight(meanPerSecond, frame);
  return (
    <figure className="ui-rate">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line
          className="ui-rate-grid"
          x1="0"
          x2={width}
          y1="0.5"
          y2="0.5"
          vectorEffect="non-scaling-stroke"
        />
        <line
          className="ui-rate-grid"
          x1="0"
          x2={width}
          y1={height / 2}
          y2={height / 2}
          vectorEffect="non-scaling-stroke"
        />
        {area !== '' && <path className="ui-rate-area" d={area} />}
        {line !== '' && <path className="ui-rate-line" d={line} vectorEffect="non-scaling-stroke" />}
        {meanY !== null && (
          <line
            className="ui-rate-mean"
            x1="0"
            x2={width}
            y1={meanY}
            y2={meanY}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <span className="ui-rate-scale" aria-hidden>
        {samples.length > 1 ? formatRate(maxPerSecond) : ''}
      </span>
      <figcaption className="ui-rate-legend">
        <span>{nowText}</span>
        <span className="is-mean">{meanText}</span>
      </figcaption>
    </figure>
  );
});
