import type { FileSystem } from '../../domain/drive/file-systems.ts';
import type { FindingCode, Severity } from '../../domain/keys/finding.ts';

/** What a tree of keys is made from. */
export interface KeyTreeSpec {
  /** Folders, whose contents are meant, and files. */
  readonly sources: readonly string[];
  /** A drive's root; null lays out for `fileSystem` alone, and for ext4 when that is null too. */
  readonly drive: string | null;
  /** Instead of the one that is found on the drive. */
  readonly fileSystem: FileSystem | null;
  /** For its prefix, ignore rules and substitutions, as far as they can be read. */
  readonly manifestText: string;
  /** Put between the manifest's prefix and a file's path in its source. */
  readonly keyPrefix: string;
  /** Adds the ignore rules for junk. */
  readonly ignoreJunk: boolean;
  /** As in a prepare's description: a row's path -> the path below the manifest's prefix that it shall have. */
  readonly renames: Readonly<Record<string, string>>;
  /** Takes what is on the drive already; `sources` and `keyPrefix` do not count then. */
  readonly useDriveContents?: boolean | undefined;
}

/** How a row stands: `changed` travels under another name and gets its key back by a substitution. */
export type KeyRowState = 'ok' | 'changed' | 'ignored' | 'refused' | 'warned';

/** A finding of a row. */
export interface KeyFinding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  readonly fix: string;
  readonly isApplied: boolean;
  /** An RE2 pattern that leaves out files of this kind. */
  readonly ignoreRule: string | null;
}

/** One line of a tree. */
export interface KeyRow {
  readonly id: number;
  /** 0 is the first level. */
  readonly depth: number;
  readonly kind: 'folder' | 'file';
  /** The last part of the key. */
  readonly name: string;
  readonly isOpen: boolean;
  /** The key, or what it would be; for a folder what its keys begin with. */
  readonly key: string;
  /** The path below the manifest's prefix, as renames and ignore rules name it; a folder's ends in a slash. */
  readonly path: string;
  /** Where on the drive it goes, when that is not what the key says; null otherwise. */
  readonly drivePath: string | null;
  /** Of a folder: of the files below it that arrive. */
  readonly sizeBytes: number;
  /** Of a folder: files below it that arrive. 1 for a file. */
  readonly files: number;
  /** Of a folder: the worst below it. */
  readonly state: KeyRowState;
  /** Of a folder: how many things below it, or it itself, are refused or warned of. */
  readonly troubled: number;
  readonly findings: KeyFinding[];
}

/** The findings of one code and severity. */
interface KeyFindingCount {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly count: number;
  /** Those of them for which nothing is left to do. */
  readonly applied: number;
  /** The first few. */
  readonly examples: (KeyFinding & { readonly path: string })[];
}

/** What is known of a tree so far. */
export interface KeyTreeState {
  readonly phase: 'scanning' | 'ready' | 'failed';
  /** Counts with each change of the visible rows. */
  readonly revision: number;
  readonly rowCount: number;
  /** Files that arrive. */
  readonly files: number;
  readonly folders: number;
  /** Of the files that arrive. */
  readonly bytes: number;
  readonly ignoredFiles: number;
  readonly refusedFiles: number;
  readonly changedFiles: number;
  /** What the files that arrive take on an empty drive, an upper estimate; null while scanning. */
  readonly spaceNeededBytes: number | null;
  readonly findings: KeyFindingCount[];
  /** What the manifest is given, with what earlier runs on this drive gave it. */
  readonly addedSubstitutions: Record<string, string>;
  readonly offeredIgnoreRules: string[];
  /** What made the tree fail; null otherwise. */
  readonly error: unknown;
}

/** What a tree shows: all of it, or only what has the text in its key, or is refused or warned of. */
export interface KeyTreeFilter {
  /** In any case; empty for all. */
  readonly text: string;
  readonly onlyTroubled: boolean;
}
