import type { ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { ProofReport } from '../../../../shared/domain/proof/proof-report.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { filesAsMeant, verdictOf } from '../proof-figures.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { ProofExports } from './proof-exports.tsx';
import { ProofSources } from './proof-sources.tsx';
import { TotalsTable } from './totals-table.tsx';

interface ProofViewProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  readonly proof: ProofReport;
}

/** What a proof says: the verdict and what follows from it, the totals, each finding. */
export function ProofView({ client, shipment, proof }: ProofViewProps): ReactNode {
  const { t, format } = useWords();
  const { provedMs } = shipment;
  const { files, loadedBytes, isProven } = proof;
  const note =
    files.ignored > 0
      ? t('shipments:proof.big.note', {
          loaded: format.count(files.loaded),
          ignored: format.count(files.ignored),
        })
      : t('shipments:proof.big.noteLoaded', { size: format.bytes(loadedBytes) });
  return (
    <>
      <Panel
        title={t('shipments:proof.heading')}
        {...(provedMs === null
          ? {}
          : { text: t('shipments:proof.made', { when: format.dateTime(provedMs) }) })}
        actions={
          <StatusBadge tone={isProven ? 'success' : 'danger'}>
            {t(`shipments:proof.verdict.${verdictOf(proof)}`)}
          </StatusBadge>
        }
      >
        <Figure
          isLarge
          label={t('shipments:proof.big.label')}
          value={t('shipments:proof.big.value', {
            asMeant: format.count(filesAsMeant(proof)),
            all: t('common:files', { count: files.inInventory }),
          })}
          note={note}
        />
        <Advice proof={proof} notCopied={shipment.prepared?.failed ?? 0} />
        <ProofExports client={client} shipment={shipment} />
      </Panel>
      <FindingsPanel proof={proof} />
      <div className="shipments-columns">
        <TotalsTable proof={proof} />
        <ProofSources proof={proof} />
      </div>
    </>
  );
}

interface AdviceProps {
  readonly proof: ProofReport;
  /** Files of the source that never came onto the drive, and so are in no inventory. */
  readonly notCopied: number;
}

function Advice({ proof, notCopied }: AdviceProps): ReactNode {
  const { t } = useWords();
  const { isProven, files, inventory } = proof;
  if (!isProven)
    return (
      <Notice tone="danger" title={t('shipments:proof.advice.keepTitle')}>
        {t('shipments:proof.advice.keep')}
      </Notice>
    );
  return (
    <Notice
      tone={notCopied === 0 ? 'success' : 'warning'}
      title={
        notCopied === 0
          ? t('shipments:proof.advice.eraseTitle')
          : t('shipments:proof.advice.keepNotCopiedTitle', {
              files: t('common:files', { count: notCopied }),
            })
      }
    >
      {notCopied > 0 && <p>{t('shipments:proof.advice.keepNotCopied')}</p>}
      <p>{t('shipments:proof.advice.erase')}</p>
      {files.ignored > 0 && (
        <p>
          {t('shipments:proof.advice.keepIgnored', { files: t('common:files', { count: files.ignored }) })}
        </p>
      )}
      {inventory.isSigned === null && <p>{t('shipments:proof.advice.eraseUnsigned')}</p>}
    </Notice>
  );
}
