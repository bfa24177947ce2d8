import './change.css';
import { Loader } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { canUpdate } from '../../../../shared/domain/job/transitions.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollBox } from '../../../ui/scroll-box.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { statusOf } from '../shipment-status.ts';
import { ManifestChange } from './manifest-change.tsx';
import { RetryButton } from './retry-button.tsx';

interface ManifestTabProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
}

/** The manifest that the service has; as long as the job is pending, it can be replaced. */
export function ManifestTab({ client, shipment }: ManifestTabProps): ReactNode {
  const { t } = useWords();
  const [attempt, setAttempt] = useState(0);
  if (shipment.accountId === null)
    return (
      <EmptyState
        icon={IconFileOff}
        title={t('shipments:change.offline.title')}
        text={t('shipments:change.offline.text')}
      />
    );
  return (
    <AskedManifest
      key={attempt}
      client={client}
      shipment={shipment}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

type Asked =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'failed'; readonly problem: unknown };

interface AskedManifestProps extends ManifestTabProps {
  readonly onRetry: () => void;
}

/** Asks the service once. */
function AskedManifest({ client, shipment, onRetry }: AskedManifestProps): ReactNode {
  const { t } = useWords();
  const { shipmentId } = shipment;
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' });
  useEffect(() => {
    let isOver = false;
    void ask();

    async function ask(): Promise<void> {
      let answer: Asked;
      try {
        const { text } = await client.call('shipments.manifest', { shipmentId });
        answer = { kind: 'told', text };
      } catch (problem) {
        answer = { kind: 'failed', problem };
      }
      if (!isOver) setAsked(answer);
    }

    return () => {
      isOver = true;
    };
  }, [client, shipmentId]);
  const progress = statusOf(shipment)?.progress ?? 'Pending';

  if (asked.kind === 'asking')
    return (
      <p className="shipments-waiting" role="status">
        <Loader size="sm" aria-hidden /> {t('shipments:change.loading')}
      </p>
    );
  if (asked.kind === 'failed')
    return <ProblemNote problem={asked.problem} actions={<RetryButton onRetry={onRetry} />} />;
  if (canUpdate(progress))
    return (
      <ManifestChange
        client={client}
        shipment={shipment}
        before={asked.text}
        onSent={(text) => setAsked({ kind: 'told', text })}
      />
    );
  return (
    <>
      <Notice tone="info" title={t('shipments:change.tooLate.title')}>
        {t('shipments:change.tooLate.text')}
      </Notice>
      <Panel title={t('shipments:change.heading')} text={t('shipments:change.leadFixed')}>
        <div className="shipments-manifest">
          <ScrollBox label={t('shipments:change.editor')}>{asked.text}</ScrollBox>
        </div>
      </Panel>
    </>
  );
}
