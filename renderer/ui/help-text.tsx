import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Quiet text that explains. */
export function HelpText({
  children,
  id,
}: {
  readonly children: ReactNode;
  readonly id?: string;
}): ReactNode {
  return (
    <Text size="sm" c="dimmed" {...(id === undefined ? {} : { id })}>
      {children}
    </Text>
  );
}
