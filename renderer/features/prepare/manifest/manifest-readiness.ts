import { partsOf } from '../../../../shared/domain/manifest/field-values.ts';
import { countryCode } from '../../../../shared/domain/manifest/country.ts';
import { needsCustoms } from '../../../../shared/domain/manifest/customs-rule.ts';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { say, sayProblem } from '../../../../shared/domain/manifest/phrase.ts';
import { readFields } from '../../../../shared/domain/manifest/manifest-edits.ts';
import { readManifest } from '../../../../shared/domain/manifest/read-manifest.ts';
import { missingSecrets } from '../../../../shared/domain/manifest/secret-lines.ts';

/** How far a manifest is from being used. */
export interface ManifestReadiness {
  readonly isReady: boolean;
  /** The fields that are still to be filled in, by dotted name. */
  readonly toFill: readonly ManifestProblem[];
  /** What is filled in and cannot be used so. */
  readonly wrong: readonly ManifestProblem[];
  /** What can be used, but should be looked at. */
  readonly remarks: readonly ManifestProblem[];
  /** Fields with a password or PIN that could not be kept and have to be typed again. */
  readonly secretsToType: readonly string[];
}

/**
 * What of a manifest is missing or wrong. Whether customs is needed can only be told when the station's country is known.
 * Quick enough for each pause in typing; never throws.
 */
export function manifestReadiness(text: string, facilityCountry = ''): ManifestReadiness {
  const problems = [
    ...readManifest(new TextEncoder().encode(text)).problems,
    ...customsProblems(text, facilityCountry),
  ];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const toFill = errors.filter(isToFill).flatMap(partsToFill);
  const wrong = errors.filter((problem) => !isToFill(problem));
  const secretsToType = missingSecrets(text);
  return {
    isReady: errors.length === 0 && secretsToType.length === 0,
    toFill,
    wrong,
    remarks: problems.filter(({ severity }) => severity === 'warning'),
    secretsToType,
  };
}

/** Whether a problem is only that something is not there yet. */
function isToFill({ code }: ManifestProblem): boolean {
  return code === 'MissingManifestField' || code === 'MissingCustoms';
}

/** A record that is not there at all is filled in part by part. */
function partsToFill(problem: ManifestProblem): readonly ManifestProblem[] {
  const parts = partsOf(problem.field).filter(({ need }) => need === 'always' || need === 'with-customs');
  return parts.length === 0
    ? [problem]
    : parts.map(({ name }) => Object.assign({}, problem, { field: name }));
}

function customsProblems(text: string, facilityCountry: string): readonly ManifestProblem[] {
  const fields = readFields(text);
  const country = fields.get('returnAddress.country')?.value ?? '';
  const hasCustoms = [...fields].some(([name, { value }]) => name.startsWith('customs.') && value !== null);
  // A country that is not known by this name may be half typed.
  const isKnown = countryCode(country) !== undefined && countryCode(facilityCountry) !== undefined;
  if (hasCustoms || !isKnown || !needsCustoms(country, facilityCountry)) return [];
  return [
    {
      severity: 'error',
      code: 'MissingCustoms',
      line: null,
      field: 'customs',
      ...sayProblem(say`${'customs'} is missing.`, 'Fill in what customs must know.'),
    },
  ];
}
