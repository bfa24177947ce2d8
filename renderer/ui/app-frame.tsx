import './app-frame.css';
import type { Icon } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import { useUiTexts } from './ui-texts.tsx';

/** A place of the program that the navigation leads to. */
export interface FrameItem {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  /** A number that wants attention, and what it counts for who cannot see it. */
  readonly badge?: { readonly count: number; readonly label: string };
  /** Stands at the bottom. */
  readonly isLow?: boolean;
}

interface AppFrameProps {
  /** What the navigation is called for screen readers. */
  readonly label: string;
  readonly brand: ReactNode;
  readonly items: readonly FrameItem[];
  readonly currentId: string;
  readonly onGo: (id: string) => void;
  readonly children: ReactNode;
}

/** The window: navigation on the left, one screen on the right. In a narrow window the names stand below the symbols. */
export function AppFrame({ label, brand, items, currentId, onGo, children }: AppFrameProps): ReactNode {
  const texts = useUiTexts();
  const content = useRef<HTMLElement>(null);
  const listOf = (isLow: boolean): ReactNode =>
    items
      .filter((item) => (item.isLow ?? false) === isLow)
      .map((item) => (
        <li key={item.id}>
          <FrameButton item={item} isCurrent={item.id === currentId} onGo={onGo} />
        </li>
      ));
  return (
    <div className="ui-frame">
      <a
        className="ui-frame-skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        {texts.skipToContent}
      </a>
      <nav className="ui-frame-rail" aria-label={label}>
        <div className="ui-frame-brand">{brand}</div>
        <ul className="ui-frame-items">{listOf(false)}</ul>
        <ul className="ui-frame-items is-low">{listOf(true)}</ul>
      </nav>
      <main className="ui-frame-content" id="content" tabIndex={-1} ref={content}>
        {children}
      </main>
    </div>
  );
}

interface FrameButtonProps {
  readonly item: FrameItem;
  readonly isCurrent: boolean;
  readonly onGo: (id: string) => void;
}

function FrameButton({ item, isCurrent, onGo }: FrameButtonProps): ReactNode {
  const Symbol = item.icon;
  return (
    <button
      type="button"
      className="ui-frame-item"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => onGo(item.id)}
    >
      <Symbol size={20} stroke={1.6} aria-hidden />
      <span>{item.label}</span>
      {item.badge !== undefined && item.badge.count > 0 && (
        <span className="ui-frame-badge">
          <span aria-hidden>{item.badge.count}</span>
          <HiddenText>{item.badge.label}</HiddenText>
        </span>
      )}
    </button>
  );
}
