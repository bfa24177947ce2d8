import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';

interface TreeFaultProps {
  /** Anything that was thrown, or ErrorData. */
  readonly fault: unknown;
  readonly onReadAgain: () => void;
}

/** Why there is no tree, and the way to another try. */
export function TreeFault({ fault, onReadAgain }: TreeFaultProps): ReactNode {
  const { t } = useWords();
  const again = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={() => onReadAgain()}
    >
      {t('prepare-files:tree.readAgain')}
    </Button>
  );
  if (!isEngineGone(fault)) return <ProblemNote problem={fault} actions={again} />;
  return (
    <ErrorNote
      message={t('prepare-files:tree.goneMessage')}
      safe={t('common:safe.filesUntouched')}
      advice={t('prepare-files:tree.goneAdvice')}
      actions={again}
    />
  );
}

function isEngineGone(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ENGINE_GONE';
}
