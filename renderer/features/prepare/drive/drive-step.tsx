import './drive-step.css';
import { Button } from '@mantine/core';
import { IconFolder, IconPlugConnected, IconUsb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { DraftDrive } from '../../../../shared/contract/drafts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import type { StepProps } from '../step-props.ts';
import { DriveChecks } from './drive-checks.tsx';
import { DriveList } from './drive-list.tsx';
import { draftDriveOf } from './drives-store.ts';
import { LockedDrives } from './locked-drives.tsx';
import { useDrivePlace } from './use-drive-place.ts';
import { useDrives } from './use-drives.ts';

/** The step that chooses the drive: a live list, and what a station asks of the chosen one. */
export function DriveStep({ host, draft, onChange, onNext, onBack }: StepProps): ReactNode {
  const { t } = useWords();
  const { store, state, chosen } = useDrives(host.client, draft.drive);
  const { drives, folder, problem } = state;
  const listed = folder === null ? (drives ?? []) : [...(drives ?? []), folder];
  const usable = listed.filter(({ problems }) => problems.length === 0);
  const locked = listed.filter(({ problems }) => problems.length > 0);
  const isGone = draft.drive !== null && drives !== null && chosen === null;

  useDrivePlace(chosen, draft.drive, onChange);

  function choose(view: DriveView): void {
    const drive = draftDriveOf(view);
    if (drive !== null) onChange({ drive });
  }

  async function chooseFolder(): Promise<void> {
    const { paths } = await host.client.call('app.choose', {
      kind: 'folder',
      title: t('prepare-drive:useFolderTitle'),
    });
    const [path] = paths;
    const view = path === undefined ? null : await store.folderNamed(path);
    if (view !== null && view.problems.length === 0) choose(view);
  }

  const folderButton = (
    <Button
      variant="default"
      leftSection={<IconFolder size={16} aria-hidden />}
      onClick={() => void chooseFolder()}
    >
      {t('prepare-drive:useFolder')}
    </Button>
  );

  return (
    <StepPage
      title={t('prepare-drive:heading')}
      lead={t('prepare-drive:lead')}
      actions={usable.length > 0 ? folderButton : undefined}
      back={{ label: t('common:back'), onClick: onBack }}
      next={{ label: t('common:next'), onClick: onNext, missing: missingOf(draft.drive, chosen) }}
    >
      {problem !== null && <ProblemNote problem={problem} />}
      {isGone && draft.drive !== null && (
        <Notice
          tone="warning"
          announce="status"
          title={t('prepare-drive:gone.title', { name: draft.drive.label || draft.drive.mountPoint })}
        >
          {t('prepare-drive:gone.text')}
        </Notice>
      )}
      {drives === null && problem === null && <p role="status">{t('prepare-drive:looking')}</p>}
      {usable.length > 0 && (
        <DriveList drives={usable} chosenId={draft.drive?.driveId ?? null} onChoose={choose} />
      )}
      {drives !== null && usable.length === 0 && <NoDrive action={folderButton} />}
      {chosen !== null && chosen.problems.length === 0 && <DriveChecks view={chosen} />}
      {locked.length > 0 && <LockedDrives drives={locked} />}
    </StepPage>
  );

  function missingOf(drive: DraftDrive | null, view: DriveView | null): string | undefined {
    if (drive === null) return t('prepare-drive:missing');
    if (view === null) return t('prepare-drive:missingGone');
    return view.problems.length > 0 ? t('prepare-drive:missingLocked') : undefined;
  }
}

function NoDrive({ action }: { readonly action: ReactNode }): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState
      icon={IconUsb}
      title={t('prepare-drive:empty.title')}
      text={
        <ul className="drive-teach">
          <li>
            <IconPlugConnected size={18} stroke={1.6} aria-hidden />
            {t('prepare-drive:empty.text')}
          </li>
          <li>
            <IconUsb size={18} stroke={1.6} aria-hidden />
            {t('prepare-drive:empty.format')}
          </li>
          <li>
            <IconFolder size={18} stroke={1.6} aria-hidden />
            {t('prepare-drive:empty.folder')}
          </li>
        </ul>
      }
      action={action}
    />
  );
}
