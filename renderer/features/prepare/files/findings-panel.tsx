import { Checkbox } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { FindingGroup, type FindingGroupActions } from './finding-group.tsx';
import type { Fixer } from './fixer.ts';

interface FindingsPanelProps extends FindingGroupActions {
  readonly tree: TreeState;
  readonly fixer: Fixer;
  readonly skipErrors: boolean;
  readonly onSkipErrors: (skipErrors: boolean) => void;
}

type FindingCount = TreeState['findings'][number];

/** What was found, by kind: what a person has to look at first, then what is taken care of. */
export function FindingsPanel(props: FindingsPanelProps): ReactNode {
  const { tree, fixer, skipErrors, onSkipErrors, ...actions } = props;
  const { t } = useWords();
  const open = tree.findings.filter(isOpen);
  const settled = tree.findings.filter((one) => !isOpen(one));
  const substitutions = Object.entries(tree.addedSubstitutions);
  const openCount = open.reduce((sum, { count, applied }) => sum + count - applied, 0);
  const text = openCount === 0 ? undefined : t('prepare-files:findings.open', { count: openCount });
  return (
    <Panel title={t('prepare-files:findings.title')} text={text}>
      {open.length === 0 && (
        <p className="files-fine">
          <IconCircleCheck size={18} stroke={1.7} aria-hidden />
          {tree.phase === 'scanning' ? t('prepare-files:findings.noneYet') : t('prepare-files:findings.none')}
        </p>
      )}
      {(tree.refusedFiles > 0 || skipErrors) && (
        <Checkbox
          label={t('prepare-files:options.skipErrors')}
          description={t('prepare-files:options.skipErrorsHelp')}
          checked={skipErrors}
          onChange={(event) => onSkipErrors(event.currentTarget.checked)}
        />
      )}
      <Groups groups={open} fixer={fixer} actions={actions} isOpenAtFirst />
      {(settled.length > 0 || substitutions.length > 0) && (
        <details className="files-settled">
          <summary>{t('prepare-files:findings.settled')}</summary>
          <HelpText>{t('prepare-files:findings.settledText')}</HelpText>
          {substitutions.length > 0 && <Substitutions pairs={substitutions} />}
          <Groups groups={settled} fixer={fixer} actions={actions} isOpenAtFirst={false} />
        </details>
      )}
    </Panel>
  );
}

/** Whether something is left to do. What is only said for information is not. */
function isOpen({ severity, count, applied }: FindingCount): boolean {
  return severity !== 'info' && applied < count;
}

interface GroupsProps {
  readonly groups: readonly FindingCount[];
  readonly fixer: Fixer;
  readonly actions: FindingGroupActions;
  readonly isOpenAtFirst: boolean;
}

function Groups({ groups, fixer, actions, isOpenAtFirst }: GroupsProps): ReactNode {
  if (groups.length === 0) return null;
  return (
    <div className="files-groups">
      {groups.map((group, index) => (
        <FindingGroup
          key={`${group.severity} ${group.code}`}
          group={group}
          fixer={fixer}
          isOpenAtFirst={isOpenAtFirst && index < 3}
          {...actions}
        />
      ))}
    </div>
  );
}

function Substitutions({ pairs }: { readonly pairs: readonly (readonly [string, string])[] }): ReactNode {
  const { t } = useWords();
  return (
    <section className="files-substitutions" aria-label={t('prepare-files:fixes.substitutions')}>
      <b>{t('prepare-files:fixes.substitutions')}</b>
      <HelpText>{t('prepare-files:fixes.substitutionsText')}</HelpText>
      <ul>
        {pairs.map(([from, to]) => (
          <li key={from}>
            <code>{from}</code> → <code>{JSON.stringify(to)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
