import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHandStop,
  IconHelpCircle,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { Requirement } from '../../../../shared/domain/drive/requirements.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import type { Speech } from '../../../../shared/words/words.ts';
import { busTitle, fileSystemTitle } from './drive-names.ts';

const icons: Readonly<Record<Requirement['outcome'], Icon>> = {
  passed: IconCircleCheck,
  failed: IconCircleX,
  unknown: IconHelpCircle,
  person: IconHandStop,
};

/** More entries than this are not counted. */
const countedEntries = 1000;

/** What a station asks of the chosen drive, and what to know of it before it is written to. */
export function DriveChecks({ view }: { readonly view: DriveView }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <DriveRemarks view={view} />
      <Panel title={t('prepare-drive:checks.title')} text={t('prepare-drive:checks.text')}>
        {view.kind === 'folder' ? (
          <p>{t('prepare-drive:checks.folder')}</p>
        ) : (
          <ul className="drive-checks">
            {view.requirements.map((requirement) => (
              <Check key={requirement.name} requirement={requirement} />
            ))}
          </ul>
        )}
        {view.kind === 'drive' && view.drive.serial === '' && (
          <HelpText>{t('prepare-drive:noSerial')}</HelpText>
        )}
      </Panel>
    </>
  );
}

function DriveRemarks({ view }: { readonly view: DriveView }): ReactNode {
  const { t, format } = useWords();
  const { rootEntries, isSigned, hasEarlierCopy } = view;
  const isOld = isSigned || hasEarlierCopy;
  return (
    <>
      {isOld && (
        <Notice tone="info" title={t('prepare-drive:signed.title')}>
          {t('prepare-drive:signed.text')}
        </Notice>
      )}
      {!isOld && rootEntries !== null && rootEntries > 0 && (
        <Notice
          tone="warning"
          announce="status"
          title={
            rootEntries >= countedEntries
              ? t('prepare-drive:holds.many', { limit: format.count(countedEntries) })
              : t('prepare-drive:holds.title', { count: rootEntries })
          }
        >
          {t('prepare-drive:holds.text')}
        </Notice>
      )}
    </>
  );
}

function Check({ requirement }: { readonly requirement: Requirement }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { name, outcome } = requirement;
  const Symbol = outcome === 'failed' && name === 'bus' ? IconAlertTriangle : icons[outcome];
  return (
    <li data-outcome={outcome}>
      <Symbol size={20} stroke={1.7} aria-hidden />
      <span>
        <b>{t(`prepare-drive:checks.${name}.name`)}</b>
        <HiddenText>: {t(`prepare-drive:checks.outcome.${outcome}`)}.</HiddenText>
        <span className="drive-check-text">{checkText(words, requirement)}</span>
      </span>
    </li>
  );
}

function checkText({ t, format }: Speech, { name, outcome, found }: Requirement): string {
  if (name === 'weight' || outcome === 'person') return t('prepare-drive:checks.weight.person');
  if (name === 'bus') return t(`prepare-drive:checks.bus.${outcome}`, { found: busTitle(t, found) });
  if (outcome === 'unknown') return t(`prepare-drive:checks.${name}.unknown`);
  if (name === 'size')
    return t(`prepare-drive:checks.size.${outcome}`, { found: format.bytes(Number(found)) });
  return t(`prepare-drive:checks.fileSystem.${outcome}`, { found: fileSystemTitle(t, found) });
}
