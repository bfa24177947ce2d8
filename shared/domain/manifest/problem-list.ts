import type { ManifestErrorCode, ManifestProblem } from './manifest.ts';
import { say, sayProblem, type Said } from './phrase.ts';

const mostListed = 200;

/** What a problem says: the code it is reported under, what is wrong, what to write instead. */
interface Finding {
  readonly code?: ManifestErrorCode;
  readonly line: number | null;
  readonly field: string;
  readonly message: Said;
  readonly fix: Said;
}

/** Collects everything that is wrong with a manifest. Hostile texts cannot make it grow without end. */
export interface ProblemList {
  error(finding: Finding): void;
  warning(finding: Finding): void;
  readonly hasErrors: boolean;
  /** By line; what concerns the whole text comes first. */
  list(): readonly ManifestProblem[];
}

/** An empty list. `InvalidManifestField` is the code unless a finding names another. */
export function createProblemList(): ProblemList {
  const problems: ManifestProblem[] = [];
  const counts = { error: 0, warning: 0 };

  function add(severity: 'error' | 'warning', finding: Finding): void {
    counts[severity] += 1;
    if (counts[severity] > mostListed) return;
    const { code = 'InvalidManifestField', line, field, message, fix } = finding;
    problems.push({ severity, code, line, field, ...sayProblem(message, fix) });
  }

  function list(): readonly ManifestProblem[] {
    const sorted = problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
    for (const severity of ['error', 'warning'] as const) {
      const more = counts[severity] - mostListed;
      if (more <= 0) continue;
      const count = more.toLocaleString('en-US');
      const message =
        severity === 'error'
          ? say`There are ${count} more errors like these.`
          : say`There are ${count} more warnings like these.`;
      const fix = 'Correct the first ones and check again.';
      sorted.push({
        severity,
        code: 'InvalidManifestField',
        line: null,
        field: '',
        ...sayProblem(message, fix),
      });
    }
    return sorted;
  }

  return {
    error: (finding) => add('error', finding),
    warning: (finding) => add('warning', finding),
    get hasErrors() {
      return counts.error > 0;
    },
    list,
  };
}
