import { formatCount } from '../../../base/bytes.ts';
import type { ManifestProblem } from '../../../domain/manifest/manifest.ts';
import { printable } from '../../output.ts';

/** Two lines for each problem: where and what, then what to write instead. */
export function describeProblems(file: string, problems: readonly ManifestProblem[]): string[] {
  const name = printable(file === '-' ? 'stdin' : file);
  return problems.flatMap((problem) => {
    const place = problem.line === null ? name : `${name}:${problem.line}`;
    const isNamed = problem.field === '' || problem.message.startsWith(problem.field);
    const field = isNamed ? '' : ` ${printable(problem.field)}:`;
    return [
      `${place}: ${problem.severity}:${field} ${printable(problem.message)} (${problem.code})`,
      `    ${printable(problem.fix)}`,
    ];
  });
}

/** `2 errors, 1 warning`, or `good`. */
export function summarize(problems: readonly ManifestProblem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [];
  parts.push(errors > 0 ? formatCount(errors, 'error') : 'good');
  if (warnings > 0) parts.push(formatCount(warnings, 'warning'));
  return parts.join(', ');
}
