import './panel.css';
import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  readonly title?: string;
  readonly text?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** For tables and trees, which reach to the edges. */
  readonly isFlush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A framed part of a screen. */
export function Panel({ title, text, actions, isFlush, className, children }: PanelProps): ReactNode {
  const titleId = useId();
  const names = ['ui-panel', isFlush === true ? 'is-flush' : '', className ?? ''].filter(
    (name) => name !== '',
  );
  return (
    <section className={names.join(' ')} aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && <PanelHead titleId={titleId} title={title} text={text} actions={actions} />}
      <div className="ui-panel-body">{children}</div>
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen without a frame. */
export function Section({ title, text, actions, children }: SectionProps): ReactNode {
  const titleId = useId();
  return (
    <section className="ui-section" aria-labelledby={titleId}>
      <div className="ui-panel-title">
        <Title order={2} id={titleId}>
          {title}
        </Title>
        {text !== undefined && <p className="ui-panel-text">{text}</p>}
        {actions}
      </div>
      {children}
    </section>
  );
}

interface PanelHeadProps {
  readonly titleId: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly actions: ReactNode;
}

function PanelHead({ titleId, title, text, actions }: PanelHeadProps): ReactNode {
  return (
    <div className="ui-panel-head">
      <div className="ui-panel-title">
        <Title order={2} id={titleId}>
          {title}
        </Title>
        {text !== undefined && <p className="ui-panel-text">{text}</p>}
      </div>
      {actions}
    </div>
  );
}
