import { useEffect, useState } from 'react';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { formPlaceOf } from './form-sections.ts';
import type { ManifestState, ManifestStore } from './manifest-store.ts';
import { manifestReadiness, type ManifestReadiness } from './manifest-readiness.ts';

/** What is said of a manifest, and at which fields of the form. */
export interface Reading extends ManifestReadiness {
  /** All of them, as they stand in the text. */
  readonly problems: readonly ManifestProblem[];
  readonly byField: ReadonlyMap<string, readonly ManifestProblem[]>;
}

const settleMs = 150;

/** Reads the text again in each pause of typing; what is said stays until then. */
export function useReading(store: ManifestStore): Reading {
  const [reading, setReading] = useState(() => read(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((state, before) => {
      if (state.text === before.text && state.facilityCountry === before.facilityCountry) return;
      clearTimeout(timer);
      timer = setTimeout(() => setReading(read(store.getState())), settleMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return reading;
}

function read({ text, facilityCountry }: ManifestState): Reading {
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
