import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../words.tsx';
import { turnFilters, type ShipmentFilter, type TurnFilter } from '../filter-shipments.ts';

interface ShipmentFiltersProps {
  readonly filter: ShipmentFilter;
  readonly counts: Readonly<Record<TurnFilter, number>>;
  readonly onChange: (filter: ShipmentFilter) => void;
}

/** Narrows the list down. */
export function ShipmentFilters({ filter, counts, onChange }: ShipmentFiltersProps): ReactNode {
  const { t, format } = useWords();
  return (
    <div className="shipments-filters">
      <TextInput
        type="search"
        aria-label={t('shipments:list.search')}
        placeholder={t('shipments:list.searchPlaceholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label={t('shipments:list.show')}
        value={filter.turn}
        data={turnFilters.map((turn) => ({
          value: turn,
          label: t(`shipments:list.turn.${turn}`, { number: format.count(counts[turn]) }),
        }))}
        onChange={(value) =>
          onChange({ ...filter, turn: turnFilters.find((turn) => turn === value) ?? 'all' })
        }
      />
    </div>
  );
}
