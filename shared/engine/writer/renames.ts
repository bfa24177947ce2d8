import { canRenameTo } from '../../domain/keys/rename.ts';
import { createPathTable } from '../../domain/keys/path-table.ts';
import { displayOf, textOf } from '../files/byte-path.ts';
import type { SourceItem } from './sources.ts';

/** What something found in the sources is called. */
export interface SourceName {
  /** Tells it from all others: `display`, with `//2` behind it for the second file of one path, and so on. */
  readonly handle: string;
  /** The path below the manifest's prefix that it shall have; null when its bytes are not UTF-8 and it gets no other. */
  readonly text: string | null;
  /** The source's own path, for people. */
  readonly display: string;
  readonly isRenamed: boolean;
  /** What the file was to be renamed to, when that is no path; else null. */
  readonly refusedName: string | null;
}

/** The new names of one walk through the sources. */
export interface Renames {
  /** To be called once for each thing found, in the order of the walk. */
  nameOf(item: SourceItem): SourceName;
  /** Handles in the renames that were not met up to now. */
  unused(): readonly string[];
}

const twinHandle = /\/\/\d+$/;

/**
 * Makes the names of one walk. Files of one path, which can come from several sources, are counted where a rename names
 * such a file, or with `countsTwins`.
 */
export function createRenames(
  renames: Readonly<Record<string, string>> = {},
  { countsTwins = false }: { readonly countsTwins?: boolean } = {},
): Renames {
  const targets = new Map(Object.entries(renames));
  const unused = new Set(targets.keys());
  /** Of the files that are named, the second of a path has another name than the first. */
  const named = new Set([...unused].map((handle) => handle.replace(twinHandle, '')));
  const seen = createPathTable(true);
  const twins = new Map<string, number>();

  function handleOf(display: string): string {
    const isCounted = countsTwins || named.has(display);
    if (!isCounted || seen.claim(display, 'file') !== 'same') return display;
    const number = (twins.get(display) ?? 1) + 1;
    twins.set(display, number);
    return `${display}//${number}`;
  }

  return {
    nameOf(item) {
      const own = textOf(item.keyPath);
      const display = own ?? displayOf(item.keyPath);
      const handle = item.kind === 'file' ? handleOf(display) : display;
      const to = item.kind === 'file' ? targets.get(handle) : undefined;
      if (to === undefined) return { handle, text: own, display, isRenamed: false, refusedName: null };
      unused.delete(handle);
      if (!canRenameTo(to)) return { handle, text: own, display, isRenamed: false, refusedName: to };
      return { handle, text: to, display, isRenamed: true, refusedName: null };
    },
    unused: () => [...unused],
  };
}
