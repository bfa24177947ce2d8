import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words.tsx';

/** Stands where the program no longer answers. */
export function LostPage({ error }: { readonly error: Error | null }): ReactNode {
  const { t } = useWords();
  return (
    <main>
      <Page title={t('shell:gone.title')}>
        <ErrorNote
          message={t('shell:gone.what')}
          safe={t('shell:gone.safe')}
          advice={t('shell:gone.todo')}
          detail={error?.message ?? null}
          actions={<Button onClick={() => window.location.reload()}>{t('shell:reload')}</Button>}
        />
      </Page>
    </main>
  );
}
