import type { Finding, FindingKind, ProofReport } from '../../../shared/domain/proof/proof-report.ts';

/** How a proof reads in one sentence. */
export type VerdictCode =
  | 'proven'
  | 'empty'
  | 'missing'
  | 'failed'
  | 'different'
  | 'missingAndFailed'
  | 'otherFindings';

/** A line of the totals. Of the lines marked `part` each file of the inventory is in exactly one. */
export interface TotalLine {
  readonly kind:
    | 'loaded'
    | 'ignored'
    | 'ignoredSignature'
    | 'ignoredUnchecked'
    | 'failed'
    | 'missing'
    | 'different'
    | 'all';
  readonly files: number;
  /** The 1-based rule of the manifest, of `ignored`. */
  readonly rule: number | null;
  readonly pattern: string;
  /** Of `loaded`. */
  readonly bytes: number | null;
}

/** Files that went as they were meant to: loaded with the same MD5, or left out by a rule of the manifest. */
export function filesAsMeant({ files }: ProofReport): number {
  return files.loaded + files.ignored;
}

/** What keeps a proof from being one, or that nothing does. */
export function verdictOf(report: ProofReport): VerdictCode {
  const { missing, failed, different, inInventory } = report.files;
  if (report.isProven) return inInventory === 0 ? 'empty' : 'proven';
  if (missing > 0 && failed > 0) return 'missingAndFailed';
  if (missing > 0) return 'missing';
  if (failed > 0) return 'failed';
  return different > 0 ? 'different' : 'otherFindings';
}

/** The totals; all but the last add up to it. */
export function totalLines(report: ProofReport): readonly TotalLine[] {
  const { files, ignoredByRule, loadedBytes } = report;
  return [
    line('loaded', files.loaded, { bytes: loadedBytes }),
    ...ignoredByRule.map(ignoredLine),
    line('failed', files.failed),
    line('missing', files.missing),
    line('different', files.different),
    line('all', files.inInventory),
  ];
}

function ignoredLine({ rule, pattern, files }: ProofReport['ignoredByRule'][number]): TotalLine {
  if (rule === null) return line('ignoredUnchecked', files, { pattern });
  return rule === 'SIGNATURE' ? line('ignoredSignature', files) : line('ignored', files, { rule, pattern });
}

function line(kind: TotalLine['kind'], files: number, more: Partial<TotalLine> = {}): TotalLine {
  return { kind, files, rule: null, pattern: '', bytes: null, ...more };
}

/** The kinds of findings that there are, with how many, the most first. */
export function findingKinds(report: ProofReport): readonly (readonly [FindingKind, number])[] {
  return Object.entries(report.findingCounts)
    .map(([kind, count]): [FindingKind, number] => [kind as FindingKind, count])
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
}

/** The findings of a kind, or of all, whose path has the text in it. */
export function filterFindings(
  findings: readonly Finding[],
  filter: { readonly kind: FindingKind | null; readonly text: string },
): readonly Finding[] {
  const text = filter.text.trim().toLocaleLowerCase();
  return findings.filter(
    (finding) =>
      (filter.kind === null || finding.kind === filter.kind) &&
      (text === '' || findingSubject(finding).toLocaleLowerCase().includes(text)),
  );
}

/** What a finding is about: a path, or the line of a file. */
function findingSubject(finding: Finding): string {
  if ('path' in finding) return finding.path;
  return 'line' in finding ? String(finding.line) : '';
}

/** How many findings the report counts but does not list. */
export function unlistedFindings(report: ProofReport): number {
  const counted = findingKinds(report).reduce((sum, [, count]) => sum + count, 0);
  return Math.max(0, counted - report.findings.length);
}
