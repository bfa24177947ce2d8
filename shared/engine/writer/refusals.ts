import { formatBytes, formatCount } from '../../base/bytes.ts';
import { driveLimitBytes } from '../../domain/drive/drive.ts';
import type { FindingReport } from '../../domain/keys/finding.ts';
import type { Manifest } from '../../domain/manifest/manifest.ts';
import type { Place } from '../drives/drive-of.ts';
import type { PrepareSpec, Refusal } from './prepare-spec.ts';

/** What keeps a place from being written to as a drive, whatever is to be put there (reference 9). */
export function placeRefusals(place: Place, spec: PrepareSpec): readonly Refusal[] {
  const found: Refusal[] = [];
  if (place.isSystem) {
    found.push({
      code: 'SYSTEM_DISK',
      message: `${place.root} belongs to the running system.`,
      fix: 'Name the drive that is to be posted, or a folder of its own. `drivepost drives` lists the drives.',
    });
  }
  if (place.isReadOnly) {
    found.push({
      code: 'READ_ONLY',
      message: `${place.mountPoint} is mounted read-only.`,
      fix: 'Slide its lock or mount it for writing; check its file system first if the system locked it after an error.',
    });
  }
  if (!place.isMountPoint) return found;
  if (place.fileSystem === undefined && spec.fileSystem === undefined) {
    found.push({
      code: 'FILE_SYSTEM',
      message: `A station does not take the file system ${place.systemType}.`,
      fix: 'Format the drive (this erases it) with NTFS, exFAT, FAT32, ext4 or HFS+, or name it with --file-system if it is one of these.',
    });
  }
  if (place.sizeBytes > driveLimitBytes) {
    found.push({
      code: 'TOO_LARGE',
      message: `The drive holds ${formatBytes(place.sizeBytes)}; at most 16 TB are taken.`,
      fix: 'Spread the data over several drives, one job each.',
    });
  }
  return found;
}

export interface ContentFacts {
  readonly place: Place;
  readonly spec: PrepareSpec;
  readonly manifest: Manifest;
  readonly findings: FindingReport;
  readonly refusedFiles: number;
  readonly newFiles: number;
  readonly spaceNeededBytes: number;
  readonly conflicts: readonly string[];
  readonly conflictCount: number;
}

/** What in the content keeps a prepare from beginning. */
export function contentRefusals(facts: ContentFacts): readonly Refusal[] {
  const { place, spec, findings } = facts;
  const found: Refusal[] = [];
  if (facts.spaceNeededBytes > place.freeBytes) {
    found.push({
      code: 'NO_SPACE',
      message: `It does not fit: ${formatBytes(facts.spaceNeededBytes)} are needed, ${formatBytes(place.freeBytes)} are free.`,
      fix: 'Take a larger drive, or spread the sources over several drives.',
    });
  }
  if (place.freeFiles !== null && facts.newFiles > place.freeFiles) {
    found.push({
      code: 'NO_SPACE',
      message: `The drive's file system can hold ${formatCount(place.freeFiles, 'more file')}; ${facts.newFiles.toLocaleString('en-US')} are needed.`,
      fix: 'Format the drive with more inodes, or pack small files together.',
    });
  }
  const errors = Math.max(findings.errors, facts.refusedFiles);
  if (errors > 0 && !spec.skipErrors) {
    found.push({
      code: 'FINDINGS',
      message: `${formatCount(errors, 'finding')} would keep files from arriving.`,
      fix: 'Put right what is listed, or leave those files out with --skip-errors.',
    });
  }
  if (facts.conflictCount > 0 && !spec.skipErrors) {
    found.push({
      code: 'CONFLICT',
      message: `${formatCount(facts.conflictCount, 'file')} on the drive would have to be overwritten: ${facts.conflicts.join(', ')}.`,
      fix: 'Remove or rename them on the drive, give the sources another place with --as, or leave them out with --skip-errors.',
    });
  }
  if (holdsSecret(facts.manifest) && spec.output === undefined && spec.keepsManifest !== true) {
    found.push({
      code: 'OUTPUT_NEEDED',
      message: 'The manifest holds a password or PIN, which must not lie on the drive.',
      fix: 'Say with --output FILE where the finished manifest shall go; the copy on the drive leaves those lines out.',
    });
  }
  return found;
}

/** Whether a manifest holds what must not lie on the drive in clear. */
export function holdsSecret(manifest: Manifest): boolean {
  return manifest.pinCode !== undefined || manifest.trueCryptPassword !== undefined;
}
