import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { drivepostIgnoreRule } from '../../domain/inventory/inventory.ts';
import { junkKinds } from '../../domain/keys/junk.ts';
import type { KeyRules } from '../../domain/keys/key-for.ts';
import { readKeyRules } from '../../domain/manifest/read-key-rules.ts';
import { driveOf } from '../drives/drive-of.ts';
import { earlierSubstitutions } from '../writer/known-drive.ts';
import { openSources, type Source } from '../writer/sources.ts';
import { driveAsSource } from './drive-contents.ts';
import type { KeyTreeSpec } from './key-tree-spec.ts';

/** What a description of a tree comes to on this machine. */
export interface OpenedSpec {
  readonly sources: readonly Source[];
  /** Whether the one source is the drive itself. */
  readonly isDriveContents: boolean;
  readonly fileSystem: FileSystem;
  readonly blockBytes: number;
  /** The manifest's, with the ignore rules that a prepare adds. */
  readonly rules: KeyRules;
  /** The manifest's substitutions and those that earlier runs on the drive gave it. */
  readonly earlierSubstitutions: ReadonlyMap<string, string>;
  readonly manifestSizeBytes: number;
}

/** What a block is taken for where no drive says it: what is usual, or more. */
const usualBlockBytes: Readonly<Record<FileSystem, number>> = {
  fat32: 32 * 1024,
  exfat: 128 * 1024,
  ntfs: 4096,
  ext4: 4096,
  hfsplus: 4096,
  apfs: 4096,
};

/**
 * Looks at the drive and the sources. Throws as planning a prepare does: FILE_UNREADABLE, DRIVE_GONE, PREPARE_REFUSED.
 * The ignore rules for junk are all of them here, since which are needed is not known before the end of the walk. They
 * leave out the same files; only a name that was changed for the drive could look like junk that is nowhere else.
 */
export async function openTreeSpec(spec: KeyTreeSpec): Promise<OpenedSpec> {
  const place = spec.drive === null ? null : await driveOf(spec.drive);
  const fileSystem = spec.fileSystem ?? place?.fileSystem ?? 'ext4';
  const manifest = Buffer.from(spec.manifestText);
  const authored = readKeyRules(manifest);
  const substitutions = new Map(authored.substitutions);
  for (const [from, to] of place === null ? [] : earlierSubstitutions(place.root)) {
    if (!substitutions.has(from)) substitutions.set(from, to);
  }
  const isDriveContents = spec.useDriveContents === true && place !== null;
  const junk = spec.ignoreJunk ? junkKinds.map(({ ignoreRule }) => ignoreRule) : [];
  return {
    isDriveContents,
    sources: isDriveContents ? [driveAsSource(place.root)] : openSources(spec.sources, place?.root ?? null),
    fileSystem,
    blockBytes: place?.blockBytes ?? usualBlockBytes[fileSystem],
    rules: {
      ...authored,
      // What lies on the drive had its names made by the substitutions that the manifest will have.
      ...(isDriveContents ? { substitutions } : {}),
      ignore: [...new Set([...authored.ignore, drivepostIgnoreRule, ...junk])],
    },
    earlierSubstitutions: substitutions,
    manifestSizeBytes: manifest.length,
  };
}
