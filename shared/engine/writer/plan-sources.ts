import { createSpaceTally, newFolders } from '../../domain/drive/space.ts';
import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { renameUnusedFinding } from '../../domain/keys/rename.ts';
import { displayOf } from '../files/byte-path.ts';
import { placeSources, type PlaceSourcesOptions } from './place-sources.ts';
import type { PreparePlan } from './prepare-spec.ts';
import { createPauses, createTally, type LongWork } from './tally.ts';

/** What the sources come to. */
export interface SourceTotals {
  readonly plan: Pick<
    PreparePlan,
    'wanted' | 'toCopy' | 'verified' | 'refused' | 'ignored' | 'spaceNeededBytes'
  >;
  /** Files and folders that will be made. */
  readonly newEntries: number;
  /** The first few files on the drive that would have to be overwritten. */
  readonly conflicts: readonly string[];
  readonly conflictCount: number;
}

const shownConflicts = 5;

/** Walks the sources and adds up what has to be done; claims in the table what is on the drive for them already. */
export async function planSources(
  options: PlaceSourcesOptions,
  drive: { readonly fileSystem: FileSystem; readonly blockBytes: number; readonly work: LongWork },
): Promise<SourceTotals> {
  const pause = createPauses('Looking at the sources', drive.work);
  const wanted = createTally();
  const toCopy = createTally();
  const verified = createTally();
  const refused = createTally();
  const ignored = createTally();
  const space = createSpaceTally(drive.fileSystem, drive.blockBytes);
  const conflicts: string[] = [];
  let conflictCount = 0;
  let newEntries = 0;
  let previous = '';
  for (const placed of placeSources(options)) {
    const paused = pause(wanted);
    if (paused !== undefined) await paused;
    if (placed.kind !== 'placed') {
      (placed.kind === 'ignored' ? ignored : refused).add(0);
      continue;
    }
    const { target, decision, stats, there } = placed;
    if (decision === 'conflict') {
      conflictCount += 1;
      if (conflicts.length < shownConflicts) conflicts.push(displayOf(target));
      continue;
    }
    wanted.add(stats.size);
    if (there !== null) options.table.claim(there);
    if (decision === 'verified') verified.add(stats.size);
    if (decision !== 'copy' && decision !== 'replace') continue;
    const folders = newFolders(previous, target);
    previous = target;
    toCopy.add(stats.size);
    newEntries += 1 + folders;
    space.addFile(stats.size, target.length);
    space.addFolders(folders);
  }
  for (const path of options.renames.unused()) options.report(renameUnusedFinding(path));
  return {
    plan: {
      wanted: wanted.total(),
      toCopy: toCopy.total(),
      verified: verified.total(),
      refused: refused.total(),
      ignored: ignored.total(),
      spaceNeededBytes: toCopy.total().files === 0 ? 0 : space.totalBytes(),
    },
    newEntries,
    conflicts,
    conflictCount,
  };
}
