import type { Handlers } from '../../../../shared/contract/define.ts';
import { treeContract } from '../../../../shared/contract/tree.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createTreeHandlers(services: Services): Handlers<typeof treeContract> {
  void services;
  return notYet(treeContract);
}
