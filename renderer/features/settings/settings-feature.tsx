import './settings.css';
import { Tabs } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FeatureProps } from '../../feature-props.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../widgets/problem-note.tsx';
import { useWords } from '../../words.tsx';
import { AboutTab } from './about-tab.tsx';
import { AccountsTab } from './accounts-tab.tsx';
import { AddressesTab } from './addresses-tab.tsx';
import { DataTab } from './data-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { createSettingsStore } from './settings-store.ts';

const tabs = ['general', 'accounts', 'addresses', 'data', 'about'] as const;
type Tab = (typeof tabs)[number];

/** The settings: what a person chooses for the program as a whole. */
export function SettingsFeature({ host, route, navigate }: FeatureProps): ReactNode {
  const { t } = useWords();
  const [store] = useState(() => createSettingsStore(host.client));
  useEffect(() => store.listen(), [store]);
  const { settings, info, accounts, addresses, problem } = useStore(store);
  const current = tabs.find((tab) => tab === route[0]) ?? 'general';
  // Station accounts are kept by the station itself: these are the customer's.
  const shown =
    info?.mode === 'station' ? tabs.filter((tab) => tab !== 'accounts' && tab !== 'addresses') : tabs;
  if (settings === null || info === null) return <Page title={t('settings:title')}>{null}</Page>;
  const panels: Readonly<Record<Tab, ReactNode>> = {
    general: <GeneralTab store={store} settings={settings} info={info} />,
    accounts: <AccountsTab host={host} store={store} accounts={accounts} />,
    addresses: <AddressesTab store={store} addresses={addresses} />,
    data: <DataTab store={store} info={info} />,
    about: <AboutTab host={host} info={info} />,
  };
  return (
    <Page title={t('settings:title')} lead={t('settings:lead')}>
      {problem !== null && <ProblemNote problem={problem} onDismiss={store.problemDismissed} />}
      <Tabs value={current} onChange={(tab) => navigate(`/settings/${tab ?? 'general'}`)} keepMounted={false}>
        <Tabs.List>
          {shown.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`settings:tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((tab) => (
          <Tabs.Panel key={tab} value={tab} className="settings-panel">
            {panels[tab]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
