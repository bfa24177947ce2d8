import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import type { AccountKeys } from './service-contract.ts';
import type { Account, Accounts } from './station.ts';
import type { StationStore } from './store/station-store.ts';

/** A cryptographic source of bytes. */
export type RandomBytes = (count: number) => Uint8Array;

const nameRule = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u;
/** 32 characters, so that five random bits make one. */
const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The accounts of a station, for the people who run it. */
export function createAccounts(store: StationStore, clock: Clock, randomBytes: RandomBytes): Accounts {
  return {
    async add(wantedName) {
      const name = wantedName.trim().normalize('NFC');
      if (!nameRule.test(name)) throw appError('ACCOUNT_NAME');
      const secretAccessKey = Buffer.from(randomBytes(30)).toString('base64');
      const account: Account = {
        account: randomText(randomBytes, 12).toLowerCase(),
        name,
        // AWS's ids begin with AKIA; another beginning keeps the two apart in people's configurations.
        accessKeyId: `DPST${randomText(randomBytes, 16)}`,
        createdMs: clock.now(),
        removedMs: null,
      };
      await store.change(async (queries) => {
        if ((await queries.accounts.findByName(name)) !== null) {
          throw appError('ACCOUNT_NAME', { detail: 'There is one of that name.' });
        }
        await queries.accounts.insert({ ...account, secretAccessKey });
      });
      return { ...account, secretAccessKey };
    },

    async list() {
      return (await store.queries.accounts.list()).map(withoutSecret);
    },

    async remove(nameOrAccessKeyId) {
      return store.change(async (queries) => {
        const wanted = nameOrAccessKeyId.trim().normalize('NFC');
        const account =
          (await queries.accounts.findByName(wanted)) ?? (await queries.accounts.findByAccessKeyId(wanted));
        if (account === null) throw appError('ACCOUNT_NOT_FOUND');
        const removedMs = clock.now();
        await queries.accounts.markRemoved(account.account, removedMs);
        return { ...withoutSecret(account), removedMs };
      });
    },
  };
}

/** Finds the secrets that requests are checked with; removed accounts have none. */
export function createAccountKeys(store: StationStore): AccountKeys {
  return {
    async find(accessKeyId) {
      const account = await store.queries.accounts.findByAccessKeyId(accessKeyId);
      if (account === null) return null;
      return { account: account.account, secretAccessKey: account.secretAccessKey() };
    },
  };
}

function withoutSecret(account: Account): Account {
  const { name, accessKeyId, createdMs, removedMs } = account;
  return { account: account.account, name, accessKeyId, createdMs, removedMs };
}

function randomText(randomBytes: RandomBytes, length: number): string {
  return Array.from(randomBytes(length), (byte) => idAlphabet[byte % idAlphabet.length]).join('');
}
