import './code-text.css';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { ScrollBox } from './scroll-box.tsx';

interface CodeTextProps {
  readonly value: string;
  /** What the copy button says for screen readers. */
  readonly copyLabel?: string;
  /** Over the whole width, with line breaks kept. */
  readonly isBlock?: boolean;
}

/** Text that machines read, to be copied. */
export function CodeText({ value, copyLabel, isBlock }: CodeTextProps): ReactNode {
  const label = copyLabel === undefined ? {} : { label: copyLabel };
  return (
    <span className={`ui-code${isBlock === true ? ' is-block' : ''}`}>
      {isBlock === true ? (
        <ScrollBox label={copyLabel ?? value.slice(0, 40)}>{value}</ScrollBox>
      ) : (
        <code>{value}</code>
      )}
      <CopyButton value={value} {...label} />
    </span>
  );
}

interface BigCodeProps {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
}

/** A short code in very large type, to be read across a room or written on a box. */
export function BigCode({ label, value, copyLabel }: BigCodeProps): ReactNode {
  return (
    <div className="ui-big-code">
      <span className="ui-big-code-label">{label}</span>
      <span className="ui-big-code-line">
        <code>{value}</code>
        <CopyButton value={value} label={copyLabel} size="lg" />
      </span>
    </div>
  );
}
