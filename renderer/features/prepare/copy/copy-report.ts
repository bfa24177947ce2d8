interface FileTotal {
  readonly files: number;
  readonly bytes: number;
}

/** What the engine reports at the end of a copy, as far as it is shown. */
export interface CopyReport {
  readonly copied: FileTotal;
  readonly skipped: FileTotal;
  readonly adopted: FileTotal;
  readonly hashedInPlace: FileTotal;
  readonly ignored: FileTotal;
  readonly seconds: number;
  readonly sourcesChanged: boolean;
  readonly addedSubstitutions: Readonly<Record<string, string>>;
  readonly addedIgnoreRules: readonly string[];
  readonly signatureRemoved: boolean;
}
