import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { FixButtons, type FixActions } from './fix-buttons.tsx';
import { findingTones } from './finding-text.tsx';
import type { Fixer } from './fixer.ts';
import { tellFinding } from './tell-finding.ts';

/** What the screen does with findings. */
export interface FindingGroupActions extends FixActions {
  readonly onShow: (path: string) => void;
}

interface FindingGroupProps extends FindingGroupActions {
  readonly group: TreeState['findings'][number];
  readonly fixer: Fixer;
  readonly isOpenAtFirst: boolean;
}

/** All findings of one kind: what it is, what to do, the first few of them with their fixes. */
export function FindingGroup(props: FindingGroupProps): ReactNode {
  const { group, fixer, isOpenAtFirst, onShow, ...actions } = props;
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [first] = group.examples;
  const told = tellFinding(t, { code: group.code, message: first?.message ?? '', fix: first?.fix ?? '' });
  const hidden = group.count - group.examples.length;
  return (
    <details className="files-group" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={14} stroke={2.2} aria-hidden />
        <span className="files-group-title">{told.title}</span>
        <StatusBadge tone={findingTones[group.severity]}>
          <HiddenText>{t(`common:severity.${group.severity}`)} </HiddenText>
          {format.count(group.count)}
        </StatusBadge>
      </summary>
      <p>{told.explanation}</p>
      <p className="files-note">{told.fix}</p>
      <ul className="files-examples">
        {group.examples.map((example) => (
          <li key={`${example.path} ${example.message}`}>
            {example.path !== '' && (
              <button
                type="button"
                className="files-example"
                aria-label={t('prepare-files:findings.show', { path: printable(example.path) })}
                onClick={() => onShow(example.path)}
              >
                <FilePathText path={example.path} />
              </button>
            )}
            <FixButtons
              path={example.path}
              fixes={fixer.offered(example, example.path, null).filter(({ kind }) => kind !== 'substitute')}
              {...actions}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="files-note">{t('prepare-files:findings.more', { count: hidden })}</p>}
    </details>
  );
}
