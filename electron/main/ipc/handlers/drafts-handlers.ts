import type { Handlers } from '../../../../shared/contract/define.ts';
import { draftsContract } from '../../../../shared/contract/drafts.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createDraftsHandlers(services: Services): Handlers<typeof draftsContract> {
  void services;
  return notYet(draftsContract);
}
