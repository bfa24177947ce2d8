import type { FileSystem } from '../drive/file-systems.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { KeyRules } from './key-for.ts';

/** Where a file goes on the drive and in the bucket. */
export type Placement =
  | {
      readonly kind: 'placed';
      /** Relative to the drive's root, with `/`. With the layout's substitutions, the loader makes `key` of it. */
      readonly drivePath: string;
      readonly key: string;
    }
  /** An ignore rule of the manifest keeps the file out of the bucket, so it need not be on the drive. `rule` is 1-based. */
  | { readonly kind: 'ignored'; readonly rule: number; readonly pattern: string }
  /** The file cannot arrive; a finding of severity `error` with this code says why. */
  | { readonly kind: 'refused'; readonly code: FindingCode };

export interface LayoutOptions {
  /** As authored. The layout's own substitutions come on top of these. */
  readonly rules: KeyRules;
  readonly fileSystem: FileSystem;
  /** Takes each finding as it is made. */
  readonly report: (finding: Finding) => void;
  /**
   * What a layout added for the same drive before. The names it gave are given again; unlike the manifest's own
   * substitutions, these do not change what key a path has.
   */
  readonly earlierSubstitutions?: ReadonlyMap<string, string> | undefined;
  /** Size of the manifest as authored, to tell when the added substitutions make it too large. */
  readonly manifestSizeBytes?: number | undefined;
}

/**
 * Decides file by file on names for a drive. The same files in the same order always get the same names. Keeps some
 * twenty bytes a file and no paths.
 */
export interface Layout {
  /**
   * Places a file with this path below the key prefix (with `/`, no leading one). The file gets the key that it would
   * have if it lay on the drive under exactly this path: the manifest's substitutions apply to it. To be called once a file.
   * Findings name it `shownAs`, which is the path itself unless told.
   */
  place(path: string, shownAs?: string): Placement;
  /** Whether an ignore rule takes a path; a folder's ends in a slash. */
  ignores(path: string): boolean;
  /** Places a file so that its key is the manifest's prefix and then exactly `text`, whatever the substitutions say. */
  placeKey(text: string): Placement;
  /** The manifest's substitutions and then those added up to now. */
  substitutions(): ReadonlyMap<string, string>;
  /** Only those added up to now: what the manifest has to be given before it is signed. */
  addedSubstitutions(): ReadonlyMap<string, string>;
}

/** One thing found in the sources, as the linter takes it. */
export interface LintItem {
  readonly kind: 'file' | 'emptyFolder' | 'link' | 'special' | 'otherDevice' | 'unreadable';
  /** With `/`, a folder's ends in one; null when the bytes are not UTF-8. */
  readonly text: string | null;
  /** The path for people. */
  readonly display: string;
  /** Bytes; null when not a file or unknown. */
  readonly sizeBytes: number | null;
  /** The system's error code, for `unreadable`. */
  readonly errorCode?: string | undefined;
}

export interface LintOptions {
  readonly fileSystem: FileSystem;
  readonly report: (finding: Finding) => void;
  /** The manifest's ignore rules; none unless told. */
  readonly ignore?: readonly string[] | undefined;
  /** The store's largest object, in bytes; 5 TB unless told. */
  readonly objectLimitBytes?: number | undefined;
}
