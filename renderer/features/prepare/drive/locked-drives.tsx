import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { Section } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { drivePlace, driveTitle, fileSystemTitle } from './drive-names.ts';

/** Drives that cannot be posted, each with the reason and what would change it. */
export function LockedDrives({ drives }: { readonly drives: readonly DriveView[] }): ReactNode {
  const { t } = useWords();
  return (
    <Section title={t('prepare-drive:locked')} text={t('prepare-drive:lockedText')}>
      <ul className="drive-locked">
        {drives.map((view) => (
          <LockedDrive key={view.driveId} view={view} />
        ))}
      </ul>
    </Section>
  );
}

function LockedDrive({ view }: { readonly view: DriveView }): ReactNode {
  const { t, format } = useWords();
  const { drive, problems } = view;
  const facts = [
    drive.sizeBytes === null ? '' : format.bytes(drive.sizeBytes),
    drive.fileSystem === '' ? '' : fileSystemTitle(t, drive.fileSystem),
    printable(drivePlace(drive)),
  ].filter((fact) => fact !== '');
  // One reason is enough where it cannot be changed; the others are about a disk that nobody posts.
  const told = problems.some(({ code }) => code === 'system')
    ? problems.filter(({ code }) => code === 'system')
    : problems;
  return (
    <li>
      <IconLock size={20} stroke={1.6} aria-hidden />
      <div>
        <b>{printable(driveTitle(t, view))}</b>
        <HiddenText>, {t('prepare-drive:isLocked')}</HiddenText>
        <span className="drive-card-place">{facts.join(' · ')}</span>
        {told.map(({ code }) => (
          <p key={code}>
            <b>{t(`findings:drive.${code}.title`)}.</b> {t(`findings:drive.${code}.explanation`)}{' '}
            {t(`findings:drive.${code}.fix`)}
          </p>
        ))}
      </div>
    </li>
  );
}
