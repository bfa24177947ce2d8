import { IconBell } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words.tsx';

/** Marks a shipment whose status has changed since the person last looked. */
export function NewsMark(): ReactNode {
  const { t } = useWords();
  return (
    <StatusBadge tone="info" icon={IconBell}>
      {t('shipments:list.news')}
    </StatusBadge>
  );
}
