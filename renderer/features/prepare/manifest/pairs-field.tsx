import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { HelpText } from '../../../ui/help-text.tsx';
import { useWords } from '../../../words.tsx';
import { fieldId, type FieldProps } from './field-props.ts';
import type { FieldPair } from './manifest-store.ts';
import { useRows } from './use-rows.ts';

const mostRows = 100;

/** A field with `name: value` pairs, one a row. */
export function PairsField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, onLeave } = props;
  const { t } = useWords();
  const headId = useId();
  const { rows, add, change, remove } = useRows<FieldPair>({
    saved: content.pairs,
    blank: ['', ''],
    written: firstOfEach,
    isSame: (a, b) => a[0] === b[0] && a[1] === b[1],
    write: (pairs) => store.paired(spec.name, pairs),
  });
  const kind = isPairsName(spec.name) ? spec.name : 'staticMetadata';
  const columns = {
    from: t(`prepare-manifest:pairs.from.${kind}`),
    to: t(`prepare-manifest:pairs.to.${kind}`),
  };
  const isTwice = (name: string, at: number): boolean =>
    name !== '' && rows.findIndex(({ value }) => value[0] === name) < at;
  const [exampleFrom = '', exampleTo = ''] = exampleOf(spec.example);
  return (
    <div role="group" aria-labelledby={headId} id={fieldId(spec.name)} className="manifest-rows">
      <span id={headId} className="mantine-InputWrapper-label">
        {label}
      </span>
      <Input.Description>{description}</Input.Description>
      {error !== null && <Input.Error>{error}</Input.Error>}
      {rows.length === 0 && <HelpText>{t('prepare-manifest:pairs.empty')}</HelpText>}
      {rows.length > mostRows ? (
        <HelpText>{t('prepare-manifest:pairs.tooMany', { count: rows.length })}</HelpText>
      ) : (
        rows.map(({ id, value: [name, value] }, at) => (
          <div key={id} className="manifest-row">
            <TextInput
              aria-label={t('prepare-manifest:pairs.row', { column: columns.from, position: at + 1 })}
              placeholder={exampleFrom}
              value={name}
              error={isTwice(name, at) ? t('prepare-manifest:pairs.twice') : null}
              onChange={(event) => change(id, [event.currentTarget.value, value])}
              onBlur={onLeave}
              autoComplete="off"
              spellCheck={false}
            />
            <IconArrowRight size={16} stroke={1.7} aria-hidden />
            <TextInput
              aria-label={t('prepare-manifest:pairs.row', { column: columns.to, position: at + 1 })}
              placeholder={exampleTo}
              value={value}
              onChange={(event) => change(id, [name, event.currentTarget.value])}
              onBlur={onLeave}
              autoComplete="off"
              spellCheck={false}
            />
            <ActionIcon
              aria-label={t('prepare-manifest:pairs.remove', { position: at + 1 })}
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
          {t('prepare-manifest:pairs.add')}
        </Button>
      )}
    </div>
  );
}

/** A name that is given twice would make the text one that cannot be read. */
function firstOfEach(pairs: readonly FieldPair[]): readonly FieldPair[] {
  const names = new Set<string>();
  return pairs.filter(([name]) => {
    if (name === '' || names.has(name)) return false;
    names.add(name);
    return true;
  });
}

function isPairsName(name: string): name is 'substitutions' | 'contentTypes' | 'staticMetadata' {
  return name === 'substitutions' || name === 'contentTypes' || name === 'staticMetadata';
}

/** The two sides of an example such as `"$COLON$" : ":"` or `flv: video/x-flv`. */
function exampleOf(example: string): readonly string[] {
  const quoted = /^"(.*)"\s*:\s*"(.*)"$/.exec(example);
  return quoted === null ? example.split(': ') : quoted.slice(1);
}
