import type { Stats } from 'node:fs';
import type { Finding } from '../../domain/keys/finding.ts';
import type { Layout, LintItem } from '../../domain/keys/placement.ts';
import { renameInvalidFinding } from '../../domain/keys/rename.ts';
import { signatureName } from '../../domain/keys/key-for.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { bytePath, type BytePath } from '../files/byte-path.ts';
import { decideCopy, type CopyDecision } from './decide.ts';
import type { Renames, SourceName } from './renames.ts';
import { lintItemOf, look, walkSources, type Source, type SourceItem } from './sources.ts';
import type { DriveFile, VerifiedTable } from './verified-table.ts';

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

export interface PlaceSourcesOptions {
  readonly sources: readonly Source[];
  readonly keyPrefix: string;
  readonly driveRoot: string;
  readonly layout: Layout;
  readonly table: VerifiedTable;
  /** Made for this walk. */
  readonly renames: Renames;
  /** Takes what the layout cannot know of. */
  readonly report: (finding: Finding) => void;
  /** Takes everything found, files or not. */
  readonly lint: (item: LintItem) => void;
}

/** Walks the sources and says for each file where it goes and what is to be done. */
export function* placeSources(options: PlaceSourcesOptions): Generator<PlacedSource> {
  for (const item of walkSources(options.sources, options.keyPrefix)) {
    const name = options.renames.nameOf(item);
    const stats = item.kind === 'file' ? look(item.source.root, item.path) : null;
    const isGone = item.kind === 'file' && stats === null;
    const linted = lintItemOf(isGone ? { ...item, kind: 'unreadable' } : item, item.keyPath, stats);
    options.lint(name.isRenamed ? { ...linted, text: name.text } : linted);
    if (item.kind === 'unreadable' || isGone) {
      const isIgnored = name.text !== null && options.layout.ignores(name.text);
      yield isIgnored ? { kind: 'ignored', item } : refused(item, name, item.errorCode ?? 'UNREADABLE');
    } else if (stats !== null) {
      yield placeOne(options, { item, name, stats });
    }
  }
}

interface FoundFile {
  readonly item: SourceItem;
  readonly name: SourceName;
  readonly stats: Stats;
}

function placeOne(options: PlaceSourcesOptions, { item, name, stats }: FoundFile): PlacedSource {
  if (name.refusedName !== null) {
    options.report(renameInvalidFinding(name.display, name.refusedName));
    return refused(item, name, 'RENAME_INVALID');
  }
  if (name.text === null) return refused(item, name, 'INVALID_UTF8');
  const placement = options.layout.place(name.text, name.display);
  if (placement.kind === 'ignored') return { kind: 'ignored', item };
  if (placement.kind === 'refused') return refused(item, name, placement.code);
  const target = bytePath(placement.drivePath);
  if (isReserved(target)) return refused(item, name, 'TAKEN_NAME');
  const thereStats = look(options.driveRoot, target);
  const there: DriveFile | null =
    thereStats === null ? null : { path: target, sizeBytes: thereStats.size, mtimeMs: thereStats.mtimeMs };
  const decision = decideCopy({
    there: thereStats === null ? null : { isFile: thereStats.isFile(), sizeBytes: thereStats.size },
    known: there === null ? null : options.table.get(there),
    source: { sizeBytes: stats.size, mtimeMs: stats.mtimeMs },
  });
  return { kind: 'placed', item, stats, target, decision, there };
}

function refused(item: SourceItem, name: SourceName, reason: string): PlacedSource {
  return { kind: 'refused', item, display: name.display, reason };
}

/** Whether a file on a drive is Drivepost's own: SIGNATURE in the root, and everything in `.drivepost/`. */
export function isOwn(path: BytePath): boolean {
  return path === signatureName || path.startsWith(`${drivepostFolder}/`);
}

/** Whether a name must be left to Drivepost: its own files, in any case, since some file systems know no case. */
function isReserved(path: BytePath): boolean {
  const first = (path.split('/', 1)[0] ?? '').toLowerCase();
  return first === drivepostFolder.toLowerCase() || path.toLowerCase() === signatureName.toLowerCase();
}
