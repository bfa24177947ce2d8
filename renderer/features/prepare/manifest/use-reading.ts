import { useEffect, useState } from 'react';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { formPlaceOf } from './form-sections.ts';
import { manifestReadiness, type ManifestReadiness } from './manifest-readiness.ts';

/** What is said of a manifest, and at which fields of the form. */
export interface Reading extends ManifestReadiness {
  /** All of them, as they stand in the text. */
  readonly problems: readonly ManifestProblem[];
  readonly byField: ReadonlyMap<string, readonly ManifestProblem[]>;
}

const settleMs = 150;

/** Reads the text again in each pause of typing; what is said stays until then. */
export function useReading(text: string, facilityCountry: string): Reading {
  const [reading, setReading] = useState(() => read(text, facilityCountry));
  useEffect(() => {
    const timer = setTimeout(() => setReading(read(text, facilityCountry)), settleMs);
    return () => clearTimeout(timer);
  }, [text, facilityCountry]);
  return reading;
}

function read(text: string, facilityCountry: string): Reading {
  const readiness = manifestReadiness(text, facilityCountry);
  const problems = [...readiness.wrong, ...readiness.toFill, ...readiness.remarks].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  const byField = new Map<string, ManifestProblem[]>();
  for (const problem of problems) {
    const name = formPlaceOf(problem.field)?.field.name;
    if (name !== undefined) byField.set(name, [...(byField.get(name) ?? []), problem]);
  }
  return { ...readiness, problems, byField };
}
