import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import type { Capacity } from './capacity.ts';

/** What keeps the files from being copied, as far as it can be seen in this step. */
export type FilesMissing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'noFiles' }
  | { readonly kind: 'space'; readonly missingBytes: number }
  | { readonly kind: 'refused'; readonly files: number };

/** Finds what is missing. What an earlier copy put on the drive needs no more space, so a want of it is no bar then. */
export function filesMissing(
  draft: Draft,
  tree: TreeState | null,
  space: { readonly capacity: Capacity | null; readonly hasEarlierCopy: boolean },
): FilesMissing {
  if (draft.sources.length === 0 && !draft.useDriveContents) return { kind: 'sources' };
  if (tree === null) return { kind: 'nothing' };
  if (tree.phase === 'failed') return { kind: 'failed' };
  const { refusedFiles, files, phase } = tree;
  if (refusedFiles > 0 && !draft.skipErrors) return { kind: 'refused', files: refusedFiles };
  if (phase === 'ready' && files === 0) return { kind: 'noFiles' };
  const missingBytes = draft.useDriveContents ? 0 : (space.capacity?.missingBytes ?? 0);
  if (missingBytes > 0 && !space.hasEarlierCopy) return { kind: 'space', missingBytes };
  return { kind: 'nothing' };
}
