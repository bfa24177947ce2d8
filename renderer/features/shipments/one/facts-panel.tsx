import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { Host } from '../../../client.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { KeyValueList, type KeyValue } from '../../../ui/key-value-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { statusOf } from '../shipment-status.ts';
import { SignatureDialog } from './signature-dialog.tsx';

interface FactsPanelProps {
  readonly host: Host;
  readonly shipment: Shipment;
  readonly account: Account | null;
}

/** What is known of a job and its drive. */
export function FactsPanel({ host, shipment, account }: FactsPanelProps): ReactNode {
  const { t, format } = useWords();
  const [isSigning, setSigning] = useState(false);
  const { jobId, deviceId, bucket, accountId, logBucket, logKey, errorCount } = shipment;
  const { returnCarrier, returnTrackingNumber } = shipment;
  const facts: KeyValue[] = [
    {
      key: t('shipments:one.facts.jobId'),
      value: <CodeText value={jobId} copyLabel={t('shipments:one.facts.copyJobId')} />,
    },
    { key: t('shipments:one.facts.device'), value: deviceId === '' ? t('common:unknown') : deviceId },
    { key: t('shipments:one.facts.bucket'), value: bucket === '' ? t('common:unknown') : bucket },
    { key: t('shipments:one.facts.account'), value: accountText() },
    { key: t('shipments:one.facts.contents'), value: contents() },
    { key: t('shipments:one.facts.rehearsal'), value: rehearsal() },
    { key: t('shipments:one.facts.signature'), value: signature() },
    { key: t('shipments:one.facts.log'), value: log() },
  ];
  if (returnCarrier !== null || returnTrackingNumber !== null)
    facts.push({
      key: t('shipments:one.facts.returnedBy'),
      value: [returnCarrier, returnTrackingNumber].filter((part) => part !== null).join(' '),
    });
  facts.push({ key: t('shipments:one.facts.address'), value: address() });
  return (
    <Panel title={t('shipments:one.facts.title')}>
      <KeyValueList items={facts} />
      {isSigning && <SignatureDialog host={host} shipment={shipment} onClose={() => setSigning(false)} />}
    </Panel>
  );

  function accountText(): ReactNode {
    if (accountId === null) return t('shipments:one.facts.offline');
    if (account === null) return t('shipments:one.facts.accountGone');
    return <TwoLines first={account.name} second={account.endpointUrl} />;
  }

  function contents(): ReactNode {
    const { prepared } = shipment;
    if (prepared === null) return t('shipments:one.facts.contentsUnknown');
    const { files, bytes, failed } = prepared;
    const all = format.list([t('common:files', { count: files }), format.bytes(bytes)]);
    if (failed === 0) return all;
    return <TwoLines first={all} second={t('shipments:one.facts.contentsFailed', { count: failed })} />;
  }

  function rehearsal(): string {
    if (shipment.rehearsal === null) return t('shipments:one.facts.rehearsalNone');
    const when = format.dateTime(shipment.rehearsal.atMs);
    return shipment.rehearsal.willImportCleanly
      ? t('shipments:one.facts.rehearsalClean', { when })
      : t('shipments:one.facts.rehearsalNotClean', { when });
  }

  function signature(): ReactNode {
    const isThere = shipment.signature !== null;
    // Once the drive has been at the station its SIGNATURE matters no more.
    const isOpen = (statusOf(shipment)?.location ?? 'NotReceived') === 'NotReceived';
    return (
      <>
        {shipment.signature === null ? (
          t('shipments:one.facts.signatureMissing')
        ) : (
          <>
            {t('shipments:one.facts.signatureWritten', { when: format.dateTime(shipment.signature.atMs) })}
            <FilePathText path={shipment.signature.path} />
          </>
        )}
        {isOpen && (
          <Button variant="subtle" size="compact-sm" onClick={() => setSigning(true)}>
            {isThere ? t('shipments:one.facts.writeSignature') : t('shipments:next.action.writeSignature')}
          </Button>
        )}
      </>
    );
  }

  function log(): ReactNode {
    if (logKey === null || logBucket === null) return t('shipments:one.facts.logNone');
    const place = `s3://${logBucket}/${logKey}`;
    if (errorCount === 0) return place;
    return <TwoLines first={place} second={t('shipments:one.facts.errors', { count: errorCount })} />;
  }

  function address(): ReactNode {
    const { shippingAddress } = shipment;
    if (shippingAddress === null || shippingAddress.trim() === '')
      return t('shipments:one.facts.addressNone');
    return (
      <span className="shipments-address">
        <span>{shippingAddress.trim()}</span>
        <CopyButton value={shippingAddress.trim()} label={t('shipments:one.facts.copyAddress')} />
      </span>
    );
  }
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string }): ReactNode {
  return (
    <>
      <span className="shipments-line">{first}</span>
      <span className="shipments-line is-quiet">{second}</span>
    </>
  );
}
