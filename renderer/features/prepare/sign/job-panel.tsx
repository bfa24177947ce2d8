import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { BigCode } from '../../../ui/code-text.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { HelpText } from '../../../ui/help-text.tsx';
import { KeyValueList } from '../../../ui/key-value-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { tellProblem } from '../../../widgets/tell-problem.ts';
import { useWords } from '../../../words.tsx';
import { endOf, type SignStore } from './sign-store.ts';

interface JobPanelProps {
  readonly shipment: Shipment;
  readonly store: SignStore;
}

/** The job that was made: its id in large type, where the drive goes, and whether the drive is signed. */
export function JobPanel({ shipment, store }: JobPanelProps): ReactNode {
  const { t } = useWords();
  const { accounts, warningMessage, exported } = useStore(store);
  const { jobId, accountId, deviceId, bucket } = shipment;
  const end = endOf(shipment);
  const account = accounts?.find((one) => one.accountId === accountId)?.name;
  return (
    <>
      <Panel title={t('prepare-sign:job.title')}>
        <div className="sign-job">
          <div>
            <BigCode label={t('prepare-sign:job.id')} value={jobId} copyLabel={t('prepare-sign:job.copy')} />
            <HelpText>{t('prepare-sign:job.write')}</HelpText>
          </div>
          <KeyValueList
            items={[
              { key: t('prepare-sign:job.shipTo'), value: <Address shipment={shipment} /> },
              { key: t('prepare-sign:job.device'), value: deviceId },
              { key: t('prepare-sign:job.bucket'), value: bucket },
              { key: t('prepare-sign:job.account'), value: account ?? t('prepare-sign:job.offline') },
            ]}
          />
        </div>
      </Panel>
      {warningMessage !== null && (
        <Notice tone="warning" announce="status" title={t('prepare-sign:job.warning')}>
          {warningMessage}
        </Notice>
      )}
      {end === null ? (
        <SignatureState shipment={shipment} store={store} />
      ) : (
        <Notice tone="warning" title={t('prepare-sign:job.ended', { status: end })}>
          {t('prepare-sign:job.endedText')}
        </Notice>
      )}
      {exported !== null && exported.length > 0 && (
        <Notice tone="success" announce="status" title={t('prepare-sign:offline.saved')}>
          <ul className="sign-files">
            {exported.map((path) => (
              <li key={path}>
                <FilePathText path={path} />
              </li>
            ))}
          </ul>
          {t('prepare-sign:offline.folderSecret')}
        </Notice>
      )}
    </>
  );
}

function Address({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t } = useWords();
  const { shippingAddress } = shipment;
  if (shippingAddress === null) return t('prepare-sign:job.noAddress');
  return <address className="sign-address">{shippingAddress}</address>;
}

function SignatureState({ shipment, store }: JobPanelProps): ReactNode {
  const { t, format } = useWords();
  const { doing, problem } = useStore(store);
  const { signature } = shipment;
  const again = (
    <Button
      variant={signature === null ? 'filled' : 'default'}
      loading={doing === 'writing'}
      onClick={() => void store.writingAsked()}
    >
      {t('prepare-sign:signature.again')}
    </Button>
  );
  if (signature === null) {
    // While the job is being made its drive has not been signed yet, and that is no fault.
    if (doing === 'creating' || doing === 'signing') return null;
    return (
      <Notice tone="danger" announce="alert" title={t('prepare-sign:signature.failed')} actions={again}>
        <p>{t('prepare-sign:signature.failedText')}</p>
        {problem !== null && <Why problem={problem} />}
      </Notice>
    );
  }
  const { path, atMs } = signature;
  return (
    <Notice tone="success" announce="status" title={t('prepare-sign:signature.done')} actions={again}>
      {t('prepare-sign:signature.doneText', { path, date: format.dateTime(atMs) })}
    </Notice>
  );
}

/** Why the drive did not take it. */
function Why({ problem }: { readonly problem: unknown }): ReactNode {
  const { t } = useWords();
  const { message, detail } = tellProblem(t, problem);
  return (
    <p>
      {message} {detail !== null && <code>{detail}</code>}
    </p>
  );
}
