import type { ReactNode } from 'react';
import type { TreeRow } from '../../../../shared/contract/tree.ts';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import type { Tone } from '../../../ui/palette.ts';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';
import { tellFinding } from './tell-finding.ts';

/** The tone of each severity. */
export const findingTones: Readonly<Record<'error' | 'warning' | 'info', Tone>> = {
  error: 'danger',
  warning: 'warning',
  info: 'info',
};

/** A finding of one file: what it is, and what to do unless that is done. */
export function FindingText({ finding }: { readonly finding: TreeRow['findings'][number] }): ReactNode {
  const { t } = useWords();
  const told = tellFinding(t, finding);
  return (
    <div className="files-finding">
      <ToneIcon tone={finding.isApplied ? 'success' : findingTones[finding.severity]} sizePx={16} />
      <div>
        <b>
          <HiddenText>{t(`common:severity.${finding.severity}`)}: </HiddenText>
          {told.title}
        </b>
        <p>{told.explanation}</p>
        <p className="files-note">{told.fix}</p>
      </div>
    </div>
  );
}
