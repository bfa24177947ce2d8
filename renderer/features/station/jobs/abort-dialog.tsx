import { Radio, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { abortCodes, type AbortCode } from '../../../../shared/domain/job/status.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface AbortDialogProps {
  readonly store: StationStore;
  readonly jobId: string;
  readonly onClose: () => void;
}

/** Ends a job with one of the service's codes. */
export function AbortDialog({ store, jobId, onClose }: AbortDialogProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const [code, setCode] = useState<AbortCode>('MissingDevice');
  const [detail, setDetail] = useState('');

  async function abort(): Promise<void> {
    if (await action.run(() => store.client.call('station.abort', { jobId, code, detail }))) onClose();
  }

  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={t('station:job.abortTitle', { jobId })}
      confirmLabel={t('station:job.abortConfirm')}
      isBusy={action.isBusy}
      onConfirm={() => void abort()}
      onCancel={onClose}
    >
      <div className="station-stack">
        <p>{t('station:job.abortText')}</p>
        <Radio.Group
          label={t('station:job.abortCode')}
          value={code}
          onChange={(value) => setCode(abortCodes.find((one) => one === value) ?? code)}
        >
          <Stack gap="xs">
            {abortCodes.map((one) => (
              <Radio key={one} value={one} label={one} description={t(`station:job.code.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('station:job.abortDetail')}
          description={t('station:job.abortDetailText')}
          maxLength={1000}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
        />
        <ActionProblem action={action} />
      </div>
    </ConfirmDialog>
  );
}
