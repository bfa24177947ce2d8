import './label-panel.css';
import { Button, Input, SegmentedControl, Select } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Host } from '../client.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { SheetPreview } from '../ui/sheet-preview.tsx';
import { useWords } from '../words.tsx';
import { createLabelStore, labelPages, type LabelPage, type LabelStore } from './label-store.ts';
import { ProblemNote } from './problem-note.tsx';

/** In millimetres, upright. */
const paperSizes = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;

interface LabelPanelProps {
  readonly host: Host;
  readonly shipmentId: string;
}

/** Label and packing slip of a shipment: how they look on the chosen paper, to be printed or saved. */
export function LabelPanel({ host, shipmentId }: LabelPanelProps): ReactNode {
  const [store] = useState(() => createLabelStore(host.client, shipmentId));
  useEffect(() => store.listen(), [store]);
  return (
    <>
      <PrintSettings store={store} />
      <Outcome store={store} />
      <div className="label-pages">
        {labelPages.map((page) => (
          <LabelSheet key={page} store={store} page={page} />
        ))}
      </div>
    </>
  );
}

function PrintSettings({ store }: { readonly store: LabelStore }): ReactNode {
  const { t } = useWords();
  const { paper, printers, printer } = useStore(store);
  const paperId = useId();
  return (
    <Panel title={t('prepare-labels:settings')}>
      <div className="label-settings">
        <Input.Wrapper label={t('prepare-labels:paper')} labelElement="div" labelProps={{ id: paperId }}>
          <SegmentedControl
            aria-labelledby={paperId}
            data={['A4', 'Letter']}
            value={paper ?? 'A4'}
            onChange={(value) => store.paperChosen(value === 'Letter' ? 'Letter' : 'A4')}
          />
        </Input.Wrapper>
        <Select
          label={t('prepare-labels:printer')}
          allowDeselect={false}
          data={[
            { value: '', label: t('prepare-labels:askPrinter') },
            ...printers.map(({ name, title, isDefault }) => ({
              value: name,
              label: isDefault ? t('prepare-labels:printerDefault', { title }) : title,
            })),
          ]}
          value={printer ?? ''}
          onChange={(value) => store.printerChosen(value === null || value === '' ? null : value)}
        />
      </div>
    </Panel>
  );
}

function Outcome({ store }: { readonly store: LabelStore }): ReactNode {
  const { t } = useWords();
  const { outcome } = useStore(store);
  if (outcome === null) return null;
  if (outcome.kind === 'failed') return <ProblemNote problem={outcome.problem} />;
  if (outcome.kind === 'printed')
    return (
      <Notice tone="success" announce="status">
        {t('prepare-labels:printed')}
      </Notice>
    );
  return (
    <Notice
      tone="success"
      announce="status"
      actions={
        <Button variant="default" size="xs" onClick={() => store.fileAsked(outcome.path)}>
          {t('prepare-labels:showFile')}
        </Button>
      }
    >
      {t('prepare-labels:saved', { path: outcome.path })}
    </Notice>
  );
}

interface LabelSheetProps {
  readonly store: LabelStore;
  readonly page: LabelPage;
}

function LabelSheet({ store, page }: LabelSheetProps): ReactNode {
  const { t } = useWords();
  const { html, paper, doing } = useStore(store);
  const title = t(`prepare-labels:${page}`);
  const shown = html[page];
  const isLabel = page === 'label';
  const isDoing = (what: 'print' | 'save'): boolean => doing?.page === page && doing.what === what;
  return (
    <Panel title={title} text={t(`prepare-labels:${page}Text`)}>
      <div className="label-buttons">
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={isDoing('print')}
          disabled={shown === null}
          onClick={() => void store.printAsked(page)}
        >
          {t(isLabel ? 'prepare-labels:print' : 'prepare-labels:printSlip')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          loading={isDoing('save')}
          disabled={shown === null}
          onClick={() => void store.pdfAsked(page)}
        >
          {t(isLabel ? 'prepare-labels:savePdf' : 'prepare-labels:saveSlipPdf')}
        </Button>
      </div>
      {shown !== null && (
        <SheetPreview
          title={t('prepare-labels:preview', { page: title })}
          html={shown}
          paper={paperSizes[paper ?? 'A4']}
        />
      )}
    </Panel>
  );
}
