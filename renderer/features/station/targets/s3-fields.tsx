import { Select, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Target, TargetInput } from '../../../../shared/contract/station.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { SecretInput } from '../../../ui/secret-input.tsx';
import { useWords } from '../../../words.tsx';
import type { StationStore } from '../station-store.ts';
import { missingOf } from './target-draft.ts';

interface S3FieldsProps {
  readonly store: StationStore;
  readonly draft: TargetInput;
  readonly target: Target | null;
  readonly isTried: boolean;
  readonly onChange: (changes: Partial<TargetInput>) => void;
}

const styles = ['auto', 'path', 'virtual-host'] as const;

/** How an S3 endpoint is reached. */
export function S3Fields({ store, draft, target, isTried, onChange }: S3FieldsProps): ReactNode {
  const { t } = useWords();
  const isForgotten = useIsForgotten(store);
  const missing = missingOf(draft, target);
  const errorOf = (name: keyof TargetInput): string | null =>
    isTried && missing.has(name) ? t('station:job.required') : null;
  return (
    <div className="station-form">
      <TextInput
        className="is-wide"
        label={t('station:targets.endpoint')}
        description={t('station:targets.endpointText')}
        required
        inputMode="url"
        spellCheck={false}
        maxLength={2048}
        value={draft.endpointUrl}
        error={errorOf('endpointUrl')}
        onChange={(event) => onChange({ endpointUrl: event.currentTarget.value })}
      />
      <TextInput
        label={t('station:targets.accessKey')}
        required
        spellCheck={false}
        autoComplete="off"
        maxLength={128}
        value={draft.accessKeyId}
        error={errorOf('accessKeyId')}
        onChange={(event) => onChange({ accessKeyId: event.currentTarget.value })}
      />
      <SecretInput
        label={t('station:targets.secretKey')}
        {...(target?.hasSecret === true ? { placeholder: t('station:targets.secretKept') } : {})}
        required={target?.hasSecret !== true}
        maxLength={1024}
        value={draft.secretAccessKey ?? ''}
        error={errorOf('secretAccessKey')}
        onChange={(event) => {
          const { value } = event.currentTarget;
          // Nothing typed keeps what is there.
          onChange({ secretAccessKey: value === '' ? undefined : value });
        }}
      />
      {isForgotten && (
        <div className="is-wide">
          <HelpText>{t('station:targets.secretSession')}</HelpText>
        </div>
      )}
      <TextInput
        label={t('station:targets.region')}
        placeholder="us-east-1"
        spellCheck={false}
        maxLength={64}
        value={draft.region}
        onChange={(event) => onChange({ region: event.currentTarget.value })}
      />
      <Select
        label={t('station:targets.style')}
        allowDeselect={false}
        data={styles.map((value) => ({ value, label: t(`station:targets.styles.${value}`) }))}
        value={draft.style}
        onChange={(value) => onChange({ style: styles.find((one) => one === value) ?? 'auto' })}
      />
      <TextInput
        className="is-wide"
        label={t('station:targets.bucket')}
        description={t('station:targets.bucketText')}
        spellCheck={false}
        maxLength={255}
        value={draft.bucket}
        onChange={(event) => onChange({ bucket: event.currentTarget.value })}
      />
    </div>
  );
}

/** Whether secrets are forgotten when the program ends. */
function useIsForgotten(store: StationStore): boolean {
  const [isForgotten, setForgotten] = useState(false);
  useEffect(() => {
    store.client.call('app.info').then(
      ({ secrets }) => setForgotten(secrets === 'session'),
      () => undefined,
    );
  }, [store]);
  return isForgotten;
}
