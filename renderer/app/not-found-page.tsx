import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words.tsx';

/** Stands at an address that leads nowhere. */
export function NotFoundPage({ onStart }: { readonly onStart: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t('shell:notFound.title')}>
      <EmptyState
        icon={IconMapOff}
        title={t('shell:notFound.text')}
        text=""
        action={<Button onClick={onStart}>{t('shell:notFound.action')}</Button>}
      />
    </Page>
  );
}
