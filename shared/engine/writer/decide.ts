import type { VerifiedFile } from './verified-record.ts';

/** What is to be done for a source file, by what lies under its name on the drive. */
export type CopyDecision = 'copy' | 'replace' | 'adopt' | 'verified' | 'conflict';

export interface CopyFacts {
  /** What lies under the name; null when nothing does. */
  readonly there: { readonly isFile: boolean; readonly sizeBytes: number } | null;
  /** What the journal knows of exactly that file; null when nothing. */
  readonly known: VerifiedFile | null;
  readonly source: { readonly sizeBytes: number; readonly mtimeMs: number };
}

/**
 * Never overwrites what an earlier run did not write. A file of which nothing is known counts as the source's when its
 * content is (`adopt`); a file that another source of this run claimed is a conflict.
 */
export function decideCopy({ there, known, source }: CopyFacts): CopyDecision {
  if (there === null) return 'copy';
  if (!there.isFile || known?.isClaimed === true) return 'conflict';
  const isSameSize = there.sizeBytes === source.sizeBytes;
  if (known === null || known.sourceMtimeMs === null) return isSameSize ? 'adopt' : 'conflict';
  return isSameSize && known.sourceMtimeMs === source.mtimeMs ? 'verified' : 'replace';
}
