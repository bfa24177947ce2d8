import './empty-state.css';
import { Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** Teaches what belongs here and how it comes here. */
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

/** Stands where nothing is yet. */
export function EmptyState({ icon: Symbol, title, text, action }: EmptyStateProps): ReactNode {
  return (
    <div className="ui-empty">
      <span className="ui-empty-icon">
        <Symbol size={28} stroke={1.5} aria-hidden />
      </span>
      <Title order={2}>{title}</Title>
      <div className="ui-empty-text">{text}</div>
      {action !== undefined && <div className="ui-empty-action">{action}</div>}
    </div>
  );
}
