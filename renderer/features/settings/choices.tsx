import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>(props: ChoicesProps<Value>): ReactNode {
  const { label, value, choices, onChoose } = props;
  return (
    <Radio.Group
      label={label}
      value={value}
      onChange={(chosen) => {
        const found = choices.find(([each]) => each === chosen);
        if (found !== undefined) onChoose(found[0]);
      }}
    >
      <Stack gap="xs">
        {choices.map(([each, text]) => (
          <Radio key={each} value={each} label={text} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
