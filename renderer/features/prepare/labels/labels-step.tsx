import { Button } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { LabelPanel } from '../../../widgets/label-panel.tsx';
import { useWords } from '../../../words.tsx';
import type { StepProps } from '../step-props.ts';

/** The step that prints what goes on and into the parcel. */
export function LabelsStep({ host, draft, onNext, onBack }: StepProps): ReactNode {
  const { t } = useWords();
  const { shipmentId } = draft;
  return (
    <StepPage
      title={t('prepare-labels:heading')}
      lead={t('prepare-labels:lead')}
      back={{ label: t('common:back'), onClick: onBack }}
      next={{
        label: t('common:next'),
        onClick: onNext,
        missing: shipmentId === null ? t('prepare-labels:missingJob') : undefined,
      }}
    >
      {shipmentId === null ? (
        <EmptyState
          icon={IconTag}
          title={t('prepare-labels:noJob.title')}
          text={t('prepare-labels:noJob.text')}
          action={<Button onClick={onBack}>{t('prepare-labels:noJob.action')}</Button>}
        />
      ) : (
        <LabelPanel key={shipmentId} host={host} shipmentId={shipmentId} />
      )}
    </StepPage>
  );
}
