import type { Handlers } from '../../../../shared/contract/define.ts';
import type { treeContract } from '../../../../shared/contract/tree.ts';
import type { Services } from '../../services.ts';

/** The tree of keys, which a process of its own holds. */
export function createTreeHandlers({ trees }: Services): Handlers<typeof treeContract> {
  return {
    'tree.watch': (spec, signal) => trees.watch(spec, signal),
    'tree.rows': (input) => trees.call('tree.rows', input),
    'tree.toggle': (input) => trees.call('tree.toggle', input),
    'tree.filter': (input) => trees.call('tree.filter', input),
    'tree.reveal': (input) => trees.call('tree.reveal', input),
  };
}
