import { Button, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppInfo, Settings } from '../../../shared/contract/app.ts';
import { languageNames, languages } from '../../../shared/words/language.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words.tsx';
import { Choices } from './choices.tsx';
import type { SettingsStore } from './settings-store.ts';

interface GeneralTabProps {
  readonly store: SettingsStore;
  readonly settings: Settings;
  readonly info: AppInfo;
}

/** Language, look, which window opens, what goes on in the background. */
export function GeneralTab({ store, settings, info }: GeneralTabProps): ReactNode {
  return (
    <>
      <LookPanel store={store} settings={settings} info={info} />
      <StartPanel store={store} settings={settings} info={info} />
      <BackgroundPanel store={store} settings={settings} />
    </>
  );
}

function LookPanel({ store, settings, info }: GeneralTabProps): ReactNode {
  const { t } = useWords();
  return (
    <Panel title={t('settings:look.title')}>
      <div className="settings-fields">
        <Select
          label={t('settings:look.language')}
          value={settings.language}
          allowDeselect={false}
          data={[
            {
              value: 'system',
              label: t('settings:look.languageSystem', { name: languageNames[info.systemLanguage] }),
            },
            ...languages.map((language) => ({ value: language, label: languageNames[language] })),
          ]}
          onChange={(value) => {
            const language = (['system', ...languages] as const).find((each) => each === value);
            if (language !== undefined) store.changed({ language });
          }}
        />
        <Choices
          label={t('settings:look.theme')}
          value={settings.theme}
          choices={[
            ['system', t('settings:look.themeSystem')],
            ['light', t('settings:look.themeLight')],
            ['dark', t('settings:look.themeDark')],
          ]}
          onChoose={(theme) => store.changed({ theme })}
        />
        <Choices
          label={t('settings:look.paper')}
          value={settings.paper}
          choices={[
            ['A4', t('settings:look.paperA4')],
            ['Letter', t('settings:look.paperLetter')],
          ]}
          onChoose={(paper) => store.changed({ paper })}
        />
      </div>
    </Panel>
  );
}

function StartPanel({ store, settings, info }: GeneralTabProps): ReactNode {
  const { t } = useWords();
  const other = info.mode === 'station' ? 'customer' : 'station';
  return (
    <Panel title={t('settings:start.title')} text={t('settings:start.text')}>
      <div className="settings-fields">
        <Choices
          label={t('settings:start.atStart')}
          value={settings.mode ?? 'ask'}
          choices={[
            ['customer', t('settings:start.customer')],
            ['station', t('settings:start.station')],
            ['ask', t('settings:start.ask')],
          ]}
          onChoose={(mode) => store.changed({ mode: mode === 'ask' ? null : mode })}
        />
        <Button variant="default" onClick={() => store.windowAsked(other)}>
          {other === 'station' ? t('settings:start.openStation') : t('settings:start.openCustomer')}
        </Button>
      </div>
    </Panel>
  );
}

function BackgroundPanel({ store, settings }: Omit<GeneralTabProps, 'info'>): ReactNode {
  const { t } = useWords();
  const isShown = useStore(store, ({ isNotificationShown }) => isNotificationShown);
  return (
    <Panel title={t('settings:background.title')}>
      <div className="settings-fields">
        <Switch
          label={t('settings:background.notifications')}
          description={t('settings:background.notificationsText')}
          checked={settings.notifications}
          onChange={(event) => store.changed({ notifications: event.currentTarget.checked })}
        />
        <Button variant="default" onClick={store.notificationAsked}>
          {t('settings:background.test')}
        </Button>
        {isShown !== null && (
          <Notice tone={isShown ? 'success' : 'warning'} announce="status">
            {isShown ? t('settings:background.testShown') : t('settings:background.testNotShown')}
          </Notice>
        )}
        <Switch
          label={t('settings:background.keepRunning')}
          description={t('settings:background.keepRunningText')}
          checked={settings.keepRunning}
          onChange={(event) => store.changed({ keepRunning: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  );
}
