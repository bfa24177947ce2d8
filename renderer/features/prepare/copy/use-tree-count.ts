import { useEffect, useMemo, useState } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import { wantedTree } from '../files/wanted-tree.ts';

/** Counts what a draft would copy, as the tree of keys does; null until something is known. */
export function useTreeCount(client: AppClient, draft: Draft): TreeState | null {
  const [count, setCount] = useState<TreeState | null>(null);
  // The same decisions are the same count, whatever else of the draft changes.
  const wanted = JSON.stringify(wantedTree(draft, true));
  const spec = useMemo(() => JSON.parse(wanted) as ReturnType<typeof wantedTree>, [wanted]);
  useEffect(() => {
    if (spec === null) return undefined;
    return client.subscribe(
      'tree.watch',
      { ...spec, replaces: null },
      {
        onValue: setCount,
        onEnd: () => setCount((before) => (before === null ? null : { ...before, phase: 'failed' })),
      },
    );
  }, [client, spec]);
  return count;
}
