import type { Handlers } from '../../shared/contract/define.ts';
import { treeContract } from '../../shared/contract/tree.ts';
import { notYet } from '../main/ipc/not-yet.ts';

/** The tree of keys in this process; it lives as long as its feed. */
export function createTreeHandlers(): Handlers<typeof treeContract> {
  return notYet(treeContract);
}
