import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../words.tsx';
import { countriesMatching, countryNames } from './country-names.ts';
import { fieldId, type FieldProps } from './field-props.ts';

/** A country: free text, with the English names that every reader knows proposed, found by the person's own names too. */
export function CountryField(props: FieldProps): ReactNode {
  const { spec, content, store, label, description, error, isRequired, onLeave } = props;
  return (
    <CountryInput
      id={fieldId(spec.name)}
      label={label}
      description={description}
      error={error}
      isRequired={isRequired}
      placeholder={spec.example}
      value={content.value ?? ''}
      onChange={(value) => store.filledIn(spec.name, value)}
      onLeave={onLeave}
    />
  );
}

interface CountryInputProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly description: ReactNode;
  readonly error?: ReactNode;
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}

const mostShown = 12;

/** The control alone, for countries that stand in no manifest. */
export function CountryInput(props: CountryInputProps): ReactNode {
  const { language } = useWords();
  const names = countryNames(language);
  return (
    <Autocomplete
      id={props.id}
      label={props.label}
      description={props.description}
      error={props.error}
      required={props.isRequired ?? false}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      onChange={props.onChange}
      onBlur={() => props.onLeave?.()}
      data={names.map(({ english }) => english)}
      limit={mostShown}
      filter={({ options, search }) => {
        const places = new Map(countriesMatching(names, search).map(({ english }, at) => [english, at]));
        const placeOf = (option: (typeof options)[number]): number =>
          ('value' in option ? places.get(option.value) : undefined) ?? -1;
        return options.filter((option) => placeOf(option) >= 0).toSorted((a, b) => placeOf(a) - placeOf(b));
      }}
      renderOption={({ option: { value } }) => {
        const own = names.find(({ english }) => english === value)?.own ?? value;
        return own === value ? value : `${value} – ${own}`;
      }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
