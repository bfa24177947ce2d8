import { isInEuropeanUnion, isSameCountry } from './country.ts';
import { needWords } from './field-spec.ts';
import { partsOf } from './field-values.ts';
import type { Manifest, ManifestProblem } from './manifest.ts';
import { say, sentence, sayProblem } from './phrase.ts';

/** Whether customs looks at a drive that returns from one country to another (reference 1.5), compared by name or code. */
export function needsCustoms(country: string, facilityCountry: string): boolean {
  if (isSameCountry(country, facilityCountry)) return false;
  return !(isInEuropeanUnion(country) && isInEuropeanUnion(facilityCountry));
}

/**
 * Whether a manifest says what customs must know when its drive returns from a facility (reference 1.5): needed when the two
 * countries differ, except between members of the European Union. Countries are compared by name or code.
 */
export function checkCustomsRule(manifest: Manifest, facilityCountry: string): readonly ManifestProblem[] {
  const { country } = manifest.returnAddress;
  if (manifest.customs !== undefined || !needsCustoms(country, facilityCountry)) return [];
  const parts = partsOf('customs')
    .filter((spec) => spec.need === 'with-customs')
    .map((spec) => spec.name.slice('customs.'.length));
  return [
    {
      severity: 'error',
      code: 'MissingCustoms',
      line: null,
      field: 'customs',
      ...sayProblem(
        say`The drive returns from ${facilityCountry} to ${country}; customs is ${sentence(needWords['other-country'])}.`,
        say`Add customs with its parts indented below it: ${parts.join(', ')}.`,
      ),
    },
  ];
}
