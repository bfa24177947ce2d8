import type { ReactNode } from 'react';
import type { ProofReport } from '../../../../shared/domain/proof/proof-report.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { KeyValueList } from '../../../ui/key-value-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';

/** What a proof was made from. */
export function ProofSources({ proof }: { readonly proof: ProofReport }): ReactNode {
  const { t } = useWords();
  const { inventory, log, manifest, rows } = proof;
  return (
    <Panel title={t('shipments:proof.sources.title')}>
      <KeyValueList
        items={[
          {
            key: t('shipments:proof.sources.inventory'),
            value: <FilePathText path={inventory.file} />,
          },
          { key: t('shipments:proof.sources.sha256'), value: <CodeText value={inventory.sha256} /> },
          { key: t('shipments:proof.sources.signed'), value: signed() },
          {
            key: t('shipments:proof.sources.log'),
            value: (
              <>
                <FilePathText path={log.file} />
                <span className="shipments-line is-quiet">
                  {t('shipments:proof.sources.logRows', { count: rows.rows })}
                </span>
              </>
            ),
          },
          {
            key: t('shipments:proof.sources.manifest'),
            value:
              manifest === null ? (
                t('shipments:proof.sources.manifestNone')
              ) : (
                <FilePathText path={manifest} />
              ),
          },
        ]}
      />
    </Panel>
  );

  function signed(): ReactNode {
    if (inventory.isSigned === null) return t('shipments:proof.sources.signedUnknown');
    if (inventory.isSigned) return t('shipments:proof.sources.signedYes');
    return <StatusBadge tone="danger">{t('shipments:proof.sources.signedNo')}</StatusBadge>;
  }
}
