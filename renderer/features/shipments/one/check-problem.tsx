import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { tellProblem } from '../../../widgets/tell-problem.ts';
import { useWords } from '../../../words.tsx';

interface CheckProblemProps {
  readonly shipment: Shipment;
  readonly onRetry: () => void;
  readonly navigate: (path: string) => void;
}

/** Why the last look at the status failed; nothing when it did not. */
export function CheckProblem({ shipment, onRetry, navigate }: CheckProblemProps): ReactNode {
  const { t } = useWords();
  if (shipment.checkError === null) return null;
  const { message, advice, detail } = tellProblem(t, shipment.checkError);
  return (
    <ErrorNote
      tone="warning"
      message={message}
      safe={t('shipments:one.checkSafe')}
      advice={advice}
      detail={detail}
      actions={
        <>
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('common:retry')}
          </Button>
          <Button variant="default" size="xs" onClick={() => navigate('/settings/accounts')}>
            {t('shipments:one.toAccounts')}
          </Button>
        </>
      }
    />
  );
}
