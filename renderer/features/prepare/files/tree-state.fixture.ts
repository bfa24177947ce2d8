import type { TreeState } from '../../../../shared/contract/tree.ts';

/** What a test's tree is known to be; empty and being read unless told. */
export function treeState(part: Partial<TreeState> = {}): TreeState {
  return {
    treeId: 't1',
    phase: 'scanning',
    revision: 0,
    rowCount: 0,
    files: 0,
    folders: 0,
    bytes: 0,
    ignoredFiles: 0,
    refusedFiles: 0,
    changedFiles: 0,
    spaceNeededBytes: null,
    findings: [],
    addedSubstitutions: {},
    offeredIgnoreRules: [],
    error: null,
    ...part,
  };
}
