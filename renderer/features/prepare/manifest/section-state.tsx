import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { isFilled } from './field-contents.ts';
import { formPlaceOf, type FormSection } from './form-sections.ts';
import type { ManifestStore } from './manifest-store.ts';
import type { Reading } from './use-reading.ts';

interface SectionStateProps {
  readonly section: FormSection;
  readonly store: ManifestStore;
  readonly reading: Reading;
}

/** What waits inside of a part of the form, or how much was filled in. */
export function SectionState({ section, store, reading }: SectionStateProps): ReactNode {
  const { t } = useWords();
  const filled = useStore(
    store,
    ({ fields }) => section.fields.filter(({ name }) => isFilled(fields.get(name))).length,
  );
  const count = (problems: readonly ManifestProblem[]): number =>
    problems.filter(({ field }) => formPlaceOf(field)?.section === section.name).length;
  const wrong = count(reading.wrong);
  const toFill = count(reading.toFill);
  const remarks = count(reading.remarks);
  return (
    <span className="manifest-section-state">
      {wrong > 0 && (
        <StatusBadge tone="danger">{t('prepare-manifest:toCorrect', { count: wrong })}</StatusBadge>
      )}
      {toFill > 0 && <StatusBadge tone="info">{t('prepare-manifest:toFill', { count: toFill })}</StatusBadge>}
      {remarks > 0 && (
        <StatusBadge tone="warning">{t('prepare-manifest:toConsider', { count: remarks })}</StatusBadge>
      )}
      {wrong + toFill + remarks === 0 && filled > 0 && (
        <StatusBadge tone="success">{t('prepare-manifest:filled', { count: filled })}</StatusBadge>
      )}
    </span>
  );
}
