import type { Stats } from 'node:fs';
import { signatureName } from '../../domain/keys/key-for.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import type { BytePath } from '../files/byte-path.ts';
import { decideCopy, type CopyDecision } from './decide.ts';
import { parentOf } from './folder-guard.ts';
import { createNaming, type NamingOptions } from './name-source.ts';
import { look, walkSources, type Source, type SourceItem } from './sources.ts';
import type { DriveFile } from './verified-record.ts';
import type { VerifiedTable } from './verified-table.ts';

/** What becomes of a file of the sources. */
export type PlacedSource =
  | {
      readonly kind: 'placed';
      readonly item: SourceItem;
      readonly stats: Stats;
      readonly target: BytePath;
      readonly decision: CopyDecision;
      /** The file that lies under the name on the drive. */
      readonly there: DriveFile | null;
    }
  | { readonly kind: 'ignored'; readonly item: SourceItem }
  /** Cannot arrive. `reason` is a finding's code or the system's. */
  | {
      readonly kind: 'refused';
      readonly item: SourceItem;
      readonly display: string;
      readonly reason: string;
    };

export interface PlaceSourcesOptions extends Omit<NamingOptions, 'statsOf'> {
  readonly sources: readonly Source[];
  readonly keyPrefix: string;
  readonly driveRoot: string;
  readonly table: VerifiedTable;
}

/** Walks the sources and says for each file where it goes and what is to be done. */
export function* placeSources(options: PlaceSourcesOptions): Generator<PlacedSource> {
  const nameOne = createNaming({ ...options, statsOf: (item) => look(item.source.root, item.path) });
  const lookOnDrive = createDriveLook(options.driveRoot);
  for (const item of walkSources(options.sources, options.keyPrefix)) {
    const named = nameOne(item);
    if (named.kind === 'placed') {
      yield placeOne(item, named, { thereStats: lookOnDrive(named.target), table: options.table });
    } else if (named.kind === 'ignored') yield { kind: 'ignored', item };
    else if (named.kind === 'refused') {
      yield { kind: 'refused', item, display: named.name.display, reason: named.reason };
    }
  }
}

/**
 * Looks for files on the drive, but not in a folder that is not there: none of its files is, unless one is put there from
 * now on. That is seen when the file gets its name.
 */
function createDriveLook(driveRoot: string): (target: BytePath) => Stats | null {
  let folder = '';
  let isFolderThere = true;
  return (target) => {
    const parent = parentOf(target);
    if (parent !== folder) {
      folder = parent;
      isFolderThere = parent === '' || look(driveRoot, parent as BytePath) !== null;
    }
    return isFolderThere ? look(driveRoot, target) : null;
  };
}

function placeOne(
  item: SourceItem,
  { stats, target }: { readonly stats: Stats; readonly target: BytePath },
  { thereStats, table }: { readonly thereStats: Stats | null; readonly table: VerifiedTable },
): PlacedSource {
  const there: DriveFile | null =
    thereStats === null ? null : { path: target, sizeBytes: thereStats.size, mtimeMs: thereStats.mtimeMs };
  const decision = decideCopy({
    there: thereStats === null ? null : { isFile: thereStats.isFile(), sizeBytes: thereStats.size },
    known: there === null ? null : table.get(there),
    source: { sizeBytes: stats.size, mtimeMs: stats.mtimeMs },
  });
  return { kind: 'placed', item, stats, target, decision, there };
}

/** Whether a file on a drive is Drivepost's own: SIGNATURE in the root, and everything in `.drivepost/`. */
export function isOwn(path: BytePath): boolean {
  return path === signatureName || path.startsWith(`${drivepostFolder}/`);
}
