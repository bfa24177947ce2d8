import { Button, Modal, Radio, Stack } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { Host } from '../../../client.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface SignatureDialogProps {
  readonly host: Host;
  readonly shipment: Shipment;
  readonly onClose: () => void;
}

/** Writes a job's SIGNATURE onto its drive once more. */
export function SignatureDialog({ host, shipment, onClose }: SignatureDialogProps): ReactNode {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shipments:one.signature.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <SignatureForm host={host} shipment={shipment} onClose={onClose} />
    </Modal>
  );
}

function SignatureForm({ host, shipment, onClose }: SignatureDialogProps): ReactNode {
  const { t } = useWords();
  const { client } = host;
  const task = useTask();
  const drives = useWritableDrives(host);
  const [folder, setFolder] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [writtenTo, setWrittenTo] = useState<string | null>(null);
  const places = [
    ...drives.map(({ drive }) => ({
      place: drive.mountPoint ?? '',
      name:
        drive.label === ''
          ? t('shipments:one.signature.unnamed', { place: drive.mountPoint ?? '' })
          : drive.label,
    })),
    ...(folder === null ? [] : [{ place: folder, name: folder }]),
  ];
  const mountPoint = places.find(({ place }) => place === chosen)?.place ?? places[0]?.place ?? null;

  const chooseFolder = (): Promise<boolean> =>
    task.run(async () => {
      const title = t('shipments:one.signature.folderTitle');
      const { paths } = await client.call('app.choose', { kind: 'folder', title });
      const [path] = paths;
      if (path === undefined) return;
      setFolder(path);
      setChosen(path);
    });
  const write = (place: string): Promise<boolean> =>
    task.run(async () => {
      const { shipmentId } = shipment;
      const answer = await client.call('shipments.writeSignature', { shipmentId, mountPoint: place });
      setWrittenTo(answer.signaturePath);
    });

  return (
    <form
      className="shipments-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (mountPoint !== null && !task.isBusy) void write(mountPoint);
      }}
    >
      <p>{t('shipments:one.signature.text')}</p>
      {places.length === 0 ? (
        <Notice tone="info" announce="status">
          {t('shipments:one.signature.noDrives')}
        </Notice>
      ) : (
        <Radio.Group label={t('shipments:one.signature.drive')} value={mountPoint ?? ''} onChange={setChosen}>
          <Stack gap="xs">
            {places.map(({ place, name }) => (
              <Radio key={place} value={place} label={name} description={<FilePathText path={place} />} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {task.problem !== null && <ProblemNote problem={task.problem} />}
      {writtenTo !== null && (
        <Notice tone="success" announce="status">
          {t('shipments:one.signature.written', { path: writtenTo })}
        </Notice>
      )}
      <div className="shipments-buttons is-end">
        <Button variant="default" onClick={() => void chooseFolder()}>
          {t('shipments:one.signature.folder')}
        </Button>
        {writtenTo === null ? (
          <Button type="submit" disabled={mountPoint === null} loading={task.isBusy}>
            {t('shipments:one.signature.write')}
          </Button>
        ) : (
          <Button onClick={onClose}>{t('common:close')}</Button>
        )}
      </div>
    </form>
  );
}

/** The drives that are mounted and could be posted, as they come and go. */
function useWritableDrives({ client }: Host): readonly DriveView[] {
  const [drives, setDrives] = useState<readonly DriveView[]>([]);
  useEffect(
    () => client.subscribe('drives.watch', undefined, { onValue: (told) => setDrives(told.drives) }),
    [client],
  );
  return drives.filter(({ drive, problems }) => drive.mountPoint !== null && problems.length === 0);
}
