import { formatBytes } from '../../base/bytes.ts';
import {
  describeFinding,
  findingPath,
  type Finding,
  type FindingKind,
  type ProofReport,
} from './proof-report.ts';
import { findingNames, totalNames, verdict, type TotalNames } from './proof-words.ts';

/** All that the page of a proof says, in one language. What comes of the report itself is told as it is. */
export interface ProofPageTexts {
  readonly language: string;
  readonly title: string;
  readonly verdict: (report: ProofReport) => string;
  /** Names of what was compared. */
  readonly made: string;
  readonly inventory: string;
  readonly sha256: string;
  readonly signed: string;
  readonly log: string;
  readonly manifest: string;
  readonly signedYes: string;
  readonly signedNo: string;
  readonly signedUnknown: string;
  readonly logRows: (rows: number) => string;
  readonly manifestNone: string;
  /** Heading of the totals. */
  readonly files: string;
  readonly totals: TotalNames;
  readonly findings: Readonly<Record<FindingKind, string>>;
  /** Headings of the columns of findings. */
  readonly subject: string;
  readonly found: string;
  /** What a finding is about, and what was found. */
  readonly subjectOf: (finding: Finding) => string;
  readonly foundIn: (finding: Finding) => string;
  readonly notListed: (findings: number) => string;
  readonly count: (count: number) => string;
  readonly bytes: (sizeBytes: number) => string;
}

/** The page of a proof in English. */
export const englishProofPage: ProofPageTexts = {
  language: 'en',
  title: "Proof of a drive's journey",
  verdict,
  made: 'Made',
  inventory: 'Inventory',
  sha256: 'Its SHA-256',
  signed: 'Is the signed one',
  log: 'Import log',
  manifest: 'Manifest',
  signedYes: 'yes',
  signedNo: 'NO: it was changed',
  signedUnknown: 'no manifest says',
  logRows: (rows) => `${count(rows)} rows`,
  manifestNone: 'none given: rules and keys were not checked',
  files: 'Files',
  totals: totalNames,
  findings: findingNames,
  subject: 'File',
  found: 'What was found',
  subjectOf: findingPath,
  foundIn: describeFinding,
  notListed: (findings) => `and ${count(findings)} more that are not listed.`,
  count,
  bytes: formatBytes,
};

function count(number: number): string {
  return number.toLocaleString('en-US');
}
