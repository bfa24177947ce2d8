import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';

interface DecisionsPanelProps {
  readonly draft: Draft;
  readonly rules: readonly string[];
  readonly onTakeBackRename: (path: string) => void;
  readonly onTakeBackRule: (rule: string) => void;
}

/** New names and ignore rules that a person chose, each to be taken back at any time. */
export function DecisionsPanel(props: DecisionsPanelProps): ReactNode {
  const { draft, rules, onTakeBackRename, onTakeBackRule } = props;
  const { t } = useWords();
  const renames = Object.entries(draft.renames);
  if (renames.length === 0 && rules.length === 0) return null;
  return (
    <Panel title={t('prepare-files:decisions.title')} text={t('prepare-files:decisions.text')}>
      <ul className="files-decisions">
        {renames.map(([path, to]) => (
          <Decision
            key={`rename ${path}`}
            text={t('prepare-files:decisions.renamed', { path: printable(path), to: printable(to) })}
            label={t('prepare-files:decisions.takeBackRename', { path: printable(path) })}
            onTakeBack={() => onTakeBackRename(path)}
          />
        ))}
        {rules.map((rule) => (
          <Decision
            key={`rule ${rule}`}
            text={t('prepare-files:decisions.ignored', { rule: printable(rule) })}
            label={t('prepare-files:decisions.takeBackRule', { rule: printable(rule) })}
            onTakeBack={() => onTakeBackRule(rule)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface DecisionProps {
  readonly text: string;
  readonly label: string;
  readonly onTakeBack: () => void;
}

function Decision({ text, label, onTakeBack }: DecisionProps): ReactNode {
  const { t } = useWords();
  return (
    <li>
      <span className="files-long">{text}</span>
      <Button size="compact-sm" variant="default" aria-label={label} onClick={onTakeBack}>
        {t('prepare-files:decisions.takeBack')}
      </Button>
    </li>
  );
}
