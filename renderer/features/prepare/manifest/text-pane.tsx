import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { useWords } from '../../../words.tsx';
import { ManifestEditor, type LineTarget } from './manifest-editor.tsx';
import type { ManifestStore } from './manifest-store.ts';

interface TextPaneProps {
  readonly store: ManifestStore;
  readonly problems: readonly ManifestProblem[];
  readonly target: LineTarget | null;
}

/** The text beside the form. */
export function TextPane({ store, problems, target }: TextPaneProps): ReactNode {
  const { t } = useWords();
  const text = useStore(store, (state) => state.text);
  return (
    <section className="manifest-text" aria-label={t('prepare-manifest:text')}>
      <p className="manifest-text-lead">{t('prepare-manifest:textLead')}</p>
      <ManifestEditor text={text} problems={problems} target={target} onType={(next) => store.typed(next)} />
    </section>
  );
}
