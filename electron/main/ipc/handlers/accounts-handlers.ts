import type { Handlers } from '../../../../shared/contract/define.ts';
import { accountsContract } from '../../../../shared/contract/accounts.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createAccountsHandlers(services: Services): Handlers<typeof accountsContract> {
  void services;
  return notYet(accountsContract);
}
