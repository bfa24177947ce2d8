import { rowOutcome } from '../../domain/import-log/parse-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import type { KeyOutcome } from '../../domain/keys/key-outcome.ts';
import type { Finding, FindingKind, ProofReport } from '../../domain/proof/proof-report.ts';
import { displayOf, textOf, type BytePath } from '../files/byte-path.ts';

/** What became of one file: of the inventory, or of the log alone. */
export interface FileOutcome {
  /** For people; bytes that are no UTF-8 as `\\xHH`. */
  readonly path: string;
  readonly outcome: 'loaded' | 'ignored' | 'failed' | 'missing' | 'different' | 'repeated' | 'notInInventory';
  /** Empty for a file that is in the log alone. */
  readonly inventoryMd5: string;
  /** Null for a file that is missing from the log. */
  readonly row: ImportLogRow | null;
  /** Why it is not proven; null where it is. */
  readonly finding: Finding | null;
}

/** What hears of each file. */
export interface OutcomeListener {
  file(outcome: FileOutcome): void;
  /** All is told once more from the first: inventory or log turned out not to be sorted. */
  restart(): void;
}

/** How many findings of each kind are kept; the rest are counted. */
const findingsKept = 1000;

export interface TallyOptions {
  /** What the manifest makes of a path; null when there is no manifest. */
  readonly keyOf: ((path: string) => KeyOutcome) | null;
  /** The size of a file on the drive in bytes; null when it is not known. */
  readonly sizeOf: (path: BytePath) => number | null;
  readonly outcomes?: OutcomeListener | undefined;
}

export interface LogRowAt {
  readonly row: ImportLogRow;
  readonly line: number;
}

interface Judgement {
  readonly outcome: 'loaded' | 'ignored' | 'failed' | 'different';
  readonly finding: Finding | null;
}

type Totals = Pick<
  ProofReport,
  'files' | 'rows' | 'loadedBytes' | 'ignoredByRule' | 'findingCounts' | 'findings' | 'isProven'
>;

/** Counts what became of each file and of each row. Its size depends on the findings it keeps, not on the files. */
export class ProofTally {
  private readonly options: TallyOptions;
  private readonly files = { inInventory: 0, loaded: 0, ignored: 0, failed: 0, missing: 0, different: 0 };
  private readonly rows = { rows: 0, ofInventory: 0, repeated: 0, ignoredExtra: 0, notInInventory: 0 };
  private readonly ignoredByRule = new Map<
    string,
    { rule: number | 'SIGNATURE' | null; pattern: string; files: number }
  >();
  private readonly counts = new Map<FindingKind, number>();
  private readonly kept: Finding[] = [];
  private loadedBytes = 0;

  constructor(options: TallyOptions) {
    this.options = options;
  }

  get rowsSeen(): number {
    return this.rows.rows;
  }

  get bytesSeen(): number {
    return this.loadedBytes;
  }

  /** A file of the inventory and its row. */
  match(path: BytePath, md5: string, at: LogRowAt): void {
    const { row } = at;
    this.files.inInventory += 1;
    this.rows.rows += 1;
    this.rows.ofInventory += 1;
    const { outcome, finding } = this.judge(path, md5, row);
    this.files[outcome] += 1;
    if (outcome === 'loaded') this.loadedBytes += row.sizeBytes ?? 0;
    if (finding !== null) this.add(finding);
    this.options.outcomes?.file({ path: row.file, outcome, inventoryMd5: md5, row, finding });
  }

  missing(path: BytePath, md5: string): void {
    this.files.inInventory += 1;
    this.files.missing += 1;
    const finding: Finding = { kind: 'missing', path: displayOf(path) };
    this.add(finding);
    this.options.outcomes?.file({
      path: finding.path,
      outcome: 'missing',
      inventoryMd5: md5,
      row: null,
      finding,
    });
  }

  /** A row of a file that the inventory does not have. */
  extra(at: LogRowAt): void {
    const { file, status, code } = at.row;
    this.rows.rows += 1;
    if (rowOutcome(at.row) === 'ignored') {
      this.rows.ignoredExtra += 1;
      return;
    }
    this.rows.notInInventory += 1;
    this.addAlone('notInInventory', at.row, { kind: 'notInInventory', path: file, status, code });
  }

  repeated(at: LogRowAt): void {
    this.rows.rows += 1;
    this.rows.repeated += 1;
    this.addAlone('repeated', at.row, { kind: 'repeated', path: at.row.file, line: at.line });
  }

  add(finding: Finding): void {
    const count = (this.counts.get(finding.kind) ?? 0) + 1;
    this.counts.set(finding.kind, count);
    if (count <= findingsKept) this.kept.push(finding);
  }

  totals(): Totals {
    const byRule = [...this.ignoredByRule.values()];
    return {
      files: { ...this.files },
      rows: { ...this.rows },
      loadedBytes: this.loadedBytes,
      ignoredByRule: byRule.sort((a, b) => Number(a.rule) - Number(b.rule)),
      findingCounts: Object.fromEntries(this.counts),
      findings: this.kept,
      isProven: this.counts.size === 0,
    };
  }

  private addAlone(outcome: 'notInInventory' | 'repeated', row: ImportLogRow, finding: Finding): void {
    this.add(finding);
    this.options.outcomes?.file({ path: row.file, outcome, inventoryMd5: '', row, finding });
  }

  private judge(path: BytePath, md5: string, row: ImportLogRow): Judgement {
    const said = rowOutcome(row);
    const { file, status, code } = row;
    if (said === 'failed')
      return { outcome: 'failed', finding: { kind: 'failed', path: file, status, code } };
    if (said === 'ignored') return this.judgeIgnored(path, file);
    const finding = this.differenceOf(path, md5, row);
    return { outcome: finding === null ? 'loaded' : 'different', finding };
  }

  private judgeIgnored(path: BytePath, file: string): Judgement {
    const expected = this.expected(path);
    if (expected !== null && expected.kind !== 'ignored') {
      return { outcome: 'different', finding: { kind: 'ignoredWithoutRule', path: file } };
    }
    if (expected === null) this.countRule(null, '');
    else this.countRule(expected.rule, expected.pattern);
    return { outcome: 'ignored', finding: null };
  }

  private differenceOf(path: BytePath, md5: string, row: ImportLogRow): Finding | null {
    if (row.md5 !== md5) return { kind: 'md5Differs', path: row.file, inventoryMd5: md5, logMd5: row.md5 };
    const driveBytes = this.options.sizeOf(path);
    if (driveBytes !== null && driveBytes !== row.sizeBytes) {
      return { kind: 'sizeDiffers', path: row.file, driveBytes, logBytes: row.sizeBytes };
    }
    const expected = this.expected(path);
    if (expected === null) return null;
    if (expected.kind === 'ignored')
      return { kind: 'loadedAgainstRule', path: row.file, rule: expected.rule };
    // What stands in front of the first slash is the bucket, which a station may be told to override.
    const logKey = row.key.slice(row.key.indexOf('/') + 1);
    const manifestKey = expected.kind === 'key' ? expected.key : '';
    return logKey === manifestKey ? null : { kind: 'keyDiffers', path: row.file, manifestKey, logKey };
  }

  private expected(path: BytePath): KeyOutcome | null {
    const text = textOf(path);
    return text === null || this.options.keyOf === null ? null : this.options.keyOf(text);
  }

  private countRule(rule: number | 'SIGNATURE' | null, pattern: string): void {
    const known = this.ignoredByRule.get(String(rule));
    if (known === undefined) this.ignoredByRule.set(String(rule), { rule, pattern, files: 1 });
    else known.files += 1;
  }
}
