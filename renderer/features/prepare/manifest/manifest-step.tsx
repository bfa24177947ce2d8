import './manifest-step.css';
import { SegmentedControl } from '@mantine/core';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Speech } from '../../../../shared/words/words.ts';
import { DropArea } from '../../../ui/drop-area.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import type { StepProps } from '../step-props.ts';
import { fieldLabel } from './field-names.ts';
import { FileActions } from './file-actions.tsx';
import type { LineTarget } from './manifest-editor.tsx';
import { ManifestForm, type FieldTarget } from './manifest-form.tsx';
import { createManifestStore } from './manifest-store.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { ReplacedNotice } from './replaced-notice.tsx';
import { TextPane } from './text-pane.tsx';
import { useDraftText } from './use-draft-text.ts';
import { useReading, type Reading } from './use-reading.ts';

type View = 'form' | 'text';

/** The step that writes the manifest: a form and the text itself, side by side and always the same. */
export function ManifestStep({ host, draft, onChange, onNext, onBack }: StepProps): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const [store] = useState(() => createManifestStore(host.client, draft.manifestText));
  useEffect(() => store.listen(), [store]);
  const handOn = useDraftText(store, { draft, onChange });
  const problem = useStore(store, (state) => state.problem);
  const reading = useReading(store);
  // Where there is no room for both, one of them is shown.
  const [view, setView] = useState<View>('form');
  const [fieldTarget, setFieldTarget] = useState<FieldTarget | null>(null);
  const [lineTarget, setLineTarget] = useState<LineTarget | null>(null);

  const goToField = useCallback((field: string) => {
    setView('form');
    setFieldTarget({ field });
  }, []);
  const goToLine = useCallback((line: number) => {
    setView('text');
    setLineTarget({ line });
  }, []);

  function drop(files: readonly File[]): void {
    const [file] = files;
    const path = file === undefined ? null : host.pathForFile(file);
    if (path !== null) void store.openedFile(path);
  }

  return (
    <StepPage
      title={t('prepare-manifest:heading')}
      lead={t('prepare-manifest:lead')}
      actions={<FileActions client={host.client} store={store} />}
      back={{
        label: t('common:back'),
        onClick() {
          handOn();
          onBack();
        },
      }}
      next={{
        label: t('common:next'),
        onClick() {
          handOn();
          onNext();
        },
        missing: missingOf(words, reading),
      }}
    >
      <DropArea className="manifest-step ui-fill" overText={t('prepare-manifest:dropHere')} onDrop={drop}>
        <div className="manifest-notices">
          {problem !== null && <ProblemNote problem={problem} onDismiss={() => store.failed(null)} />}
          <ReplacedNotice store={store} />
          {reading.secretsToType.length > 0 && (
            <Notice tone="warning" announce="status" title={t('prepare-manifest:secretsLeftOut.title')}>
              {t('prepare-manifest:secretsLeftOut.text', {
                fields: format.list(reading.secretsToType.map((name) => fieldLabel(t, name))),
              })}
            </Notice>
          )}
          <SegmentedControl
            className="manifest-view"
            aria-label={t('prepare-manifest:view.label')}
            value={view}
            onChange={(value) => setView(value === 'text' ? 'text' : 'form')}
            data={[
              { value: 'form', label: t('prepare-manifest:view.form') },
              { value: 'text', label: t('prepare-manifest:view.text') },
            ]}
            transitionDuration={0}
          />
        </div>
        <div className="manifest-panes" data-view={view}>
          <section className="manifest-form" aria-label={t('prepare-manifest:form')}>
            <ProblemSummary reading={reading} onField={goToField} onLine={goToLine} />
            <ManifestForm
              store={store}
              reading={reading}
              serial={draft.drive?.serial ?? ''}
              target={fieldTarget}
            />
          </section>
          <TextPane store={store} problems={reading.problems} target={lineTarget} />
        </div>
      </DropArea>
    </StepPage>
  );
}

const mostNamed = 2;

/** What keeps the person from going on, in one line. */
function missingOf({ t, format }: Speech, reading: Reading): string | undefined {
  const { isReady, toFill, wrong, secretsToType } = reading;
  if (isReady) return undefined;
  if (wrong.length > 0) return t('prepare-manifest:missing.wrong', { count: wrong.length });
  const names = [...toFill.map(({ field }) => field), ...secretsToType].map((name) => fieldLabel(t, name));
  const rest = names.length - mostNamed;
  return rest > 0
    ? t('prepare-manifest:missing.some', { fields: names.slice(0, mostNamed).join(', '), count: rest })
    : t('prepare-manifest:missing.all', { fields: format.list(names) });
}
