import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { fromDraft, listenProblems, toDraft, type Listen, type ListenDraft } from './listen-draft.ts';
import { PemField } from './pem-field.tsx';

interface ListenFormProps {
  readonly store: StationStore;
  readonly listen: Listen;
}

/** Who can reach the job service, and how. */
export function ListenForm({ store, listen }: ListenFormProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const action = useAction();
  const [draft, setDraft] = useState(() => toDraft(listen));
  const problems = listenProblems(draft);
  const change = (changes: Partial<ListenDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const isChanged = JSON.stringify(fromDraft(draft)) !== JSON.stringify(listen);

  async function apply(): Promise<void> {
    if (problems.port || problems.host) return;
    const isDone = await action.run(() =>
      store.client.call('station.setOptions', { listen: fromDraft(draft) }),
    );
    if (isDone) toast({ tone: 'success', text: t('station:service.applied') });
  }

  return (
    <Panel title={t('station:service.listen')} text={t('station:service.listenText')}>
      <form
        noValidate
        className="station-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <Radio.Group
          label={t('station:service.where')}
          value={draft.isNetwork ? 'network' : 'loopback'}
          onChange={(value) => change({ isNetwork: value === 'network' })}
        >
          <Stack gap="xs">
            <Radio value="loopback" label={t('station:service.whereLoopback')} />
            <Radio value="network" label={t('station:service.whereNetwork')} />
          </Stack>
        </Radio.Group>
        <div className="station-form">
          <TextInput
            label={t('station:service.port')}
            description={t('station:service.portText')}
            inputMode="numeric"
            value={draft.port}
            error={problems.port ? t('station:service.portInvalid') : null}
            onChange={(event) => change({ port: event.currentTarget.value })}
          />
          {draft.isNetwork && (
            <TextInput
              label={t('station:service.host')}
              description={t('station:service.hostText')}
              spellCheck={false}
              value={draft.host}
              error={problems.host ? t('station:service.hostMissing') : null}
              onChange={(event) => change({ host: event.currentTarget.value })}
            />
          )}
          {draft.isNetwork && (
            <>
              <PemField
                store={store}
                label={t('station:service.tlsCert')}
                chooseLabel={t('station:service.chooseCert')}
                value={draft.tlsCertPath}
                onChange={(tlsCertPath) => change({ tlsCertPath })}
              />
              <PemField
                store={store}
                label={t('station:service.tlsKey')}
                chooseLabel={t('station:service.chooseKey')}
                value={draft.tlsKeyPath}
                onChange={(tlsKeyPath) => change({ tlsKeyPath })}
              />
              <Checkbox
                className="is-wide"
                label={t('station:service.insecure')}
                description={t('station:service.insecureText')}
                checked={draft.isInsecure}
                onChange={(event) => change({ isInsecure: event.currentTarget.checked })}
              />
            </>
          )}
          <TextInput
            className="is-wide"
            label={t('station:service.publicUrl')}
            description={t('station:service.publicUrlText')}
            inputMode="url"
            spellCheck={false}
            maxLength={2048}
            value={draft.publicUrl}
            onChange={(event) => change({ publicUrl: event.currentTarget.value })}
          />
        </div>
        <ActionProblem action={action} />
        <div className="station-buttons">
          <Button type="submit" variant="default" loading={action.isBusy} disabled={!isChanged}>
            {t('station:service.apply')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
