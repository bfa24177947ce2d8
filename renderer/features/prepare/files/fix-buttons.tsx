import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { OfferedFix } from '../../../../shared/domain/keys/offered-fixes.ts';
import { useWords } from '../../../words.tsx';

/** What the screen does when a fix is chosen. */
export interface FixActions {
  readonly onRename: (path: string, to: string) => void;
  readonly onAskRename: (path: string, proposal: string | null) => void;
  readonly onIgnore: (rule: string) => void;
}

interface FixButtonsProps extends FixActions {
  readonly path: string;
  readonly fixes: readonly OfferedFix[];
}

/** The fixes that are offered for a finding, each one click. */
export function FixButtons({ path, fixes, ...actions }: FixButtonsProps): ReactNode {
  if (fixes.length === 0) return null;
  return (
    <div className="files-fixes">
      {fixes.map((fix) => (
        <FixButton key={keyOf(fix)} path={path} fix={fix} {...actions} />
      ))}
    </div>
  );
}

interface FixButtonProps extends FixActions {
  readonly path: string;
  readonly fix: OfferedFix;
}

function FixButton({ path, fix, onRename, onAskRename, onIgnore }: FixButtonProps): ReactNode {
  const { t } = useWords();
  switch (fix.kind) {
    case 'substitute':
      return (
        <ul className="files-pairs">
          {fix.pairs.map(([from, to]) => (
            <li key={from}>{t('prepare-files:fixes.substituted', { from: shown(to), to: shown(from) })}</li>
          ))}
        </ul>
      );
    case 'rename': {
      const name = printable(isInSameFolder(path, fix.to) ? lastName(fix.to) : fix.to);
      return (
        <>
          <Button
            size="compact-sm"
            variant="light"
            aria-label={`${t('prepare-files:fixes.renameTo', { name })}: ${printable(path)}`}
            onClick={() => onRename(path, fix.to)}
          >
            <bdi className="files-fix-name">{t('prepare-files:fixes.renameTo', { name })}</bdi>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onAskRename(path, fix.to)}>
            {t('prepare-files:fixes.renameOther')}
          </Button>
        </>
      );
    }
    case 'ignore':
      return (
        <Button
          size="compact-sm"
          variant="default"
          {...(fix.isForAll
            ? {}
            : { 'aria-label': t('prepare-files:fixes.ignoreOneLabel', { path: printable(path) }) })}
          onClick={() => onIgnore(fix.rule)}
        >
          {fix.isForAll ? t('prepare-files:fixes.ignoreAll') : t('prepare-files:fixes.ignoreOne')}
        </Button>
      );
    default:
      return fix satisfies never;
  }
}

function keyOf(fix: OfferedFix): string {
  return fix.kind === 'ignore' ? fix.rule : fix.kind;
}

function isInSameFolder(path: string, other: string): boolean {
  return folderOf(path.replace(/\/\/\d+$/, '')) === folderOf(other);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A blank or a control character is seen only between quotation marks. */
function shown(text: string): string {
  return /^\S+$/u.test(text) ? printable(text) : JSON.stringify(text);
}
