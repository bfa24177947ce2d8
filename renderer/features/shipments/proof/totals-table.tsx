import type { ReactNode } from 'react';
import type { ProofReport } from '../../../../shared/domain/proof/proof-report.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { totalLines, type TotalLine } from '../proof-figures.ts';

/** How many files came to what; the last line is their sum. */
export function TotalsTable({ proof }: { readonly proof: ProofReport }): ReactNode {
  const { t, format } = useWords();
  return (
    <Panel title={t('shipments:proof.totals.title')}>
      <table className="shipments-totals" aria-label={t('shipments:proof.totals.label')}>
        <thead>
          <tr>
            <th scope="col">{t('shipments:proof.totals.what')}</th>
            <th scope="col" className="is-end">
              {t('shipments:proof.totals.files')}
            </th>
            <th scope="col">{t('shipments:proof.totals.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {totalLines(proof).map((line) => (
            <tr key={`${line.kind} ${line.rule ?? ''} ${line.pattern}`} data-kind={line.kind}>
              <th scope="row">{nameOf(line)}</th>
              <td className="is-end">{format.count(line.files)}</td>
              <td>{remarkOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );

  function nameOf({ kind, rule }: TotalLine): string {
    return kind === 'ignored'
      ? t('shipments:proof.totals.ignored', { rule: rule ?? 0 })
      : t(`shipments:proof.totals.${kind}`);
  }

  function remarkOf({ kind, bytes, pattern }: TotalLine): ReactNode {
    if (bytes !== null) return format.bytes(bytes);
    if (kind === 'ignoredUnchecked') return t('shipments:proof.totals.ignoredUncheckedNote');
    return pattern === '' ? '' : <code>{pattern}</code>;
  }
}
