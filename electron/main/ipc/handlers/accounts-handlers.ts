import type { accountsContract } from '../../../../shared/contract/accounts.ts';
import type { Handlers } from '../../../../shared/contract/define.ts';
import { testAccount } from '../../accounts/test-account.ts';
import type { Services } from '../../services.ts';

/** Accounts at job services, and the address book. */
export function createAccountsHandlers(services: Services): Handlers<typeof accountsContract> {
  const { accounts, addresses, askService } = services;
  return {
    'accounts.watch': (_input, signal) => accounts.watch(signal),
    'accounts.save': (input) => accounts.save(input),
    'accounts.remove': ({ accountId }) => accounts.remove(accountId),
    'accounts.test': (input) => testAccount(input, askService),
    'addresses.watch': (_input, signal) => addresses.watch(signal),
    'addresses.save': (input) => addresses.save(input),
    'addresses.remove': ({ addressId }) => addresses.remove(addressId),
  };
}
