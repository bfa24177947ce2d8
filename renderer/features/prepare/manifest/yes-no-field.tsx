import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { readYesNo } from '../../../../shared/domain/manifest/field-values.ts';
import { useWords } from '../../../words.tsx';
import { fieldId, type FieldProps } from './field-props.ts';

/** A field that is yes or no, or not given where it may be left out. */
export function YesNoField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, isRequired } = props;
  const { t } = useWords();
  const { name, byDefault } = spec;
  const text = content.value ?? '';
  const isYes = readYesNo(text);
  const chosen = isYes === undefined ? text : isYes ? 'yes' : 'no';
  const word = { yes: t('common:yes'), no: t('common:no') };
  return (
    <Radio.Group
      id={fieldId(name)}
      label={label}
      description={description}
      error={error}
      required={isRequired}
      value={chosen}
      onChange={(value) => (value === '' ? store.removed(name) : store.filledIn(name, value))}
    >
      <Group gap="lg" mt="xs">
        <Radio value="yes" label={word.yes} />
        <Radio value="no" label={word.no} />
        {!isRequired && (
          <Radio
            value=""
            label={
              byDefault === 'yes' || byDefault === 'no'
                ? t('prepare-manifest:byDefault', { value: word[byDefault] })
                : t('prepare-manifest:byDefaultNone')
            }
          />
        )}
      </Group>
    </Radio.Group>
  );
}
