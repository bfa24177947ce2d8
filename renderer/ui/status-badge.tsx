import './status-badge.css';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from './palette.ts';
import { ToneIcon } from './tone-icon.tsx';

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Instead of the tone's own symbol. */
  readonly icon?: Icon;
}

/** A short state: symbol and word. */
export function StatusBadge({ tone, children, icon: Symbol }: StatusBadgeProps): ReactNode {
  return (
    <span className="ui-badge" data-tone={tone}>
      {Symbol === undefined ? (
        <ToneIcon tone={tone} sizePx={14} />
      ) : (
        <Symbol size={14} stroke={1.8} aria-hidden />
      )}
      <span>{children}</span>
    </span>
  );
}
