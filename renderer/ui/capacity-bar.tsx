import './capacity-bar.css';
import type { ReactNode } from 'react';

/** A part of what can be held. */
export interface CapacityPart {
  readonly kind: 'used' | 'needed' | 'over' | 'free';
  readonly label: string;
  readonly amount: number;
  /** The amount in words: `12.5 GB`. */
  readonly text: string;
}

interface CapacityBarProps {
  /** What is filled: `Space on the drive`. */
  readonly label: string;
  /** From the left to the right. Their amounts need not add up; the bar is what they come to. */
  readonly parts: readonly CapacityPart[];
}

/** How much of something is taken, will be taken, is too much and stays free; in a bar and in words. */
export function CapacityBar({ label, parts }: CapacityBarProps): ReactNode {
  const total = parts.reduce((sum, part) => sum + Math.max(0, part.amount), 0);
  const shown = parts.filter((part) => part.kind !== 'free' && part.amount > 0);
  return (
    <div className="ui-capacity" role="group" aria-label={label}>
      <div className="ui-capacity-bar" aria-hidden>
        {shown.map((part) => (
          <div
            key={part.kind}
            className="ui-capacity-part"
            data-capacity={part.kind}
            style={{ width: `${(100 * part.amount) / total}%` }}
          />
        ))}
      </div>
      <ul className="ui-capacity-list">
        {parts.map((part) => (
          <li key={part.kind}>
            <span className="ui-capacity-swatch" data-capacity={part.kind} aria-hidden />
            {part.label} <b>{part.text}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
