import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldId, type FieldProps } from './field-props.ts';

/** A field with a value on one line. */
export function PlainField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, isRequired, onLeave } = props;
  return (
    <TextInput
      id={fieldId(spec.name)}
      label={label}
      description={description}
      error={error}
      required={isRequired}
      placeholder={spec.example}
      value={content.value ?? ''}
      onChange={(event) => store.filledIn(spec.name, event.currentTarget.value)}
      onBlur={onLeave}
      inputMode={spec.kind === 'decimal' ? 'decimal' : spec.kind === 'emails' ? 'email' : 'text'}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
