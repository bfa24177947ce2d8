import './page.css';
import { Title } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

interface PageProps {
  readonly title: string;
  /** One or two sentences on what this screen is for. */
  readonly lead?: ReactNode;
  /** Buttons that concern the whole screen, at its top right. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/** A screen: title, what it is for, content that scrolls, and a foot that stays. A child of class `ui-fill` takes what height is left. */
export function Page({ title, lead, actions, footer, headingRef, children }: PageProps): ReactNode {
  return (
    <section className="ui-page" aria-label={title}>
      <header className="ui-page-head">
        <div>
          <Title order={1} tabIndex={-1} ref={headingRef ?? null}>
            {title}
          </Title>
          {lead !== undefined && <p className="ui-page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="ui-page-actions">{actions}</div>}
      </header>
      <div className="ui-page-body">{children}</div>
      {footer !== undefined && <footer className="ui-page-foot">{footer}</footer>}
    </section>
  );
}
