import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { Finding, FindingKind, ProofReport } from '../../../../shared/domain/proof/proof-report.ts';
import { tellProofFinding, tellProofSubject } from '../../../../shared/words/tell-proof-finding.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';
import { filterFindings, findingKinds, unlistedFindings } from '../proof-figures.ts';

/** Each finding of a proof, by its kind. */
export function FindingsPanel({ proof }: { readonly proof: ProofReport }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const [kind, setKind] = useState<FindingKind | null>(null);
  const [text, setText] = useState('');
  const kinds = findingKinds(proof);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  const unlisted = unlistedFindings(proof);
  if (all === 0)
    return (
      <Panel title={t('shipments:proof.findings.title')}>
        <p className="shipments-fine">
          <ToneIcon tone="success" /> {t('shipments:proof.findings.none')}
        </p>
      </Panel>
    );
  const shown = filterFindings(proof.findings, { kind, text });
  const columns: readonly DataColumn<Finding>[] = [
    {
      id: 'path',
      header: t('shipments:proof.findings.path'),
      width: 'minmax(12rem, 1.3fr)',
      render: (finding) => <FilePathText path={tellProofSubject(words, finding)} />,
      sortValue: (finding) => tellProofSubject(words, finding),
    },
    {
      id: 'kind',
      header: t('shipments:proof.findings.kinds'),
      width: '12rem',
      render: (finding) => (
        <span title={t(`findings:proof.${finding.kind}`)}>{t(`findings:proof.${finding.kind}`)}</span>
      ),
      sortValue: (finding) => t(`findings:proof.${finding.kind}`),
    },
    {
      id: 'what',
      header: t('shipments:proof.findings.what'),
      width: 'minmax(12rem, 1.6fr)',
      render: (finding) => {
        const told = printable(tellProofFinding(words, finding));
        return <span title={told}>{told}</span>;
      },
    },
  ];
  return (
    <Panel title={t('shipments:proof.findings.title')} isFlush className="shipments-findings">
      <div className="shipments-filters">
        <Select
          label={t('shipments:proof.findings.kinds')}
          value={kind ?? 'all'}
          allowDeselect={false}
          data={[
            { value: 'all', label: t('shipments:proof.findings.all', { number: format.count(all) }) },
            ...kinds.map(([each, count]) => ({
              value: each,
              label: t('shipments:proof.findings.kind', {
                name: t(`findings:proof.${each}`),
                number: format.count(count),
              }),
            })),
          ]}
          onChange={(value) => setKind(kinds.find(([each]) => each === value)?.[0] ?? null)}
        />
        <TextInput
          type="search"
          label={t('shipments:proof.findings.search')}
          placeholder={t('shipments:proof.findings.searchPlaceholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className="shipments-findings-table">
        <DataTable
          label={t('shipments:proof.findings.label')}
          columns={columns}
          rows={shown}
          rowKey={keyOf}
          initialSort={{ columnId: 'kind', isDescending: false }}
          rowHeightPx={36}
          empty={
            <p className="shipments-no-match" role="status">
              {t('shipments:proof.findings.nothingMatches')}
            </p>
          }
        />
      </div>
      {unlisted > 0 && (
        <div className="shipments-unlisted">
          <Notice tone="info">{t('shipments:proof.findings.unlisted', { count: unlisted })}</Notice>
        </div>
      )}
    </Panel>
  );
}

function keyOf(finding: Finding): string {
  return JSON.stringify(finding);
}
