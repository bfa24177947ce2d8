import type { ReactNode } from 'react';

/** Text for screen readers only. */
export function HiddenText({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="ui-hidden-text">{children}</span>;
}
