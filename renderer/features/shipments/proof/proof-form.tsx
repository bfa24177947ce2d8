import { Button, Radio, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface ProofFormProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
}

/** Asks which log is held against which inventory, and starts. */
export function ProofForm({ client, shipment }: ProofFormProps): ReactNode {
  const { t } = useWords();
  const task = useTask();
  const { shipmentId, accountId, logBucket, logKey, hasInventory } = shipment;
  const canFetch = accountId !== null && logBucket !== null && logKey !== null;
  const [logFrom, setLogFrom] = useState<'bucket' | 'file'>(canFetch ? 'bucket' : 'file');
  const [inventoryFrom, setInventoryFrom] = useState<'kept' | 'path'>(hasInventory ? 'kept' : 'path');
  const [logPath, setLogPath] = useState<string | null>(null);
  const [inventoryPath, setInventoryPath] = useState<string | null>(null);
  const missing =
    logFrom === 'file' && logPath === null
      ? t('shipments:proof.form.missingLog')
      : inventoryFrom === 'path' && inventoryPath === null
        ? t('shipments:proof.form.missingInventory')
        : null;

  const choose = (
    kind: 'files' | 'folder',
    words: { readonly title: string; readonly filter: string },
    onChosen: (path: string) => void,
  ): Promise<boolean> =>
    task.run(async () => {
      // Logs come under names without an extension.
      const filters = [{ name: words.filter, extensions: ['*'] }];
      const { paths } = await client.call('app.choose', {
        kind,
        title: words.title,
        ...(kind === 'files' ? { filters } : {}),
      });
      const [path] = paths;
      if (path !== undefined) onChosen(path);
    });
  const chooseLog = (): Promise<boolean> =>
    choose(
      'files',
      { title: t('shipments:proof.form.fileTitle'), filter: t('shipments:proof.form.fileFilter') },
      setLogPath,
    );
  const chooseInventory = (kind: 'files' | 'folder'): Promise<boolean> =>
    choose(
      kind,
      {
        title: t(`shipments:proof.form.${kind === 'files' ? 'inventoryTitle' : 'driveTitle'}`),
        filter: t('shipments:proof.form.inventoryFilter'),
      },
      setInventoryPath,
    );
  const start = (): Promise<boolean> =>
    task.run(() =>
      client.call('shipments.prove', {
        shipmentId,
        log: logFrom === 'file' ? { kind: 'file', path: logPath ?? '' } : { kind: 'bucket' },
        inventory: inventoryFrom === 'path' ? { kind: 'path', path: inventoryPath ?? '' } : { kind: 'kept' },
      }),
    );

  return (
    <form
      className="shipments-proof-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null && !task.isBusy) void start();
      }}
    >
      <div className="shipments-columns">
        <Radio.Group
          label={t('shipments:proof.form.log')}
          value={logFrom}
          onChange={(value) => setLogFrom(value === 'file' ? 'file' : 'bucket')}
        >
          <Stack gap="xs">
            <Radio
              value="bucket"
              label={t('shipments:proof.form.fromBucket')}
              description={bucketText()}
              disabled={!canFetch}
            />
            <Radio value="file" label={t('shipments:proof.form.fromFile')} />
            {logFrom === 'file' && (
              <Chosen path={logPath}>
                <Button variant="default" size="xs" onClick={() => void chooseLog()}>
                  {t('shipments:proof.form.chooseLog')}
                </Button>
              </Chosen>
            )}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('shipments:proof.form.inventory')}
          value={inventoryFrom}
          onChange={(value) => setInventoryFrom(value === 'path' ? 'path' : 'kept')}
        >
          <Stack gap="xs">
            <Radio
              value="kept"
              label={t('shipments:proof.form.kept')}
              description={t(`shipments:proof.form.${hasInventory ? 'keptText' : 'keptNone'}`)}
              disabled={!hasInventory}
            />
            <Radio value="path" label={t('shipments:proof.form.fromDrive')} />
            {inventoryFrom === 'path' && (
              <Chosen path={inventoryPath}>
                <Button variant="default" size="xs" onClick={() => void chooseInventory('folder')}>
                  {t('shipments:proof.form.chooseDrive')}
                </Button>
                <Button variant="default" size="xs" onClick={() => void chooseInventory('files')}>
                  {t('shipments:proof.form.chooseInventory')}
                </Button>
              </Chosen>
            )}
          </Stack>
        </Radio.Group>
      </div>
      {task.problem !== null && <ProblemNote problem={task.problem} onDismiss={task.dismiss} />}
      <div className="shipments-buttons is-end">
        <span className="shipments-missing" role="status">
          {missing}
        </span>
        <Button type="submit" loading={task.isBusy} disabled={missing !== null}>
          {t('shipments:proof.form.start')}
        </Button>
      </div>
    </form>
  );

  function bucketText(): string {
    if (accountId === null) return t('shipments:proof.form.fromBucketOffline');
    if (logBucket === null || logKey === null) return t('shipments:proof.form.fromBucketNone');
    return t('shipments:proof.form.fromBucketText', { bucket: logBucket, key: logKey });
  }
}

interface ChosenProps {
  readonly path: string | null;
  readonly children: ReactNode;
}

/** Buttons that choose, and what was chosen. */
function Chosen({ path, children }: ChosenProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="shipments-chosen">
      {path === null ? (
        <span className="shipments-under">{t('shipments:proof.form.noFile')}</span>
      ) : (
        <FilePathText path={path} />
      )}
      <div className="shipments-buttons">{children}</div>
    </div>
  );
}
