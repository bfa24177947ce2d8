import { useState, type ReactNode } from 'react';
import { CheckList } from '../../../ui/check-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';

const things = ['drive', 'power', 'cables', 'slip', 'shippingLabel', 'keep'] as const;

/** What goes into the parcel and onto it. Ticked for the person alone: nothing depends on it. */
export function PackPanel(): ReactNode {
  const { t } = useWords();
  const [packed, setPacked] = useState<ReadonlySet<string>>(new Set());
  return (
    <Panel title={t('prepare-ship:pack.title')}>
      <CheckList
        label={t('prepare-ship:pack.label')}
        items={things.map((id) => ({ id, label: t(`prepare-ship:pack.${id}`), isChecked: packed.has(id) }))}
        onChange={(id, isChecked) =>
          setPacked((before) => {
            const after = new Set(before);
            if (isChecked) after.add(id);
            else after.delete(id);
            return after;
          })
        }
      />
    </Panel>
  );
}
