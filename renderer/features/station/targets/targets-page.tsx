import { Button } from '@mantine/core';
import { IconPlus, IconServer2 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Target } from '../../../../shared/contract/station.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { useWords } from '../../../words.tsx';
import type { StationPageProps } from '../page-props.ts';
import { TargetCard } from './target-card.tsx';
import { TargetDialog } from './target-dialog.tsx';

/** Where objects go. */
export function TargetsPage({ store }: Pick<StationPageProps, 'store'>): ReactNode {
  const { t } = useWords();
  const targets = useStore(store, (state) => state.targets);
  const [edited, setEdited] = useState<Target | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('station:targets.add')}
    </Button>
  );
  return (
    <Page
      title={t('station:targets.title')}
      lead={t('station:targets.lead')}
      actions={targets?.length === 0 ? undefined : add}
    >
      {targets !== null && targets.length === 0 && (
        <EmptyState
          icon={IconServer2}
          title={t('station:targets.emptyTitle')}
          text={t('station:targets.emptyText')}
          action={add}
        />
      )}
      {targets !== null && targets.length > 0 && (
        <ul className="station-cards" aria-label={t('station:targets.table')}>
          {targets.map((target) => (
            <li key={target.targetId}>
              <TargetCard store={store} target={target} onEdit={() => setEdited(target)} />
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <TargetDialog
          store={store}
          target={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
