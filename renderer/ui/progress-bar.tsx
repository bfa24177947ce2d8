import './progress-bar.css';
import type { ReactNode } from 'react';
import type { Tone } from './palette.ts';

interface ProgressBarProps {
  /** What goes on: `Copying`. */
  readonly label: string;
  /** Between 0 and 1; null while nobody knows how much it will be. */
  readonly share: number | null;
  /** The same in words: `42%, 12 GB of 30 GB`. */
  readonly valueText: string;
  readonly tone?: Exclude<Tone, 'neutral'>;
  readonly isPaused?: boolean;
  readonly isThin?: boolean;
}

/** How far something has come. */
export function ProgressBar(props: ProgressBarProps): ReactNode {
  const { label, share, valueText, tone = 'info', isPaused = false, isThin = false } = props;
  const names = ['ui-progress'];
  if (isPaused) names.push('is-paused');
  if (isThin) names.push('is-thin');
  if (share === null && !isPaused) names.push('is-open');
  const known = share === null ? undefined : Math.min(1, Math.max(0, share));
  return (
    <div
      className={names.join(' ')}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known === undefined ? undefined : Math.floor(known * 100)}
      aria-valuetext={valueText}
    >
      <div
        className="ui-progress-done"
        style={known === undefined ? undefined : { transform: `scaleX(${known})` }}
      />
    </div>
  );
}
