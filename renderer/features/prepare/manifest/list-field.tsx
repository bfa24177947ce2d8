import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { HelpText } from '../../../ui/help-text.tsx';
import { useWords } from '../../../words.tsx';
import { fieldId, type FieldProps } from './field-props.ts';
import { useRows } from './use-rows.ts';

/** More rows than this are for the text. */
const mostRows = 100;

/** A field with one value a line, such as the rules for files to leave out. */
export function ListField(props: FieldProps): ReactNode {
  const { spec, content, store, label, labelText, description, error, onLeave } = props;
  const { t } = useWords();
  const headId = useId();
  const { rows, add, change, remove } = useRows({
    saved: content.items,
    blank: '',
    written: (values) => values.filter((value) => value !== ''),
    isSame: (a, b) => a === b,
    write: (items) => store.listed(spec.name, items),
  });
  return (
    <div role="group" aria-labelledby={headId} id={fieldId(spec.name)} className="manifest-rows">
      <span id={headId} className="mantine-InputWrapper-label">
        {label}
      </span>
      <Input.Description>{description}</Input.Description>
      {error !== null && <Input.Error>{error}</Input.Error>}
      {rows.length === 0 && <HelpText>{t('prepare-manifest:list.empty')}</HelpText>}
      {rows.length > mostRows ? (
        <HelpText>{t('prepare-manifest:list.tooMany', { count: rows.length })}</HelpText>
      ) : (
        rows.map(({ id, value }, at) => (
          <div key={id} className="manifest-row">
            <TextInput
              aria-label={t('prepare-manifest:list.item', { field: labelText, position: at + 1 })}
              placeholder={spec.example}
              value={value}
              onChange={(event) => change(id, event.currentTarget.value)}
              onBlur={onLeave}
              autoComplete="off"
              spellCheck={false}
            />
            <ActionIcon
              aria-label={t('prepare-manifest:list.remove', { position: at + 1 })}
              onClick={() => remove(id)}
            >
              <IconTrash size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </div>
        ))
      )}
      {rows.length < mostRows && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('prepare-manifest:list.add')}
        </Button>
      )}
    </div>
  );
}
