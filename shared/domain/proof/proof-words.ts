import { formatBytes, formatCount } from '../../base/bytes.ts';
import type { FindingKind, ProofReport } from './proof-report.ts';

/** What a kind of finding is called, for the headings of reports. */
export const findingNames: Readonly<Record<FindingKind, string>> = {
  failed: 'Failed',
  missing: 'Missing from the log',
  md5Differs: 'MD5 differs',
  sizeDiffers: 'Size differs',
  keyDiffers: 'Key differs',
  ignoredWithoutRule: 'Ignored by no rule',
  loadedAgainstRule: 'Loaded against a rule',
  repeated: 'In the log twice',
  notInInventory: 'Not in the inventory',
  badLogLine: 'Lines of the log that are no rows',
  badInventoryLine: 'Lines of the inventory that cannot be used',
  inventoryChanged: 'Inventory is not the signed one',
};

/** How many files are accounted for: loaded with the same MD5, ignored, or failed with a reason. */
export function accountedFor(report: ProofReport): number {
  return report.files.loaded + report.files.ignored + report.files.failed;
}

/** The last line: what the proof comes to. */
export function verdict(report: ProofReport): string {
  const { missing, different, failed, inInventory } = report.files;
  const account = `${formatCount(accountedFor(report), 'file')} accounted for, ${missing.toLocaleString('en-US')} missing`;
  if (report.isProven) return `${account}.`;
  const parts = [account];
  if (different > 0) parts.push(`${different.toLocaleString('en-US')} different`);
  if (failed > 0) parts.push(`${failed.toLocaleString('en-US')} failed`);
  const isComplete = accountedFor(report) === inInventory;
  if (isComplete && failed === 0) parts.push('but there are other findings');
  return `${parts.join(', ')}: not proven.`;
}

/** What the lines of the totals are called. */
export interface TotalNames {
  readonly loaded: string;
  readonly ignoredByRule: (rule: number) => string;
  readonly ignoredSignature: string;
  /** Ignored by the log's own word: there was no manifest to check it. */
  readonly ignoredUnchecked: string;
  readonly failed: string;
  readonly missing: string;
  readonly different: string;
  readonly all: string;
}

/** The names in English. */
export const totalNames: TotalNames = {
  loaded: 'Loaded, same MD5',
  ignoredByRule: (rule) => `Ignored by rule ${rule}`,
  ignoredSignature: 'Ignored, SIGNATURE',
  ignoredUnchecked: 'Ignored, says the log',
  failed: 'Failed, with a reason',
  missing: 'Missing from the log',
  different: 'Different',
  all: 'In the inventory',
};

/** The totals as name, files and a remark; they add up to the files of the inventory. */
export function totalLines(
  report: ProofReport,
  names: TotalNames = totalNames,
  bytes: (sizeBytes: number) => string = formatBytes,
): readonly (readonly [string, number, string])[] {
  const { files } = report;
  return [
    [names.loaded, files.loaded, bytes(report.loadedBytes)],
    ...report.ignoredByRule.map((by): [string, number, string] => [
      ruleName(by.rule, names),
      by.files,
      by.pattern,
    ]),
    [names.failed, files.failed, ''],
    [names.missing, files.missing, ''],
    [names.different, files.different, ''],
    [names.all, files.inInventory, ''],
  ];
}

function ruleName(rule: number | 'SIGNATURE' | null, names: TotalNames): string {
  if (rule === null) return names.ignoredUnchecked;
  return rule === 'SIGNATURE' ? names.ignoredSignature : names.ignoredByRule(rule);
}
