import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { tellProblem } from '../../../widgets/tell-problem.ts';
import { useWords } from '../../../words.tsx';

interface UncheckedNoteProps {
  readonly shipments: readonly Shipment[];
  readonly onRetry: () => void;
  readonly navigate: (path: string) => void;
}

/** Says why some jobs could not be asked for their status; nothing when all could. */
export function UncheckedNote({ shipments, onRetry, navigate }: UncheckedNoteProps): ReactNode {
  const { t } = useWords();
  const unchecked = shipments.filter(({ checkError }) => checkError !== null);
  const error = unchecked[0]?.checkError;
  if (error === undefined || error === null) return null;
  const told = tellProblem(t, error);
  const isAboutSecret = error.code === 'SECRET_MISSING';
  return (
    <ErrorNote
      tone="warning"
      message={told.message}
      safe={t('shipments:list.checkProblem', { count: unchecked.length })}
      advice={told.advice}
      detail={told.detail}
      actions={
        <>
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('common:retry')}
          </Button>
          {isAboutSecret && (
            <Button variant="default" size="xs" onClick={() => navigate('/settings/accounts')}>
              {t('shipments:one.toAccounts')}
            </Button>
          )}
        </>
      }
    />
  );
}
