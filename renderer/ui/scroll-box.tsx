import './scroll-box.css';
import type { ReactNode } from 'react';

interface ScrollBoxProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Monospaced text in a limited height, which arrow keys scroll once it has the focus. */
export function ScrollBox({ label, children }: ScrollBoxProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without a place in the tab order nobody could scroll it by keyboard
    <pre className="ui-scroll-box" role="region" aria-label={label} tabIndex={0}>
      {children}
    </pre>
  );
}
