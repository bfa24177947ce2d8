import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { longestAddressLine } from '../../../../shared/domain/labels/address-rules.ts';
import { useWords } from '../../../words.tsx';
import { facilityFields, facilityProblems, type FacilityDraft } from './facility-fields.ts';

interface FacilityInputsProps {
  readonly draft: FacilityDraft;
  /** Whether a person has tried to go on, so that what is missing is said. */
  readonly isTried: boolean;
  readonly onChange: (draft: FacilityDraft) => void;
}

/** The lab's address, field by field. */
export function FacilityInputs({ draft, isTried, onChange }: FacilityInputsProps): ReactNode {
  const { t } = useWords();
  const problems = facilityProblems(draft);
  return (
    <div className="station-form">
      {facilityFields.map(({ name, isRequired }) => {
        const problem = problems[name];
        const isShown = problem === 'invalid' || (problem === 'missing' && isTried);
        return (
          <TextInput
            key={name}
            label={t(`station:facility.${name}`)}
            required={isRequired}
            maxLength={longestAddressLine}
            value={draft[name]}
            error={isShown ? t(`station:facility.${problem}`) : null}
            onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}
