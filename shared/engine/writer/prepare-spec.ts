import type { FileSystem } from '../../domain/drive/file-systems.ts';
import type { FindingReport } from '../../domain/keys/finding.ts';
import type { KeyRules } from '../../domain/keys/key-for.ts';
import type { Manifest } from '../../domain/manifest/manifest.ts';
import type { Place } from '../drives/drive-of.ts';
import type { ReadBackMethod } from '../drives/read-back.ts';
import type { Source } from './sources.ts';
import type { VerifiedTable } from './verified-table.ts';

/** What is to be prepared: data, nothing else. */
export interface PrepareSpec {
  /** Folders, whose contents are meant, and files. None: what is on the drive already. */
  readonly sources: readonly string[];
  /** A drive's root, or a folder that stands for one. */
  readonly drive: string;
  /** The manifest as authored. */
  readonly manifest: Uint8Array;
  /** Put between the manifest's prefix and a file's path in its source. */
  readonly keyPrefix: string;
  /**
   * New paths for files of the sources, by the path that findings name them by; both with `keyPrefix`, below the
   * manifest's prefix. The second file of one path goes by that path and `//2`, and so on.
   */
  readonly renames?: Readonly<Record<string, string>> | undefined;
  /** Lays out for this file system instead of the one that is found. */
  readonly fileSystem?: FileSystem | undefined;
  /** Adds the ignore rules that the linter offers for junk. */
  readonly ignoreJunk: boolean;
  /** Goes on without the files that cannot arrive, instead of refusing. */
  readonly skipErrors: boolean;
  /** Where the amended manifest goes, besides the drive. */
  readonly output?: string | undefined;
  /**
   * Whoever asks keeps the manifest as authored and amends it himself with what the report says was added, so that one with a
   * password needs no output.
   */
  readonly keepsManifest?: boolean | undefined;
}

export interface FileTotal {
  readonly files: number;
  readonly bytes: number;
}

/** A reason not to begin, and what would remove it. */
export interface Refusal {
  readonly code:
    | 'MANIFEST'
    | 'SYSTEM_DISK'
    | 'READ_ONLY'
    | 'FILE_SYSTEM'
    | 'TOO_LARGE'
    | 'NO_SPACE'
    | 'FINDINGS'
    | 'CONFLICT'
    | 'OUTPUT_NEEDED';
  readonly message: string;
  readonly fix: string;
}

/** What a prepare would do. Nothing was touched to find it out. */
export interface PreparePlan {
  readonly spec: PrepareSpec;
  readonly place: Place;
  readonly fileSystem: FileSystem;
  readonly manifest: Manifest;
  /** The manifest's rules with what this and earlier runs add to them. */
  readonly rules: KeyRules;
  /** Ignore rules that the manifest is given. */
  readonly addedIgnoreRules: readonly string[];
  /** Substitutions that the manifest is given, those of earlier runs on this drive included. */
  readonly addedSubstitutions: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
  /** All files of the sources that arrive. */
  readonly wanted: FileTotal;
  /** Those of them that are written. */
  readonly toCopy: FileTotal;
  /** Those that an earlier run verified and that are as they were. */
  readonly verified: FileTotal;
  /** Those that cannot arrive. */
  readonly refused: FileTotal;
  /** Those under whose names something else is on the drive, which is not overwritten. */
  readonly conflicts: number;
  /** Those that a rule of the manifest leaves out. */
  readonly ignored: FileTotal;
  /** Files on the drive that come from none of the sources. */
  readonly onDrive: FileTotal;
  /** Those of them that have to be hashed. */
  readonly toHash: FileTotal;
  readonly spaceNeededBytes: number;
  readonly findings: FindingReport;
  /** What earlier runs verified. Still true when it grows old: another size or time is another file. */
  readonly table: VerifiedTable;
  readonly refusals: readonly Refusal[];
  /** Things to know that keep nothing from happening. */
  readonly notices: readonly string[];
}

export interface FileFailure {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** What a prepare did. */
export interface PrepareReport {
  readonly outcome: 'done' | 'someFailed';
  /** Files and bytes in the inventory: all that is on the drive. */
  readonly files: number;
  readonly bytes: number;
  readonly copied: FileTotal;
  /** Verified by an earlier run and left as they were. */
  readonly skipped: FileTotal;
  /** On the drive before, and the same as their source. */
  readonly adopted: FileTotal;
  readonly hashedInPlace: FileTotal;
  readonly ignored: FileTotal;
  readonly failed: number;
  /** The first hundred. */
  readonly failures: readonly FileFailure[];
  readonly seconds: number;
  /** Whether the sources held other files than when they were counted; the drive has those that were found last. */
  readonly sourcesChanged: boolean;
  readonly readBack: ReadBackMethod;
  readonly inventorySha256: string;
  readonly addedSubstitutions: Readonly<Record<string, string>>;
  readonly addedIgnoreRules: readonly string[];
  readonly signatureRemoved: boolean;
  /** Where the amended manifest lies. */
  readonly manifestPath: string;
  /** Whether the drive's copy had lines left out that hold a password or PIN. */
  readonly passwordsLeftOut: boolean;
}
