import { Fragment, type ReactNode } from 'react';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { changedGroups, type DiffLine } from '../line-diff.ts';

const signs = { same: ' ', removed: '−', added: '+' } as const;

/** The lines that a change adds and removes, with some lines around them. */
export function DiffPanel({ lines }: { readonly lines: readonly DiffLine[] }): ReactNode {
  const { t, format } = useWords();
  const groups = changedGroups(lines);
  const count = (kind: DiffLine['kind']): string =>
    format.count(lines.filter((line) => line.kind === kind).length);
  if (groups.length === 0)
    return (
      <Panel title={t('shipments:change.changes')}>
        <p className="shipments-under">{t('shipments:change.noChanges')}</p>
      </Panel>
    );
  return (
    <Panel
      title={t('shipments:change.changes')}
      text={t('shipments:change.summary', { added: count('added'), removed: count('removed') })}
    >
      <ol className="shipments-diff" aria-label={t('shipments:change.changesLabel')}>
        {groups.map((group, index) => (
          <Fragment key={keyOf(group[0])}>
            {index > 0 && (
              <li className="shipments-diff-gap">
                <span aria-hidden>⋯</span>
                <HiddenText>{t('shipments:change.gap')}</HiddenText>
              </li>
            )}
            {group.map((line) => (
              <Line key={keyOf(line)} line={line} />
            ))}
          </Fragment>
        ))}
      </ol>
    </Panel>
  );
}

function keyOf(line: DiffLine | undefined): string {
  return `${line?.oldLine ?? '-'} ${line?.newLine ?? '-'}`;
}

function Line({ line }: { readonly line: DiffLine }): ReactNode {
  const { kind, text, oldLine, newLine } = line;
  return (
    <li data-kind={kind}>
      <span className="shipments-diff-number" aria-hidden>
        {newLine ?? oldLine}
      </span>
      <span className="shipments-diff-sign" aria-hidden>
        {signs[kind]}
      </span>
      <HiddenText>{useLineName(line)}</HiddenText>
      <code>{text}</code>
    </li>
  );
}

function useLineName({ kind, oldLine, newLine }: DiffLine): string {
  const { t } = useWords();
  if (kind === 'added') return t('shipments:change.lineAdded', { line: newLine ?? 0 });
  if (kind === 'removed') return t('shipments:change.lineRemoved', { line: oldLine ?? 0 });
  return t('shipments:change.lineSame', { line: newLine ?? 0 });
}
