import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';
import type { ManifestStore } from './manifest-store.ts';

/** Says that the whole text was replaced, and takes that back. */
export function ReplacedNotice({ store }: { readonly store: ManifestStore }): ReactNode {
  const { t } = useWords();
  const replaced = useStore(store, (state) => state.replaced);
  if (replaced === null) return null;
  return (
    <Notice
      tone="info"
      announce="status"
      onDismiss={() => store.dismissedReplaced()}
      actions={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => store.tookBack()}
        >
          {t('prepare-manifest:replaced.undo')}
        </Button>
      }
    >
      {replaced.kind === 'opened'
        ? t('prepare-manifest:replaced.opened', { name: replaced.name })
        : t('prepare-manifest:replaced.emptied')}
    </Notice>
  );
}
