import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { SecretInput } from '../../../ui/secret-input.tsx';
import { useWords } from '../../../words.tsx';
import { fieldId, type FieldProps } from './field-props.ts';

/** A PIN or password, with a word on where it is kept. */
export function SecretField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, onLeave } = props;
  const { t } = useWords();
  const kept = useStore(store, ({ secrets }) => secrets);
  return (
    <SecretInput
      id={fieldId(spec.name)}
      label={label}
      description={
        <>
          {description} {kept !== null && t(`prepare-manifest:secret.${kept}`)}
        </>
      }
      error={error}
      value={content.value ?? ''}
      onChange={(event) => store.filledIn(spec.name, event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
