import './sheet-preview.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PreviewFrame } from './preview-frame.tsx';

interface SheetPreviewProps {
  readonly title: string;
  /** A page that stands by itself. */
  readonly html: string;
  /** The size of the paper in millimetres. */
  readonly paper: { readonly width: number; readonly height: number };
}

const pixelsPerMillimetre = 96 / 25.4;

/** A page as it comes out of the printer: the whole sheet at once, as large as there is room. */
export function SheetPreview({ title, html, paper }: SheetPreviewProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [roomPixels, setRoom] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const width = paper.width * pixelsPerMillimetre;
  const height = paper.height * pixelsPerMillimetre;
  const scale = Math.min(1, roomPixels / width);
  return (
    <div className="ui-sheet" ref={box}>
      <div className="ui-sheet-paper" style={{ width: width * scale, height: height * scale }}>
        <div className="ui-sheet-page" style={{ width, height, transform: `scale(${scale})` }}>
          <PreviewFrame title={title} html={html} />
        </div>
      </div>
    </div>
  );
}
