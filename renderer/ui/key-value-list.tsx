import './key-value-list.css';
import { Fragment, type ReactNode } from 'react';

/** A name and what it has. */
export interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts, one a line. */
export function KeyValueList({ items }: { readonly items: readonly KeyValue[] }): ReactNode {
  return (
    <dl className="ui-pairs">
      {items.map((item) => (
        <Fragment key={item.key}>
          <dt>{item.key}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
