/** What becomes of a file on the drive (reference 2.1). */
export type KeyOutcome =
  | { readonly kind: 'key'; readonly key: string }
  /** Logged 103. `rule` is the 1-based place in the manifest's ignore list, or 'SIGNATURE' for the root file. */
  | { readonly kind: 'ignored'; readonly rule: number | 'SIGNATURE'; readonly pattern: string }
  /** Logged with this status and code; nothing is stored. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: 'InvalidSubstitution' | 'KeyTooLong';
      readonly message: string;
    };

/** Longest key, in bytes of UTF-8. */
export const keyLimitBytes = 1024;
