import { memo, useCallback, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FieldSpec } from '../../../../shared/domain/manifest/field-spec.ts';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { manifestHelp } from '../../../../shared/words/manifest-help.ts';
import type { Translate } from '../../../../shared/words/translate.ts';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';
import { ChoiceField } from './choice-field.tsx';
import { CountryField } from './country-field.tsx';
import { absentField, isFilled } from './field-contents.ts';
import { fieldLabel } from './field-names.ts';
import type { FieldProps } from './field-props.ts';
import { ListField } from './list-field.tsx';
import type { ManifestStore } from './manifest-store.ts';
import { PairsField } from './pairs-field.tsx';
import { tellManifestProblem, type ManifestProblemTold } from './problem-words.ts';
import { PlainField } from './plain-field.tsx';
import { SecretField } from './secret-field.tsx';
import { YesNoField } from './yes-no-field.tsx';

interface FieldRowProps {
  readonly spec: FieldSpec;
  readonly problems: readonly ManifestProblem[];
  readonly store: ManifestStore;
}

const missingCodes: ReadonlySet<string> = new Set(['MissingManifestField', 'MissingCustoms']);

/** One field of the form: its label, what it is, its control, and what is said of it. */
export const FieldRow = memo(function FieldRow({ spec, problems, store }: FieldRowProps) {
  const words = useWords();
  const { t, language } = words;
  const [wasLeft, setLeft] = useState(false);
  const { name } = spec;
  const content = useStore(store, ({ fields }) => fields.get(name) ?? absentField);
  const onLeave = useCallback(() => {
    setLeft(true);
    store.left(name);
  }, [store, name]);
  const told = problems
    // Nobody is told to fill in what they have not come to yet, or what was read before they filled it in.
    .filter(({ code }) => (wasLeft && !isFilled(content)) || !missingCodes.has(code))
    .map((problem) => tellManifestProblem(words, problem));
  const errors = told.filter(({ tone }) => tone !== 'warning');
  const warnings = told.filter(({ tone }) => tone === 'warning');
  const labelText = fieldLabel(t, name);
  const help = manifestHelp(language, spec);
  const hints = [
    // What only says the label once more is left out.
    help === `${labelText}.` ? '' : help,
    spec.kind === 'bucket' ? t('prepare-manifest:bucketRule') : '',
    needText(t, spec),
  ].filter((hint) => hint !== '');
  return (
    <FieldControl
      spec={spec}
      content={content}
      store={store}
      labelText={labelText}
      label={
        <>
          {labelText}
          <code className="manifest-field-name" aria-hidden>
            {name.split('.').at(-1)}
          </code>
        </>
      }
      description={
        hints.length + warnings.length === 0 ? null : (
          <>
            {hints.join(' ')}
            {warnings.length > 0 && <Told told={warnings} />}
          </>
        )
      }
      error={errors.length === 0 ? null : <Told told={errors} />}
      isRequired={spec.need === 'always' || spec.need === 'version-2' || spec.need === 'with-customs'}
      onLeave={onLeave}
    />
  );
});

/** The control for a kind of field. */
function FieldControl(props: FieldProps): ReactNode {
  const { name, kind } = props.spec;
  switch (kind) {
    case 'yes-no':
      return <YesNoField {...props} />;
    case 'choice':
    case 'version':
      return <ChoiceField {...props} />;
    case 'secret':
      return <SecretField {...props} />;
    case 'list':
      return <ListField {...props} />;
    case 'pairs':
      return <PairsField {...props} />;
    case 'text':
      return name.toLowerCase().includes('country') ? <CountryField {...props} /> : <PlainField {...props} />;
    case 'bucket':
    case 'emails':
    case 'header':
    case 'decimal':
    case 'record':
      return <PlainField {...props} />;
    default:
      return kind satisfies never;
  }
}

function needText(t: Translate, { need, versions }: FieldSpec): string {
  switch (need) {
    case 'version-2':
    case 'usa-and-canada':
    case 'with-customs':
    case 'with-encrypted-data':
      return t(`prepare-manifest:need.${need}`);
    case 'always':
    case 'optional':
    case 'other-country':
      return versions === '2.0' ? t('prepare-manifest:need.onlyVersion2') : '';
    default:
      return need satisfies never;
  }
}

/** Problems at their field, each with its symbol and word. */
function Told({ told }: { readonly told: readonly ManifestProblemTold[] }): ReactNode {
  return told.map(({ tone, severity, label, message, fix }) => (
    <span key={`${label ?? ''} ${message}`} className="manifest-told" data-tone={tone}>
      <ToneIcon tone={tone} sizePx={16} />
      <span>
        <HiddenText>{severity}: </HiddenText>
        {message} {fix}
      </span>
    </span>
  ));
}
