import { IconDeviceUsb, IconFile3d, IconFolder } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import { printable } from '../../../../shared/base/printable.ts';
import { useWords } from '../../../words.tsx';
import { DriveFacts } from './drive-facts.tsx';
import { drivePlace, driveTitle } from './drive-names.ts';

interface DriveListProps {
  readonly drives: readonly DriveView[];
  readonly chosenId: string | null;
  readonly onChoose: (view: DriveView) => void;
}

/** The drives that can be posted, one of which is chosen. */
export function DriveList({ drives, chosenId, onChoose }: DriveListProps): ReactNode {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset className="drive-list">
      <legend className="ui-hidden-text">{t('prepare-drive:list')}</legend>
      {drives.map((view) => (
        <DriveCard
          key={view.driveId}
          view={view}
          groupName={name}
          isChosen={view.driveId === chosenId}
          onChoose={() => onChoose(view)}
        />
      ))}
    </fieldset>
  );
}

interface DriveCardProps {
  readonly view: DriveView;
  readonly groupName: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function DriveCard({ view, groupName, isChosen, onChoose }: DriveCardProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="drive-card" data-chosen={isChosen}>
      <label className="drive-card-head" htmlFor={id}>
        <input
          type="radio"
          id={id}
          name={groupName}
          checked={isChosen}
          onChange={onChoose}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-place ${id}-facts`}
        />
        <DriveIcon view={view} />
        <span className="drive-card-names">
          <b id={`${id}-name`}>{printable(driveTitle(t, view))}</b>
          <span className="drive-card-place" id={`${id}-place`}>
            {view.kind === 'folder' ? t('prepare-drive:folderText') : printable(drivePlace(view.drive))}
          </span>
        </span>
      </label>
      <div id={`${id}-facts`}>
        <DriveFacts view={view} />
      </div>
    </div>
  );
}

function DriveIcon({ view }: { readonly view: DriveView }): ReactNode {
  if (view.kind === 'folder') return <IconFolder size={28} stroke={1.4} aria-hidden />;
  if (view.drive.bus === 'loop') return <IconFile3d size={28} stroke={1.4} aria-hidden />;
  return <IconDeviceUsb size={28} stroke={1.4} aria-hidden />;
}
