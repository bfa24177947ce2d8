import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { useWords } from '../../../words.tsx';
import { busTitle, fileSystemTitle } from './drive-names.ts';

/** What is known of a drive, side by side. */
export function DriveFacts({ view }: { readonly view: DriveView }): ReactNode {
  const { t, format } = useWords();
  const { fileSystem, freeBytes, sizeBytes, bus, serial, mountPoint } = view.drive;
  const size = sizeBytes === null ? t('common:unknown') : format.bytes(sizeBytes);
  const isFolder = view.kind === 'folder';
  return (
    <dl className="drive-facts">
      {isFolder && mountPoint !== null && (
        <Fact name={t('prepare-drive:facts.place')}>
          <FilePathText path={mountPoint} />
        </Fact>
      )}
      {!isFolder && <Fact name={t('prepare-drive:facts.size')}>{size}</Fact>}
      <Fact name={t('prepare-drive:facts.free')}>
        {freeBytes === null ? t('common:unknown') : format.bytes(freeBytes)}
      </Fact>
      <Fact name={t('prepare-drive:facts.fileSystem')}>{fileSystemTitle(t, fileSystem)}</Fact>
      {!isFolder && <Fact name={t('prepare-drive:facts.bus')}>{busTitle(t, bus)}</Fact>}
      {!isFolder && (
        <Fact name={t('prepare-drive:facts.serial')}>
          {serial === '' ? t('common:none') : printable(serial)}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
