import './figure.css';
import type { ReactNode } from 'react';

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
  readonly isLarge?: boolean;
}

/** A number that matters, with its name above. */
export function Figure({ label, value, unit, note, isLarge }: FigureProps): ReactNode {
  return (
    <div className={`ui-figure${isLarge === true ? ' is-large' : ''}`}>
      <span className="ui-figure-label">{label}</span>
      <span className="ui-figure-value">
        {value}
        {unit !== undefined && <span className="ui-figure-unit">{unit}</span>}
      </span>
      {note !== undefined && <span className="ui-figure-note">{note}</span>}
    </div>
  );
}

/** Figures side by side; they wrap where the window is narrow. */
export function FigureRow({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="ui-figures">{children}</div>;
}
