import type { Finding } from '../../domain/keys/finding.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { signatureName } from '../../domain/keys/key-for.ts';
import type { Layout, LintItem } from '../../domain/keys/placement.ts';
import { renameInvalidFinding } from '../../domain/keys/rename.ts';
import { bytePath, type BytePath } from '../files/byte-path.ts';
import type { Renames, SourceName } from './renames.ts';
import type { SourceItem } from './sources.ts';

/** Where something found in the sources goes. */
export type NamedSource<FileStats> =
  | {
      readonly kind: 'placed';
      readonly name: SourceName;
      readonly stats: FileStats;
      readonly key: string;
      readonly drivePath: string;
      /** The same as bytes. */
      readonly target: BytePath;
    }
  /** `stats` is null for what cannot be read. */
  | { readonly kind: 'ignored'; readonly name: SourceName; readonly stats: FileStats | null }
  /** Cannot arrive. `reason` is a finding's code or the system's. */
  | {
      readonly kind: 'refused';
      readonly name: SourceName;
      readonly stats: FileStats | null;
      readonly reason: string;
    }
  /** No file: a link, an empty folder … */
  | { readonly kind: 'noFile'; readonly name: SourceName };

export interface NamingOptions<FileStats extends { readonly size: number } = { readonly size: number }> {
  readonly layout: Layout;
  /** Made for this walk. */
  readonly renames: Renames;
  /** Takes what the layout cannot know of. */
  readonly report: (finding: Finding) => void;
  /** Takes everything found, files or not. */
  readonly lint: (item: LintItem) => void;
  /** What a file is now; null when it cannot be told. */
  readonly statsOf: (item: SourceItem) => FileStats | null;
}

/** Makes what names one thing of a walk after the other; to be called once for each, in their order. */
export function createNaming<FileStats extends { readonly size: number }>(
  options: NamingOptions<FileStats>,
): (item: SourceItem) => NamedSource<FileStats> {
  const { layout, renames, report, statsOf } = options;

  function lint(item: SourceItem, name: SourceName, stats: FileStats | null): void {
    const { kind, errorCode } = item;
    const { text, display } = name;
    options.lint({ kind, text, display, sizeBytes: stats?.size ?? null, errorCode });
  }

  function place(name: SourceName, stats: FileStats): NamedSource<FileStats> {
    if (name.refusedName !== null) {
      report(renameInvalidFinding(name.display, name.refusedName));
      return { kind: 'refused', name, stats, reason: 'RENAME_INVALID' };
    }
    if (name.text === null) return { kind: 'refused', name, stats, reason: 'INVALID_UTF8' };
    const placement = layout.place(name.text, name.display);
    if (placement.kind === 'ignored') return { kind: 'ignored', name, stats };
    if (placement.kind === 'refused') return { kind: 'refused', name, stats, reason: placement.code };
    const target = bytePath(placement.drivePath);
    if (isReserved(target)) return { kind: 'refused', name, stats, reason: 'TAKEN_NAME' };
    const { key, drivePath } = placement;
    return { kind: 'placed', name, stats, key, drivePath, target };
  }

  return (item) => {
    const name = renames.nameOf(item);
    const stats = item.kind === 'file' ? statsOf(item) : null;
    const isGone = item.kind === 'file' && stats === null;
    lint(isGone ? { ...item, kind: 'unreadable' } : item, name, stats);
    if (stats !== null) return place(name, stats);
    if (!isGone && item.kind !== 'unreadable') return { kind: 'noFile', name };
    if (name.text !== null && layout.ignores(name.text)) return { kind: 'ignored', name, stats };
    return { kind: 'refused', name, stats, reason: item.errorCode ?? 'UNREADABLE' };
  };
}

/** Whether a name must be left to Drivepost: its own files, in any case, since some file systems know no case. */
function isReserved(path: BytePath): boolean {
  const first = (path.split('/', 1)[0] ?? '').toLowerCase();
  return first === drivepostFolder.toLowerCase() || path.toLowerCase() === signatureName.toLowerCase();
}
