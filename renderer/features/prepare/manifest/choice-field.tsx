import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { readChoice } from '../../../../shared/domain/manifest/field-values.ts';
import type { FieldSpec } from '../../../../shared/domain/manifest/field-spec.ts';
import { enPrepareManifest } from '../../../../shared/words/en/prepare-manifest.ts';
import type { Translate, WordKey } from '../../../../shared/words/translate.ts';
import { useWords } from '../../../words.tsx';
import { fieldId, type FieldProps } from './field-props.ts';

type ExplainedValue =
  Extract<WordKey, `prepare-manifest:choice.${string}`> extends `prepare-manifest:choice.${infer Name}`
    ? Name
    : never;

/** A field with few values, each in the service's own spelling with what it means. */
export function ChoiceField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, isRequired, onLeave } = props;
  const { t } = useWords();
  const text = content.value ?? '';
  const chosen = text === '' ? '' : (readChoice(spec, text) ?? text);
  return (
    <NativeSelect
      id={fieldId(spec.name)}
      label={label}
      description={description}
      error={error}
      required={isRequired}
      value={chosen}
      onChange={({ currentTarget: { value } }) =>
        value === '' ? store.removed(spec.name) : store.filledIn(spec.name, value)
      }
      onBlur={onLeave}
      data={optionsOf(t, spec, chosen)}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What is written and no known value stays as an option of its own, so that the form never changes it unasked. */
function optionsOf(t: Translate, spec: FieldSpec, chosen: string): Option[] {
  const known = [...(spec.values ?? []), ...(spec.laterValues ?? [])];
  const options = known.map((value) => ({ value, label: explain(t, spec.name, value) }));
  if (chosen !== '' && !known.includes(chosen)) {
    options.unshift({ value: chosen, label: t('prepare-manifest:unknownChoice', { value: chosen }) });
  }
  if (spec.need !== 'always' || chosen === '') {
    const label =
      spec.byDefault === undefined
        ? t('prepare-manifest:byDefaultNone')
        : t('prepare-manifest:byDefault', { value: explain(t, spec.name, spec.byDefault) });
    options.unshift({ value: '', label });
  }
  return options;
}

function explain(t: Translate, name: string, value: string): string {
  const key = `${name.split('.').at(-1) ?? ''}.${value}`;
  return isExplained(key) ? `${value} – ${t(`prepare-manifest:choice.${key}`)}` : value;
}

function isExplained(key: string): key is ExplainedValue {
  const [name = '', value = ''] = key.split('.');
  return Object.entries(enPrepareManifest.choice).some(
    ([field, values]) => field === name && Object.hasOwn(values, value),
  );
}
