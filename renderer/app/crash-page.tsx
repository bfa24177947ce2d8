import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Host } from '../client.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words.tsx';

interface CrashPageProps {
  readonly host: Host;
  readonly error: unknown;
  readonly onAgain: () => void;
}

/** Stands for a screen that failed. Uses nothing that the failure may have broken. */
export function CrashPage({ host, error, onAgain }: CrashPageProps): ReactNode {
  const { t } = useWords();
  const [savedPath, setSavedPath] = useState<string | null>(null);
  const saveBundle = (): void => {
    host.client.call('app.saveSupportBundle').then(
      ({ path }) => setSavedPath(path),
      () => setSavedPath(null),
    );
  };
  return (
    <Page title={t('shell:crash.title')}>
      <ErrorNote
        message={t('shell:crash.what')}
        safe={t('shell:crash.safe')}
        advice={t('shell:crash.todo')}
        detail={error instanceof Error ? error.message : String(error)}
        actions={
          <>
            <Button onClick={() => window.location.reload()}>{t('shell:reload')}</Button>
            <Button variant="default" onClick={onAgain}>
              {t('shell:crash.again')}
            </Button>
            <Button variant="default" onClick={saveBundle}>
              {t('shell:supportBundle')}
            </Button>
          </>
        }
      />
      {savedPath !== null && (
        <Notice tone="success" announce="status">
          {t('shell:supportBundleSaved', { path: savedPath })}
        </Notice>
      )}
    </Page>
  );
}
