import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconDatabase, IconFilePlus, IconFolderPlus, IconPaperclip, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';

interface AddButtonsProps {
  readonly onAdd: (kind: 'files' | 'folders') => void;
}

/** Adds sources by the system's dialog. */
export function AddButtons({ onAdd }: AddButtonsProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="files-buttons">
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => onAdd('folders')}
      >
        {t('prepare-files:sources.addFolders')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFilePlus size={16} aria-hidden />}
        onClick={() => onAdd('files')}
      >
        {t('prepare-files:sources.addFiles')}
      </Button>
    </div>
  );
}

interface SourcesPanelProps extends AddButtonsProps {
  readonly draft: Draft;
  readonly onRemove: (path: string) => void;
  readonly onPrefix: (keyPrefix: string) => void;
  readonly onIgnoreJunk: (ignoreJunk: boolean) => void;
  readonly onNoContents: () => void;
}

/** What is posted, and under which prefix. */
export function SourcesPanel(props: SourcesPanelProps): ReactNode {
  const { draft, onAdd, onRemove, onPrefix, onIgnoreJunk, onNoContents } = props;
  const { t } = useWords();
  const { sources, useDriveContents, keyPrefix, ignoreJunk } = draft;
  const [isOpen, setOpen] = useState(keyPrefix !== '');
  const drive = printable(draft.drive?.label || draft.drive?.mountPoint || '');
  return (
    <Panel
      title={t('prepare-files:sources.title')}
      actions={useDriveContents ? undefined : <AddButtons onAdd={onAdd} />}
    >
      <ul className="files-sources">
        {useDriveContents && (
          <Source
            icon={<IconDatabase size={18} stroke={1.6} aria-hidden />}
            removeLabel={t('common:remove')}
            onRemove={onNoContents}
          >
            <span>
              {t('prepare-files:sources.contentsTitle', { drive })}
              <span className="files-note">{t('prepare-files:sources.contentsText')}</span>
            </span>
          </Source>
        )}
        {!useDriveContents &&
          sources.map((path) => (
            <Source
              key={path}
              icon={<IconPaperclip size={18} stroke={1.6} aria-hidden />}
              removeLabel={t('prepare-files:sources.remove', { path: printable(path) })}
              onRemove={() => onRemove(path)}
            >
              <FilePathText path={path} />
            </Source>
          ))}
      </ul>
      <details className="files-more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('prepare-files:options.title')}</summary>
        <div className="files-options">
          {!useDriveContents && (
            <TextInput
              className="files-prefix"
              label={t('prepare-files:options.prefix')}
              description={
                keyPrefix === '' || keyPrefix.endsWith('/')
                  ? t('prepare-files:options.prefixHelp')
                  : t('prepare-files:options.prefixNoSlash', { prefix: printable(keyPrefix) })
              }
              value={keyPrefix}
              maxLength={1024}
              spellCheck={false}
              onChange={(event) => onPrefix(event.currentTarget.value)}
            />
          )}
          <Checkbox
            label={t('prepare-files:options.ignoreJunk')}
            description={t('prepare-files:options.ignoreJunkHelp')}
            checked={ignoreJunk}
            onChange={(event) => onIgnoreJunk(event.currentTarget.checked)}
          />
        </div>
      </details>
    </Panel>
  );
}

interface SourceProps {
  readonly icon: ReactNode;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Source({ icon, removeLabel, onRemove, children }: SourceProps): ReactNode {
  return (
    <li>
      {icon}
      <div className="files-source-name">{children}</div>
      <ActionIcon size="sm" aria-label={removeLabel} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
