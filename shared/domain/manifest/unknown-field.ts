import { fieldCatalogue } from './field-catalogue.ts';
import { nearestName } from './nearest-name.ts';
import type { ProblemList } from './problem-list.ts';
import { say, type Said } from './phrase.ts';

/** Names are compared for this many unknown fields only: a hostile text may have thousands. */
const mostSuggestions = 50;

const outerNames = fieldCatalogue.map((spec) => spec.name).filter((name) => !name.includes('.'));

/** Makes what warns of a field that no S3 import manifest has, with the known name that it is most like. */
export function createUnknownFieldReport(
  problems: ProblemList,
): (line: number, field: string, parent: string | undefined) => void {
  let suggestionsLeft = mostSuggestions;
  return function reportUnknown(line, field, parent) {
    const fix = suggestionsLeft > 0 ? suggestion(field, parent) : undefined;
    suggestionsLeft -= 1;
    problems.warning({
      line,
      field: field.slice(0, 100),
      message: say`${field.slice(0, 100)} is not a field of S3 import manifests; it is not used.`,
      fix: fix ?? 'Remove it, or turn it into a comment with #.',
    });
  };
}

function suggestion(field: string, parent: string | undefined): Said | undefined {
  const siblings = parent === undefined ? outerNames : partNames(parent ?? '');
  const near = nearestName(field, siblings);
  if (near !== undefined) return say`Did you mean ${near}?`;
  const whole = fieldCatalogue.find((spec) => spec.name.toLowerCase().endsWith(`.${field.toLowerCase()}`));
  return whole === undefined ? undefined : say`Indent it below ${whole.name.split('.')[0] ?? ''}.`;
}

function partNames(parent: string): string[] {
  return fieldCatalogue.map((spec) => spec.name).filter((name) => name.startsWith(`${parent}.`));
}
