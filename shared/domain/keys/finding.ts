export type Severity = 'error' | 'warning' | 'info';

/** Every kind of finding; docs/formats/keys.md lists what each means. */
export type FindingCode =
  // About what lies in the sources
  | 'INVALID_UTF8'
  | 'CONTROL_CHARACTER'
  | 'WINDOWS_NAME'
  | 'FILE_OVER_STORE_LIMIT'
  | 'FILE_OVER_FILE_SYSTEM_LIMIT'
  | 'EMPTY_FILE'
  | 'EMPTY_FOLDER'
  | 'JUNK'
  | 'LINK'
  | 'SPECIAL_FILE'
  | 'OTHER_DEVICE'
  | 'UNREADABLE'
  | 'RENAME_INVALID'
  | 'RENAME_UNUSED'
  // About keys and the names that carry them
  | 'KEY_TOO_LONG'
  | 'KEY_EMPTY'
  | 'IGNORED'
  | 'TWO_FILES_ONE_KEY'
  | 'CASE_CLASH'
  | 'NORMALISATION_CLASH'
  | 'FILE_AND_FOLDER'
  | 'TAKEN_NAME'
  | 'FORBIDDEN_CHARACTER'
  | 'UNSTABLE_CHARACTER'
  | 'RESERVED_NAME'
  | 'TRAILING_DOT_OR_SPACE'
  | 'EMPTY_NAME'
  | 'LONG_NAME'
  | 'LOOKS_LIKE_TOKEN'
  | 'NO_PATH'
  | 'MANIFEST_TOO_LARGE';

/** Something a person should know before the drive leaves. */
export interface Finding {
  /** `error`: the file will not arrive as it is. `warning`: it arrives, perhaps not as meant. `info`: nothing to do. */
  readonly severity: Severity;
  readonly code: FindingCode;
  /** The source's path as it is shown to people; empty when no single file is meant. */
  readonly path: string;
  /** What was found and why it matters. */
  readonly message: string;
  /** What was done about it, or what to do. */
  readonly fix: string;
  /** Whether nothing is left to do: the fix is part of what goes to the drive and the manifest, or none is needed. */
  readonly isApplied: boolean;
  /** An RE2 pattern to add to the manifest's `ignore`, where that is the fix. */
  readonly ignoreRule?: string | undefined;
}

interface FindingCount {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly count: number;
  /** The first ones of this code and severity. */
  readonly examples: readonly Finding[];
}

/** Findings counted by code and severity, worst first. */
export interface FindingReport {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly counts: readonly FindingCount[];
  /** Ignore rules that were offered, each once. */
  readonly offeredIgnoreRules: readonly string[];
}

/** Collects findings in bounded memory: all are counted, the first few of each code and severity are kept. */
export interface FindingSummary {
  readonly add: (finding: Finding) => void;
  report(): FindingReport;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const offeredRulesLimit = 100;

interface Tally {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly examples: Finding[];
  count: number;
}

/** Makes a summary that keeps the first `examplesPerCode` findings of each code and severity. */
export function createFindingSummary(examplesPerCode = 20): FindingSummary {
  const tallies = new Map<string, Tally>();
  const offered = new Set<string>();

  function add(finding: Finding): void {
    const { code, severity } = finding;
    const name = `${severity} ${code}`;
    const tally = tallies.get(name) ?? { code, severity, examples: [], count: 0 };
    tallies.set(name, tally);
    tally.count += 1;
    if (tally.examples.length < examplesPerCode) tally.examples.push(finding);
    if (finding.ignoreRule !== undefined && offered.size < offeredRulesLimit) offered.add(finding.ignoreRule);
  }

  function total(severity: Severity): number {
    let count = 0;
    for (const tally of tallies.values()) if (tally.severity === severity) count += tally.count;
    return count;
  }

  return {
    add,
    report: () => ({
      errors: total('error'),
      warnings: total('warning'),
      infos: total('info'),
      counts: severities.flatMap((severity) =>
        [...tallies.values()]
          .filter((tally) => tally.severity === severity)
          .map(({ code, count, examples }) => ({ code, severity, count, examples: [...examples] })),
      ),
      offeredIgnoreRules: [...offered],
    }),
  };
}
