import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface ProofExportsProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
}

const formats = ['html', 'pdf', 'csv'] as const;
type Export = (typeof formats)[number] | 'log';

/** Saves a proof, and the log that it was made from. */
export function ProofExports({ client, shipment }: ProofExportsProps): ReactNode {
  const { t } = useWords();
  const task = useTask();
  const [doing, setDoing] = useState<Export | null>(null);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const { shipmentId, hasLog } = shipment;

  async function save(what: Export): Promise<void> {
    if (task.isBusy) return;
    setDoing(what);
    setSavedTo(null);
    await task.run(async () => {
      const { path } = await (what === 'log'
        ? client.call('shipments.saveLog', { shipmentId })
        : client.call('shipments.exportProof', { shipmentId, format: what }));
      setSavedTo(path);
    });
    setDoing(null);
  }

  return (
    <div className="shipments-exports" role="group" aria-label={t('shipments:proof.export.title')}>
      <div className="shipments-buttons">
        {formats.map((format) => (
          <Button key={format} variant="default" loading={doing === format} onClick={() => void save(format)}>
            {t(`shipments:proof.export.${format}`)}
          </Button>
        ))}
        {hasLog && (
          <Button variant="default" loading={doing === 'log'} onClick={() => void save('log')}>
            {t('shipments:proof.export.log')}
          </Button>
        )}
      </div>
      {task.problem !== null && <ProblemNote problem={task.problem} onDismiss={task.dismiss} />}
      {savedTo !== null && (
        <Notice
          tone="success"
          announce="status"
          actions={
            <Button
              size="xs"
              variant="default"
              onClick={() => void task.run(() => client.call('app.reveal', { path: savedTo }))}
            >
              {t('shipments:proof.export.reveal')}
            </Button>
          }
        >
          {t('shipments:proof.export.saved', { path: savedTo })}
        </Notice>
      )}
    </div>
  );
}
