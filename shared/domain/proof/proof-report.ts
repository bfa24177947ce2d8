/** Something that keeps the journey from being proven, or a file that failed. Paths are as the log shows them. */
export type Finding =
  /** The store or the station refused the file; the log says why. */
  | { readonly kind: 'failed'; readonly path: string; readonly status: number; readonly code: string }
  /** In the inventory, but the log does not name it. */
  | { readonly kind: 'missing'; readonly path: string }
  | {
      readonly kind: 'md5Differs';
      readonly path: string;
      readonly inventoryMd5: string;
      readonly logMd5: string;
    }
  | {
      readonly kind: 'sizeDiffers';
      readonly path: string;
      readonly driveBytes: number;
      readonly logBytes: number | null;
    }
  /** Loaded under another key than the manifest gives it. */
  | {
      readonly kind: 'keyDiffers';
      readonly path: string;
      readonly manifestKey: string;
      readonly logKey: string;
    }
  /** The log says ignored, and no rule of the manifest says so. */
  | { readonly kind: 'ignoredWithoutRule'; readonly path: string }
  /** Loaded, though a rule of the manifest says to ignore it. */
  | { readonly kind: 'loadedAgainstRule'; readonly path: string; readonly rule: number | 'SIGNATURE' }
  /** A second row for the same file. */
  | { readonly kind: 'repeated'; readonly path: string; readonly line: number }
  /** Loaded or failed, but not in the inventory. */
  | {
      readonly kind: 'notInInventory';
      readonly path: string;
      readonly status: number;
      readonly code: string;
    }
  | { readonly kind: 'badLogLine'; readonly line: number; readonly reason: string }
  | { readonly kind: 'badInventoryLine'; readonly line: number; readonly reason: string }
  /** The inventory is not the one whose SHA-256 the manifest holds. */
  | { readonly kind: 'inventoryChanged'; readonly manifestSha256: string; readonly inventorySha256: string };

export type FindingKind = Finding['kind'];

/** What a proof says of the files of an inventory. Every file of it is counted in exactly one of the last five. */
interface FileTotals {
  readonly inInventory: number;
  /** With the MD5 of the inventory. */
  readonly loaded: number;
  readonly ignored: number;
  readonly failed: number;
  readonly missing: number;
  /** In the log, but not as it should be there: another MD5, size or key, or ignored by no rule. */
  readonly different: number;
}

/** What a proof says of the rows of a log. Every row is counted in exactly one of these. */
interface RowTotals {
  readonly rows: number;
  readonly ofInventory: number;
  readonly repeated: number;
  /** Ignored, and not in the inventory: SIGNATURE, `.drivepost/` and what else was never meant to be loaded. */
  readonly ignoredExtra: number;
  readonly notInInventory: number;
}

interface IgnoredByRule {
  /** The 1-based place in the manifest's ignore list; null when there was no manifest to tell. */
  readonly rule: number | 'SIGNATURE' | null;
  readonly pattern: string;
  readonly files: number;
}

/** The account of a journey: what was put on the drive against what the import log says of it. */
export interface ProofReport {
  readonly formatVersion: 1;
  readonly inventory: {
    readonly file: string;
    readonly sha256: string;
    /** Whether it is the inventory that the manifest was signed with; null when no manifest says. */
    readonly isSigned: boolean | null;
  };
  readonly log: { readonly file: string };
  /** The manifest that rules and keys were checked with; null for none. */
  readonly manifest: string | null;
  readonly files: FileTotals;
  readonly rows: RowTotals;
  /** Sum of the sizes of the loaded files of the inventory, in bytes. */
  readonly loadedBytes: number;
  readonly ignoredByRule: readonly IgnoredByRule[];
  /** How many findings there are of each kind; kinds with none are left out. */
  readonly findingCounts: Readonly<Partial<Record<FindingKind, number>>>;
  /** The first findings of each kind. */
  readonly findings: readonly Finding[];
  /** Whether every file of the inventory was loaded with the same MD5 or ignored, and nothing else was found. */
  readonly isProven: boolean;
}

/** One line on a finding, for a person, without its path. */
export function describeFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'failed':
      return `failed: ${finding.status} ${finding.code}`;
    case 'missing':
      return 'missing from the log';
    case 'md5Differs':
      return `MD5 ${finding.logMd5 === '' ? '(none)' : finding.logMd5} in the log, ${finding.inventoryMd5} in the inventory`;
    case 'sizeDiffers':
      return `${finding.logBytes ?? 'no'} bytes in the log, ${finding.driveBytes} on the drive`;
    case 'keyDiffers':
      return `stored as ${finding.logKey}, by the manifest ${finding.manifestKey}`;
    case 'ignoredWithoutRule':
      return 'ignored, but no rule of the manifest says so';
    case 'loadedAgainstRule':
      return `loaded, though ${finding.rule === 'SIGNATURE' ? 'it is the SIGNATURE' : `rule ${finding.rule} says to ignore it`}`;
    case 'repeated':
      return `a second row, line ${finding.line} of the log`;
    case 'notInInventory':
      return `in the log (${finding.status} ${finding.code}), not in the inventory`;
    case 'badLogLine':
      return `line ${finding.line} of the log is not a row: ${finding.reason}`;
    case 'badInventoryLine':
      return `line ${finding.line} of the inventory cannot be used: ${finding.reason}`;
    case 'inventoryChanged':
      return `the inventory's SHA-256 is ${finding.inventorySha256}, the manifest was made with ${finding.manifestSha256}`;
  }
  return finding satisfies never;
}

/** The path a finding is about; empty when it is about a line or a whole file. */
export function findingPath(finding: Finding): string {
  return 'path' in finding ? finding.path : '';
}
