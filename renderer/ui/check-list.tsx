import './check-list.css';
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';

/** One thing to tick. */
interface CheckItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly text?: ReactNode;
  readonly isChecked: boolean;
}

interface CheckListProps {
  readonly label: string;
  readonly items: readonly CheckItem[];
  readonly onChange: (id: string, isChecked: boolean) => void;
}

/** Things that a person ticks one by one. */
export function CheckList({ label, items, onChange }: CheckListProps): ReactNode {
  return (
    <fieldset className="ui-checks">
      <legend>{label}</legend>
      {items.map((item) => (
        <Checkbox
          key={item.id}
          label={item.label}
          description={item.text}
          checked={item.isChecked}
          onChange={(event) => onChange(item.id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
