import './drop-area.css';
import { useState, type DragEvent, type ReactNode } from 'react';

interface DropAreaProps {
  /** Shown while something is held above: `Let go to add`. */
  readonly overText: string;
  readonly onDrop: (files: readonly File[]) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a screen on which files can be dropped. A button beside it has to do the same by keyboard. */
export function DropArea({ overText, onDrop, className, children }: DropAreaProps): ReactNode {
  // Entering a child is told before leaving its parent, so the two are counted.
  const [depth, setDepth] = useState(0);
  const isOver = depth > 0;
  const take = (event: DragEvent): void => {
    event.preventDefault();
    setDepth(0);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onDrop(files);
  };
  const names = className === undefined ? 'ui-drop' : `ui-drop ${className}`;
  return (
    <div
      className={names}
      onDragEnter={(event) => {
        event.preventDefault();
        setDepth((before) => before + 1);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDragLeave={() => setDepth((before) => Math.max(0, before - 1))}
      onDrop={take}
    >
      {children}
      {isOver && <div className="ui-drop-over">{overText}</div>}
    </div>
  );
}
