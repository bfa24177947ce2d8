import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { CodeText } from '../../../ui/code-text.tsx';
import { KeyValueList } from '../../../ui/key-value-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';

/** An account with its secret, as it is told once. */
export interface MadeAccount {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface NewKeysProps {
  readonly account: MadeAccount;
  readonly onDone: () => void;
}

/** The keys of an account that was just made: the only time that its secret is shown. */
export function NewKeys({ account, onDone }: NewKeysProps): ReactNode {
  const { t } = useWords();
  const { name, accessKeyId, secretAccessKey } = account;
  return (
    <Notice
      tone="warning"
      announce="status"
      title={t('station:accounts.madeTitle', { name })}
      actions={<Button onClick={onDone}>{t('station:accounts.madeDone')}</Button>}
    >
      <div className="station-stack">
        <p>{t('station:accounts.madeText')}</p>
        <KeyValueList
          items={[
            {
              key: t('station:accounts.accessKey'),
              value: <CodeText value={accessKeyId} copyLabel={t('station:accounts.copyAccessKey')} />,
            },
            {
              key: t('station:accounts.secretKey'),
              value: <CodeText value={secretAccessKey} copyLabel={t('station:accounts.copySecretKey')} />,
            },
          ]}
        />
      </div>
    </Notice>
  );
}
