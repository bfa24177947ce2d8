import type { ReactNode } from 'react';
import { CapacityBar, type CapacityPart } from '../../../ui/capacity-bar.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';
import type { Capacity } from './capacity.ts';

interface CapacityNoteProps {
  readonly capacity: Capacity;
  readonly hasEarlierCopy: boolean;
}

/** How much of the drive is taken, needed and left, and clearly when it does not fit. */
export function CapacityNote({ capacity, hasEarlierCopy }: CapacityNoteProps): ReactNode {
  const { t, format } = useWords();
  const { usedBytes, neededBytes, leftBytes, missingBytes } = capacity;
  const isOver = missingBytes > 0;
  const part = (kind: CapacityPart['kind'], label: string, amount: number): CapacityPart => ({
    kind,
    label,
    amount,
    text: format.bytes(amount),
  });
  return (
    <div className="files-capacity">
      <CapacityBar
        label={t('prepare-files:capacity.title')}
        parts={[
          part('used', t('prepare-files:capacity.used'), usedBytes),
          part('needed', t('prepare-files:capacity.needed'), neededBytes - missingBytes),
          isOver
            ? part('over', t('prepare-files:capacity.over'), missingBytes)
            : part('free', t('prepare-files:capacity.left'), leftBytes),
        ]}
      />
      {isOver && hasEarlierCopy && <Notice tone="info">{t('prepare-files:capacity.earlier')}</Notice>}
      {isOver && !hasEarlierCopy && (
        <Notice
          tone="danger"
          announce="status"
          title={t('prepare-files:capacity.overTitle', { missing: format.bytes(missingBytes) })}
        >
          {t('prepare-files:capacity.overText', {
            needed: format.bytes(neededBytes),
            free: format.bytes(neededBytes - missingBytes),
          })}
        </Notice>
      )}
    </div>
  );
}
