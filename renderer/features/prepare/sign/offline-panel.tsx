import { Accordion, Button, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { parseJobId } from '../../../../shared/domain/job/job-id.ts';
import type { Host } from '../../../client.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { HelpText } from '../../../ui/help-text.tsx';
import { SecretInput } from '../../../ui/secret-input.tsx';
import { useWords } from '../../../words.tsx';
import type { SignStore } from './sign-store.ts';

interface OfflinePanelProps {
  readonly host: Host;
  readonly store: SignStore;
}

/** The offline way, folded away: few need it. */
export function OfflinePanel({ host, store }: OfflinePanelProps): ReactNode {
  const { t } = useWords();
  return (
    <Accordion variant="contained">
      <Accordion.Item value="offline">
        <Accordion.Control>{t('prepare-sign:offline.title')}</Accordion.Control>
        <Accordion.Panel>
          <OfflineForm host={host} store={store} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function OfflineForm({ host, store }: OfflinePanelProps): ReactNode {
  const { t } = useWords();
  const { accounts, doing } = useStore(store);
  const [jobId, setJobId] = useState('');
  const [accountId, setAccountId] = useState<string | null>(null);
  const [secretAccessKey, setSecret] = useState('');
  const [exportFolder, setFolder] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const isJobIdGood = parseJobId(jobId) !== null;
  const hasKey = accountId !== null || secretAccessKey !== '';

  async function chooseFolder(): Promise<void> {
    const title = t('prepare-sign:offline.folderTitle');
    const { paths } = await host.client.call('app.choose', { kind: 'folder', title });
    setFolder(paths[0] ?? null);
  }

  function sign(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!isJobIdGood || !hasKey) return;
    void store.offlineAsked({ jobId, accountId, secretAccessKey, exportFolder });
    setSecret('');
  }

  return (
    <form className="sign-offline" noValidate onSubmit={sign}>
      <HelpText>{t('prepare-sign:offline.text')}</HelpText>
      <TextInput
        label={t('prepare-sign:offline.jobId')}
        description={t('prepare-sign:offline.jobIdHelp')}
        error={isTried && !isJobIdGood ? t('prepare-sign:offline.jobIdBad') : null}
        required
        value={jobId}
        onChange={(event) => setJobId(event.currentTarget.value.toUpperCase())}
        maxLength={5}
        autoComplete="off"
        spellCheck={false}
      />
      <Radio.Group
        label={t('prepare-sign:offline.key')}
        value={accountId ?? ''}
        onChange={(value) => setAccountId(value === '' ? null : value)}
      >
        <div className="sign-accounts">
          {(accounts ?? [])
            .filter(({ hasSecret }) => hasSecret)
            .map((account) => (
              <Radio
                key={account.accountId}
                value={account.accountId}
                label={t('prepare-sign:offline.keyOf', { name: account.name })}
              />
            ))}
          <Radio value="" label={t('prepare-sign:offline.keyTyped')} />
        </div>
      </Radio.Group>
      {accountId === null && (
        <SecretInput
          label={t('prepare-sign:offline.key')}
          description={t('prepare-sign:offline.keyHelp')}
          error={isTried && !hasKey ? t('prepare-sign:offline.keyMissing') : null}
          required
          value={secretAccessKey}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      )}
      <div>
        <div className="sign-label">{t('prepare-sign:offline.folder')}</div>
        {exportFolder === null ? (
          <HelpText>{t('prepare-sign:offline.folderNone')}</HelpText>
        ) : (
          <>
            <FilePathText path={exportFolder} />
            <HelpText>{t('prepare-sign:offline.folderSecret')}</HelpText>
          </>
        )}
        <Button variant="default" size="xs" mt="xs" onClick={() => void chooseFolder()}>
          {t('common:chooseFolder')}
        </Button>
      </div>
      <div>
        <Button type="submit" loading={doing === 'signing'}>
          {t('prepare-sign:offline.sign')}
        </Button>
      </div>
    </form>
  );
}
