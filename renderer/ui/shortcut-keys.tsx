import { Kbd } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';

/** Keys that are pressed together: `Ctrl + Z`. */
export function ShortcutKeys({ keys }: { readonly keys: readonly string[] }): ReactNode {
  return (
    <span>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' + '}
          <Kbd size="xs">{key}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}
