import { Button } from '@mantine/core';
import { IconFolder, IconServer2 } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Target } from '../../../../shared/contract/station.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { TargetTestDialog } from './target-test-dialog.tsx';

interface TargetCardProps {
  readonly store: StationStore;
  readonly target: Target;
  readonly onEdit: () => void;
}

/** A target and what can be done with it. */
export function TargetCard({ store, target, onEdit }: TargetCardProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const { targetId, name, kind } = target;
  const titleId = useId();
  const action = useAction();
  const [asked, setAsked] = useState<'test' | 'remove' | null>(null);
  const isUsed = useStore(store, ({ station }) => station?.options.targetId === targetId);
  const Symbol = kind === 'folder' ? IconFolder : IconServer2;

  async function remove(): Promise<void> {
    await action.run(() => client.call('targets.remove', { targetId }));
    setAsked(null);
  }

  return (
    <article className="station-card" aria-labelledby={titleId}>
      <header className="station-card-head">
        <Symbol size={26} stroke={1.5} aria-hidden />
        <div className="station-card-title">
          <h2 id={titleId}>{name}</h2>
          <p className="station-quiet station-break">{kind === 'folder' ? target.folder : s3Line(target)}</p>
        </div>
        {isUsed && <StatusBadge tone="success">{t('station:targets.used')}</StatusBadge>}
        {kind === 's3' && !target.hasSecret && (
          <StatusBadge tone="warning">{t('station:targets.noSecret')}</StatusBadge>
        )}
      </header>
      <div className="station-buttons">
        {!isUsed && (
          <Button
            variant="default"
            aria-label={t('station:targets.useNamed', { name })}
            onClick={() => void action.run(() => client.call('station.setOptions', { targetId }))}
          >
            {t('station:targets.use')}
          </Button>
        )}
        <Button
          variant="default"
          aria-label={t('station:targets.testNamed', { name })}
          onClick={() => setAsked('test')}
        >
          {t('station:targets.test')}
        </Button>
        <Button variant="default" aria-label={t('station:targets.editNamed', { name })} onClick={onEdit}>
          {t('station:targets.edit')}
        </Button>
        <Button
          variant="subtle"
          aria-label={t('station:targets.removeNamed', { name })}
          onClick={() => setAsked('remove')}
        >
          {t('station:targets.remove')}
        </Button>
      </div>
      <ActionProblem action={action} />
      {asked === 'test' && <TargetTestDialog store={store} target={target} onClose={() => setAsked(null)} />}
      <ConfirmDialog
        isOpen={asked === 'remove'}
        isDangerous
        title={t('station:targets.removeTitle', { name })}
        confirmLabel={t('station:targets.removeConfirm')}
        isBusy={action.isBusy}
        onConfirm={() => void remove()}
        onCancel={() => setAsked(null)}
      >
        {t('station:targets.removeText')}
      </ConfirmDialog>
    </article>
  );
}

function s3Line({ endpointUrl, region, bucket, accessKeyId }: Target): string {
  return [endpointUrl, region, bucket, accessKeyId].filter((text) => text !== '').join(' · ');
}
