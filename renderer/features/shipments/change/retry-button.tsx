import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../words.tsx';

/** Tries again what has failed. */
export function RetryButton({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Button variant="default" size="xs" onClick={onRetry}>
      {t('common:retry')}
    </Button>
  );
}
