import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/contract/app.ts';
import { FilePathText } from '../../ui/file-path-text.tsx';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words.tsx';
import type { SettingsStore } from './settings-store.ts';

interface DataTabProps {
  readonly store: SettingsStore;
  readonly info: AppInfo;
}

/** Where data is kept, how secrets are, and what to send when something fails. */
export function DataTab({ store, info }: DataTabProps): ReactNode {
  const { t } = useWords();
  const bundlePath = useStore(store, (state) => state.bundlePath);
  const { secrets } = info;
  return (
    <>
      <Panel title={t('settings:data.title')} text={t('settings:data.text')}>
        <div className="settings-fields">
          <KeyValueList
            items={[{ key: t('settings:data.folder'), value: <FilePathText path={info.dataFolder} /> }]}
          />
          <Button variant="default" onClick={store.folderAsked}>
            {t('settings:data.openFolder')}
          </Button>
        </div>
      </Panel>
      <Panel title={t('settings:data.secretsTitle')}>
        <div className="settings-fields">
          <StatusBadge tone={secrets === 'encrypted' ? 'success' : 'warning'}>
            {t(`settings:data.${secrets}`)}
          </StatusBadge>
          <p>{secrets === 'encrypted' ? t('settings:data.encryptedText') : t('settings:data.sessionText')}</p>
        </div>
      </Panel>
      <Panel title={t('settings:data.bundleTitle')} text={t('settings:data.bundleText')}>
        <div className="settings-fields">
          <Button variant="default" onClick={store.bundleAsked}>
            {t('shell:supportBundle')}
          </Button>
          {bundlePath !== null && (
            <Notice
              tone="success"
              announce="status"
              actions={
                <Button size="compact-sm" variant="default" onClick={() => store.fileAsked(bundlePath)}>
                  {t('settings:data.showFile')}
                </Button>
              }
            >
              {t('settings:data.bundleSaved', { path: bundlePath })}
            </Notice>
          )}
        </div>
      </Panel>
    </>
  );
}
